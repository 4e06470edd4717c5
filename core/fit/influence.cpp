#include "core/fit/influence.h"

#include "core/fit/error_alone.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

/// The median |residual|: the size of a usual error. Where most points are met, next to nothing.
double usual_error(std::span<const PointInfluence> influence) {
  std::vector<double> sizes;
  sizes.reserve(influence.size());
  for (const auto& point : influence)
    sizes.push_back(std::abs(point.residual));
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(*middle, 1e-9 * *std::max_element(sizes.begin(), sizes.end()));
}

/// slope/residual of a fully trusted point, where the loss itself fixes it: its curvature at zero
/// error, the same at every target and not exceeded anywhere. Otherwise 0.
double full_trust(const PointwiseLoss& loss) {
  return of_error_alone(loss) && loss.kinks(0).empty() ? loss.at(0, 0).curvature : 0;
}

} // namespace

void measure_influence(const PointwiseLoss& loss, const Design& design, const SeenCurve& seen,
                       std::vector<PointInfluence>& influence) {
  const auto y = design.targets(false);
  influence.assign(y.size(), {});
  for (std::size_t i = 0; i < y.size(); ++i)
    influence[i] = {.residual = seen.curve.at(design.x(i)) - y[i],
                    .weight = 0,
                    .share = 0,
                    .leverage = design.leverage(i)};
  double trust = full_trust(loss);
  const bool relative = trust <= 0;
  const double usual = relative ? usual_error(influence) / seen.scale : 0;
  const double least = relative ? 1e-3 * usual : 0; // a touched point is looked at from near by
  std::vector<double> pulls;
  find_pulls(loss, design, seen, pulls);
  double total = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    PointInfluence& point = influence[i];
    const double residual = point.residual / seen.scale;
    const double target = y[i] / seen.scale;
    const double size = std::max(std::abs(residual), least);
    const double pull =
        size > std::abs(residual)
            ? std::abs(loss.at(target + std::copysign(size, residual), target).slope)
            : std::abs(pulls[i]);
    point.weight = size > 0 ? pull / size : trust;
    point.share = std::abs(pulls[i]);
    total += point.share;
    if (relative && usual > 0) trust = std::max(trust, pull / std::max(size, usual));
  }
  for (PointInfluence& point : influence) {
    point.weight = trust > 0 ? std::min(1.0, point.weight / trust) : 1;
    point.share = total > 0 ? point.share / total : 0;
  }
}

} // namespace losslab
