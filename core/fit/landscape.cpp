#include "core/fit/landscape.h"

#include "core/fit/mean_loss.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double times_the_spread = 2.5;

Range about(double centre, double reach) { return {centre - reach, centre + reach}; }
bool holds(const Range& range, double value) { return value > range.low && value < range.high; }

/// Of the points that stay.
struct Others {
  double count = 0;
  double x = 0; ///< mean
  double y = 0;
  double slope = 0; ///< of their line of least squares
  double width = 0; ///< standard deviation of x
  double spread = 0;

  Others(std::span<const Sample> points, std::optional<std::size_t> moving) {
    const auto each = [&](const auto& see) {
      for (std::size_t i = 0; i < points.size(); ++i)
        if (i != moving) see(points[i]);
    };
    each([&](const Sample& point) { // Welford's way: no sum outgrows its numbers
      ++count;
      x += (point.x - x) / count;
      y += (point.y - y) / count;
    });
    double xx = 0;
    double xy = 0;
    double yy = 0;
    each([&](const Sample& point) {
      xx += (point.x - x) * (point.x - x);
      xy += (point.x - x) * (point.y - y);
      yy += (point.y - y) * (point.y - y);
    });
    if (!(xx > 0)) return;
    slope = xy / xx;
    width = std::sqrt(xx / count);
    spread = std::sqrt(yy / count);
  }
};

} // namespace

std::optional<LinePlane> worth_seeing(std::span<const Sample> points,
                                      std::optional<std::size_t> moving,
                                      std::span<const Line> fits) {
  const Others others(points, moving);
  if (!(others.width > 0 && std::isfinite(others.spread + others.slope))) return std::nullopt;
  const double spread = others.spread > 0 ? others.spread : std::max(1.0, std::abs(others.y));
  LinePlane plane{others.x, {}, {}};
  const auto seen = [&](const Line& fit) {
    return holds(plane.slope, fit.slope) && holds(plane.height, plane.height_of(fit));
  };
  for (double reach = times_the_spread * spread; std::isfinite(reach); reach *= 2) {
    plane.slope = about(others.slope, reach / others.width);
    plane.height = about(others.y, reach);
    if (std::all_of(fits.begin(), fits.end(), seen)) return plane;
  }
  return std::nullopt;
}

std::vector<double> landscape(const PointwiseLoss& loss, std::span<const Sample> points,
                              const LinePlane& plane, std::size_t side, double scale,
                              const std::stop_token& stop) {
  MeanLoss mean_loss(loss, points, scale);
  const auto at = [side](const Range& range, std::size_t k) {
    return range.low + (range.high - range.low) * (static_cast<double>(k) + 0.5) /
                           static_cast<double>(side); // the middle of a cell
  };
  std::vector<double> values;
  values.reserve(side * side);
  for (std::size_t row = 0; row < side; ++row) {
    if (stop.stop_requested()) return {};
    for (std::size_t column = 0; column < side; ++column)
      values.push_back(mean_loss.of(plane.line(at(plane.slope, column), at(plane.height, row))));
  }
  return values;
}

} // namespace losslab
