#include "core/fit/pulls.h"

#include "core/fit/balance.h"
#include "core/fit/corners.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

/// Of a residual beside what it is the difference of: that of a touched point is rounding alone.
constexpr double rounding = 1e-12;
/// Beside the sum of all slopes: two sums that near to 0 are balanced.
constexpr double slack = 1e-12;

double touching_distance(const Design& design, const SeenCurve& seen) {
  double largest = 0;
  for (const double y : design.targets(false))
    largest = std::max(largest, std::abs(y));
  for (const double each : seen.curve.coefficient)
    largest += std::abs(each); // no power of u is larger than 1
  return rounding * largest / seen.scale;
}

Coefficients row(const Design& design, std::size_t point) {
  return design.columns().row(static_cast<Eigen::Index>(point)).transpose();
}

void find_pulls_of_corners(const PointwiseLoss& loss, const Design& design, const SeenCurve& seen,
                           std::vector<double>& pulls) {
  std::vector<double> y(design.targets(false).begin(), design.targets(false).end());
  for (double& each : y)
    each /= seen.scale;
  Corners corners;
  find_corners(loss, design.column(0), y, corners);

  const std::size_t per_point = corners.size() / design.size();
  const double near = touching_distance(design, seen);
  std::vector<std::size_t> points;
  std::vector<Balance::Touched> touched;
  Coefficients others = Coefficients::Zero(design.shape().parameters());
  double slopes = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const std::size_t point = i / per_point;
    const double residual = seen.curve.at(design.x(point)) / seen.scale - corners.y[i];
    slopes += corners.above[i] - corners.below[i];
    if (std::abs(residual) <= near) {
      points.push_back(point);
      touched.push_back({row(design, point), corners.below[i], corners.above[i]});
      continue;
    }
    const double pull = residual > 0 ? corners.above[i] : corners.below[i];
    others += pull * row(design, point);
    pulls[point] += pull;
  }
  if (touched.empty()) return;
  Balance balance(std::move(touched), others);
  if (!balance.find(slack * slopes)) return;
  for (std::size_t i = 0; i < points.size(); ++i)
    pulls[points[i]] += balance.pull(i);
}

} // namespace

void find_pulls(const PointwiseLoss& loss, const Design& design, const SeenCurve& seen,
                std::vector<double>& pulls) {
  pulls.assign(design.size(), 0);
  const auto y = design.targets(false);
  if (!loss.kinks(y.front() / seen.scale).empty())
    return find_pulls_of_corners(loss, design, seen, pulls);
  for (std::size_t i = 0; i < pulls.size(); ++i)
    pulls[i] = loss.at(seen.curve.at(design.x(i)) / seen.scale, y[i] / seen.scale).slope;
}

} // namespace losslab
