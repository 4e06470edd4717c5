#include "core/fit/left_out.h"

#include "core/fit/far_out.h"
#include "core/loss/catalogue.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

std::vector<Sample> all_but(std::span<const Sample> points, std::size_t left_out) {
  std::vector<Sample> rest(points.begin(), points.end());
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
  return rest;
}

double median_distance(std::span<const Sample> points, std::size_t but, const Polynomial& curve) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i != but) distances.push_back(std::abs(curve.at(points[i].x) - points[i].y));
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

} // namespace

std::optional<Polynomial> curve_without(const Method& method, std::span<const Sample> points,
                                        std::size_t left_out) {
  Fitter fitter;
  return fitted_curve(fitter, method, all_but(points, left_out));
}

std::vector<std::optional<Polynomial>> curves_without_each(const Method& method,
                                                           std::span<const Sample> points,
                                                           const std::stop_token& stop) {
  std::vector<std::optional<Polynomial>> curves;
  if (points.empty()) return curves;
  Fitter fitter;
  std::vector<Sample> rest = all_but(points, 0);
  for (std::size_t i = 0; i < points.size() && !stop.stop_requested(); ++i) {
    if (i > 0) rest[i - 1] = points[i - 1]; // back in its place, which was that of its neighbour
    curves.push_back(fitted_curve(fitter, method, rest));
  }
  return curves;
}

std::optional<double> usual_error(std::span<const Sample> points, const Shape& shape) {
  const auto spare = static_cast<double>(points.size()) - shape.parameters();
  if (spare <= 0) return std::nullopt;
  Fitter fitter;
  const auto curve = fitted_curve(fitter, {*make_loss("mse"), shape}, points);
  if (!curve) return std::nullopt;
  double squares = 0;
  double largest = 0;
  for (const Sample& point : points) {
    squares += std::pow(curve->at(point.x) - point.y, 2);
    largest = std::max({largest, std::abs(point.y), std::abs(curve->at(point.x))});
  }
  const double error = std::sqrt(squares / spare);
  // What rounding leaves of residuals that are nothing is no unit.
  return error > 1e-12 * largest && std::isfinite(error) ? std::optional(error) : std::nullopt;
}

double shift(std::span<const Sample> points, const Polynomial& fitted, const Polynomial& without,
             double usual_error) {
  double squares = 0;
  for (const Sample& point : points)
    squares += std::pow((fitted.at(point.x) - without.at(point.x)) / usual_error, 2);
  return std::sqrt(squares / static_cast<double>(points.size()));
}

std::optional<double> followed(const Sample& point, const Polynomial& fitted,
                               const Polynomial& without) {
  const double way = point.y - without.at(point.x);
  const double share = (fitted.at(point.x) - without.at(point.x)) / way;
  return way != 0 && std::isfinite(share) ? std::optional(share) : std::nullopt;
}

bool carried(const Method& method, std::span<const Sample> points, std::size_t point,
             double leverage, const Polynomial& fitted, const Polynomial& without) {
  constexpr double carried_off = 3;
  const auto far = far_out(*pointwise(*method.loss));
  if (!far || !far->bounds_pull()) return false;
  const int parameters = method.shape.parameters();
  if (points.size() < 3 || leverage <= 2.0 * parameters / static_cast<double>(points.size()))
    return false;
  const auto share = followed(points[point], fitted, without);
  if (!share || *share <= 0.5) return false;
  double farthest = 0;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i != point)
      farthest = std::max(farthest, std::abs(fitted.at(points[i].x) - without.at(points[i].x)));
  return farthest > carried_off * median_distance(points, point, without);
}

} // namespace losslab
