#include "core/fit/points.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Core>
#include <string>

namespace losslab {

namespace {

constexpr double largest = 1e100;

Refusal refuse_number(double value, std::size_t index, const char* name) {
  const std::string place = "points[" + std::to_string(index) + "]." + name;
  if (!std::isfinite(value)) return Refusal{place, "not defined, because it is no finite number"};
  return Refusal{place, "not defined, because its square is too large for a double; keep values "
                        "within ±1e100"};
}

std::optional<Refusal> refuse_numbers(std::span<const Sample> points) {
  const auto fits = [](double value) { return std::abs(value) <= largest; }; // NaN does not
  for (std::size_t i = 0; i < points.size(); ++i)
    if (!fits(points[i].x) || !fits(points[i].y))
      return fits(points[i].x) ? refuse_number(points[i].y, i, "y")
                               : refuse_number(points[i].x, i, "x");
  return std::nullopt;
}

using Numbers = Eigen::Map<const Eigen::ArrayXd>;

Numbers numbers(const std::vector<double>& values) {
  return {values.data(), static_cast<Eigen::Index>(values.size())};
}

/// Summed as differences from the first, so that a common offset costs no digits.
double mean_of(const Numbers& values) { return values[0] + (values - values[0]).mean(); }

} // namespace

std::optional<Refusal> FitPoints::assign(std::span<const Sample> points) {
  if (points.size() < 2)
    return Refusal{"points",
                   points.empty()
                       ? "not defined, because there are no points"
                       : "not defined, because one point lies on many lines; add another"};
  if (auto refusal = refuse_numbers(points)) return refusal;
  u_.resize(points.size());
  y_.resize(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    u_[i] = points[i].x;
    y_[i] = points[i].y;
  }
  centre_ = mean_of(numbers(u_));
  if ((numbers(u_) == u_[0]).all())
    return Refusal{"points", "not defined, because all points have the same x; a line through them "
                             "would be vertical. Move one of them sideways"};
  Eigen::Map<Eigen::ArrayXd> u(u_.data(), numbers(u_).size());
  u -= centre_;
  // A power of two: dividing by it loses no digit.
  scale_ = std::exp2(std::ilogb(u.abs().maxCoeff()) + 1);
  u /= scale_;
  centre_targets();
  solve_least_squares();
  return std::nullopt;
}

void FitPoints::centre_targets() {
  mean_y_ = mean_of(numbers(y_));
  centred_y_.resize(y_.size());
  Eigen::Map<Eigen::ArrayXd>(centred_y_.data(), numbers(y_).size()) = numbers(y_) - mean_y_;
}

void FitPoints::solve_least_squares() {
  const Numbers u = numbers(u_);
  const Numbers y = numbers(centred_y_);
  const double mean_u = u.mean();
  const double suu = (u - mean_u).square().sum();
  Line line;
  // The second round fits what the first left over, which restores the digits lost to rounding.
  for (int round = 0; round < 2; ++round) {
    const auto rest = y - line.intercept - line.slope * u;
    const double slope = ((u - mean_u) * rest).sum() / suu;
    line = {line.intercept + rest.mean() - slope * mean_u, line.slope + slope};
  }
  least_squares_ = line;
}

Line FitPoints::over_x(const Line& over_u, bool centred) const {
  const double slope = over_u.slope / scale_;
  const double offset = centred ? mean_y_ : 0;
  return {offset + (over_u.intercept - over_u.slope * (centre_ / scale_)), slope};
}

Line FitPoints::over_u(const Line& over_x, bool centred) const {
  const double offset = centred ? mean_y_ : 0;
  return {over_x.at(centre_) - offset, over_x.slope * scale_};
}

} // namespace losslab
