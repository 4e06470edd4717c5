#include "core/fit/left_out.h"

#include "core/fit/far_out.h"
#include "core/fit/line.h"
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

std::optional<Line> line_of(LineFitter& fitter, const Loss& loss, std::span<const Sample> points) {
  fitter.set_points(points);
  const auto fit = fitter.fit(loss);
  return fit ? std::optional(fit->line) : std::nullopt;
}

double median_distance(std::span<const Sample> points, std::size_t but, const Line& line) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i != but) distances.push_back(std::abs(line.at(points[i].x) - points[i].y));
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

} // namespace

std::optional<Line> line_without(const Loss& loss, std::span<const Sample> points,
                                 std::size_t left_out) {
  LineFitter fitter;
  return line_of(fitter, loss, all_but(points, left_out));
}

std::vector<std::optional<Line>>
lines_without_each(const Loss& loss, std::span<const Sample> points, const std::stop_token& stop) {
  std::vector<std::optional<Line>> lines;
  if (points.empty()) return lines;
  LineFitter fitter;
  std::vector<Sample> rest = all_but(points, 0);
  for (std::size_t i = 0; i < points.size() && !stop.stop_requested(); ++i) {
    if (i > 0) rest[i - 1] = points[i - 1]; // back in its place, which was that of its neighbour
    lines.push_back(line_of(fitter, loss, rest));
  }
  return lines;
}

std::optional<double> usual_error(std::span<const Sample> points) {
  if (points.size() < 3) return std::nullopt;
  LineFitter fitter;
  const auto line = line_of(fitter, **make_loss("mse"), points);
  if (!line) return std::nullopt;
  double squares = 0;
  double largest = 0;
  for (const Sample& point : points) {
    squares += std::pow(line->at(point.x) - point.y, 2);
    largest = std::max({largest, std::abs(point.y), std::abs(line->slope * point.x)});
  }
  const double error = std::sqrt(squares / static_cast<double>(points.size() - 2));
  // What rounding leaves of residuals that are nothing is no unit.
  return error > 1e-12 * largest && std::isfinite(error) ? std::optional(error) : std::nullopt;
}

double shift(std::span<const Sample> points, const Line& fitted, const Line& without,
             double usual_error) {
  double squares = 0;
  for (const Sample& point : points)
    squares += std::pow((fitted.at(point.x) - without.at(point.x)) / usual_error, 2);
  return std::sqrt(squares / static_cast<double>(points.size()));
}

std::optional<double> followed(const Sample& point, const Line& fitted, const Line& without) {
  const double way = point.y - without.at(point.x);
  const double share = (fitted.at(point.x) - without.at(point.x)) / way;
  return way != 0 && std::isfinite(share) ? std::optional(share) : std::nullopt;
}

bool carried(const PointwiseLoss& loss, std::span<const Sample> points, std::size_t point,
             double leverage, const Line& fitted, const Line& without) {
  constexpr double carried_off = 3;
  const auto far = far_out(loss);
  if (!far || !far->bounds_pull()) return false;
  if (points.size() < 3 || leverage <= 4 / static_cast<double>(points.size())) return false;
  const auto share = followed(points[point], fitted, without);
  if (!share || *share <= 0.5) return false;
  double farthest = 0;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i != point)
      farthest = std::max(farthest, std::abs(fitted.at(points[i].x) - without.at(points[i].x)));
  return farthest > carried_off * median_distance(points, point, without);
}

} // namespace losslab
