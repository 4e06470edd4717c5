#include "core/fit/design.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>
#include <string>

namespace losslab {

namespace {

constexpr double largest = 1e100;
/// What is left of a power beside the others, in units of itself: less is rounding, not points.
constexpr double dependent = 1e-12;

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

std::optional<Refusal> refuse_count(std::size_t count, const Shape& shape) {
  if (count >= static_cast<std::size_t>(shape.parameters())) return std::nullopt;
  if (count == 0) return Refusal{"points", "not defined, because there are no points"};
  if (shape == Shape{})
    return Refusal{"points", "not defined, because one point lies on many lines; add another"};
  return Refusal{"points", "not defined, because " + std::to_string(count) +
                               " points lie on many polynomials of " +
                               std::to_string(shape.parameters()) +
                               " coefficients; add points or lower the degree"};
}

Refusal refuse_places(const Shape& shape) {
  if (shape == Shape{})
    return {"points", "not defined, because all points have the same x; a line through them would "
                      "be vertical. Move one of them sideways"};
  return {"points", "not defined, because the points stand at fewer different x than the "
                    "polynomial has coefficients" +
                        std::string(shape.intercept ? "" : " (x = 0 does not count)") +
                        "; move some sideways or lower the degree"};
}

using Numbers = Eigen::Map<const Eigen::ArrayXd>;

Numbers numbers(const std::vector<double>& values) {
  return {values.data(), static_cast<Eigen::Index>(values.size())};
}

/// Summed as differences from the first, so that a common offset costs no digits.
double mean_of(const Numbers& values) { return values[0] + (values - values[0]).mean(); }

} // namespace

std::optional<Refusal> Design::assign(std::span<const Sample> points, const Shape& shape) {
  bool same_places = has_columns_ && shape == shape_ && points.size() == x_.size();
  has_columns_ = false;
  shape_ = shape;
  if (auto refusal = refuse_count(points.size(), shape)) return refusal;
  if (auto refusal = refuse_numbers(points)) return refusal;
  x_.resize(points.size());
  y_.resize(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    same_places = same_places && x_[i] == points[i].x;
    x_[i] = points[i].x;
    y_[i] = points[i].y;
  }
  if (!same_places) // else they are those of the frame before: only y has changed
    if (auto refusal = make_columns()) return refusal;
  has_columns_ = true;
  centre_targets();
  solve_least_squares();
  return std::nullopt;
}

std::optional<Refusal> Design::make_columns() {
  const Numbers x = numbers(x_);
  centre_ = shape_.intercept ? mean_of(x) : 0;
  const double reach = (x - centre_).abs().maxCoeff();
  if (reach == 0 || (shape_.intercept && (x == x[0]).all())) return refuse_places(shape_);
  // A power of two: dividing by it loses no digit.
  scale_ = std::exp2(std::ilogb(reach) + 1);
  const int count = shape_.parameters();
  columns_.resize(x.size(), count);
  powers_ = SquareMatrix::Zero(count, count);
  const double share = 1 / static_cast<double>(x.size());
  for (int k = 0; k < count; ++k) {
    auto column = columns_.col(k);
    if (k == 0 && shape_.intercept)
      column.setOnes();
    else if (k == 0)
      column = (x / scale_).matrix();
    else // the power of u, or one that differs from it by those before
      column = columns_.col(k - 1).array() * ((x - centre_) / scale_);
    powers_(k, k) = 1;
    if (k > 0) powers_.col(k).tail(count - 1) = powers_.col(k - 1).head(count - 1);
    const double size = std::sqrt(column.squaredNorm() * share);
    for (int round = 0; round < 2; ++round)
      for (int j = 0; j < k; ++j) {
        const double along = columns_.col(j).dot(column) * share;
        column -= along * columns_.col(j);
        powers_.col(k) -= along * powers_.col(j);
      }
    const double left = std::sqrt(column.squaredNorm() * share);
    if (!(left > dependent * size)) return refuse_places(shape_);
    column /= left;
    powers_.col(k) /= left;
  }
  return std::nullopt;
}

void Design::centre_targets() {
  mean_y_ = shape_.intercept ? mean_of(numbers(y_)) : 0;
  centred_y_.resize(y_.size());
  Eigen::Map<Eigen::ArrayXd>(centred_y_.data(), numbers(y_).size()) = numbers(y_) - mean_y_;
}

void Design::solve_least_squares() {
  const Eigen::Map<const Eigen::VectorXd> y(centred_y_.data(), columns_.rows());
  const double share = 1 / static_cast<double>(y.size());
  least_squares_ = Coefficients::Zero(columns_.cols());
  // The second round fits what the first left over, which restores the digits lost to rounding.
  rest_ = y;
  for (int round = 0; round < 2; ++round)
    for (int k = 0; k < shape_.parameters(); ++k) {
      const double more = columns_.col(k).dot(rest_) * share;
      least_squares_[k] += more;
      rest_ -= more * columns_.col(k);
    }
}

Polynomial Design::over_x(const Coefficients& over_columns, bool centred) const {
  Polynomial curve;
  curve.centre = centre_;
  curve.scale = scale_;
  curve.degree = shape_.degree;
  const Coefficients powers = powers_ * over_columns;
  for (int k = 0; k < shape_.parameters(); ++k)
    curve.coefficient[static_cast<std::size_t>(k) + first_power()] = powers[k];
  if (centred) curve.coefficient[0] += mean_y_;
  return curve;
}

Coefficients Design::over_columns(const Polynomial& curve, bool centred) const {
  const Polynomial here = curve.about(centre_, scale_);
  Coefficients powers(shape_.parameters());
  for (int k = 0; k < shape_.parameters(); ++k)
    powers[k] = here.coefficient[static_cast<std::size_t>(k) + first_power()];
  if (centred) powers[0] -= mean_y_;
  return powers_.triangularView<Eigen::Upper>().solve(powers);
}

double Design::leverage(std::size_t point) const {
  return columns_.row(static_cast<Eigen::Index>(point)).squaredNorm() / static_cast<double>(size());
}

} // namespace losslab
