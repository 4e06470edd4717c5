#include "core/fit/corners.h"

#include "core/fit/error_alone.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

/// Kinks as distances from the target, and the slopes between them: one more.
struct Shape {
  std::vector<double> kinks;
  std::vector<double> slopes;
};

Shape shape_at(const PointwiseLoss& loss, double target) {
  Shape shape;
  shape.kinks = loss.kinks(target);
  const double beyond = std::max(1.0, std::abs(target)); // far enough not to be rounded away
  double from = shape.kinks.front() - 2 * beyond;
  for (const double kink : shape.kinks) {
    shape.slopes.push_back(loss.at(0.5 * (from + kink), target).slope);
    from = kink;
  }
  shape.slopes.push_back(loss.at(from + beyond, target).slope);
  for (double& kink : shape.kinks)
    kink -= target;
  return shape;
}

void add_corners(const Shape& shape, double u, double y, Corners& corners) {
  for (std::size_t i = 0; i < shape.kinks.size(); ++i) {
    const double jump = shape.slopes[i + 1] - shape.slopes[i];
    const double below = i == 0 ? shape.slopes.front() : 0; // the slopes below add up to the first
    corners.add(u, y + shape.kinks[i], below, below + jump);
  }
}

} // namespace

void Corners::clear() {
  for (auto* values : {&u, &y, &below, &above})
    values->clear();
}

void Corners::add(double at_u, double at_y, double slope_below, double slope_above) {
  u.push_back(at_u);
  y.push_back(at_y);
  below.push_back(slope_below);
  above.push_back(slope_above);
}

void find_corners(const PointwiseLoss& loss, std::span<const double> u, std::span<const double> y,
                  Corners& corners) {
  corners.clear();
  if (of_error_alone(loss)) { // the same shape at every target
    const Shape shape = shape_at(loss, 0);
    for (std::size_t i = 0; i < u.size(); ++i)
      add_corners(shape, u[i], y[i], corners);
  } else {
    for (std::size_t i = 0; i < u.size(); ++i)
      add_corners(shape_at(loss, y[i]), u[i], y[i], corners);
  }
}

} // namespace losslab
