#include "core/fit/influence.h"

#include "core/fit/error_alone.h"
#include "core/fit/pulls.h"

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

void set_leverages(std::span<const Sample> points, std::span<PointInfluence> influence) {
  const auto count = static_cast<double>(points.size());
  double mean = points[0].x;
  for (const Sample& point : points)
    mean += (point.x - points[0].x) / count;
  double reach = 0;
  for (const Sample& point : points)
    reach = std::max(reach, std::abs(point.x - mean));
  double sum = 0; // in units of the reach, whose square may not be a double
  for (const Sample& point : points)
    sum += std::pow((point.x - mean) / reach, 2);
  for (std::size_t i = 0; i < points.size(); ++i)
    influence[i].leverage = 1 / count + std::pow((points[i].x - mean) / reach, 2) / sum;
}

} // namespace

void measure_influence(const PointwiseLoss& loss, std::span<const Sample> points, const Line& line,
                       std::vector<PointInfluence>& influence) {
  influence.assign(points.size(), {});
  if (points.empty()) return;
  for (std::size_t i = 0; i < points.size(); ++i)
    influence[i].residual = line.at(points[i].x) - points[i].y;
  const double usual = usual_error(influence);
  double trust = full_trust(loss);
  const bool relative = trust <= 0;
  const double least = relative ? 1e-3 * usual : 0; // a touched point is looked at from near by
  std::vector<double> pulls;
  find_pulls(loss, points, line, pulls);
  double total = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    PointInfluence& point = influence[i];
    const double y = points[i].y;
    const double size = std::max(std::abs(point.residual), least);
    const double pull = size > std::abs(point.residual)
                            ? std::abs(loss.at(y + std::copysign(size, point.residual), y).slope)
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
  set_leverages(points, influence);
}

} // namespace losslab
