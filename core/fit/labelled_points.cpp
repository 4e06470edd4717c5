#include "core/fit/labelled_points.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace losslab {

namespace {

constexpr double largest = 1e100; ///< squares and products must stay within a double

std::optional<Refusal> refuse_number(double value, std::size_t index, const char* name) {
  if (std::abs(value) <= largest) return std::nullopt; // NaN is not
  return Refusal{"points[" + std::to_string(index) + "]." + name,
                 std::isfinite(value) ? "not defined, because its square is too large for a "
                                        "double; keep values within ±1e100"
                                      : "not defined, because it is no finite number"};
}

std::optional<Refusal> refuse_points(std::span<const Labelled> points) {
  if (points.empty()) return Refusal{"points", "not defined, because there are no points"};
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (auto refusal = refuse_number(points[i].x, i, "x")) return refusal;
    if (auto refusal = refuse_number(points[i].y, i, "y")) return refusal;
  }
  const Labelled& first = points.front();
  const auto all = [points](auto&& holds) {
    return std::all_of(points.begin(), points.end(), holds);
  };
  if (all([&first](const Labelled& point) { return point.positive == first.positive; }))
    return Refusal{"points", "not defined, because all points are of one class; the boundary would "
                             "run away from them for ever. Add or flip one"};
  if (all([&first](const Labelled& point) { return point.x == first.x && point.y == first.y; }))
    return Refusal{"points", "not defined, because all points are at one place, and no line can "
                             "tell them apart. Move one"};
  return std::nullopt;
}

/// Shifts a column to its mean and scales it to its spread. A power of two: dividing by it loses
/// no digit.
void standardise(Eigen::Ref<Eigen::VectorXd> column, double& centre, double& scale) {
  const double first = column[0];
  column.array() -= first;
  const double mean = column.mean();
  centre = first + mean;
  column.array() -= mean;
  const double spread = std::sqrt(column.squaredNorm() / static_cast<double>(column.size()));
  scale = spread > 0 ? std::exp2(std::ilogb(spread) + 1) : 1;
  column /= scale;
}

} // namespace

std::optional<Refusal> LabelledPoints::assign(std::span<const Labelled> points) {
  if (auto refusal = refuse_points(points)) return refusal;
  const auto count = static_cast<Eigen::Index>(points.size());
  design_.resize(count, 3);
  targets_.resize(count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const Labelled& point = points[static_cast<std::size_t>(i)];
    design_.row(i) << point.x, point.y, 1;
    targets_[i] = point.positive ? 1 : 0;
  }
  sides_ = 2 * targets_.array() - 1;
  for (int k = 0; k < 2; ++k)
    standardise(design_.col(k), centre_[k], scale_[k]);
  metric_ << 1 / (scale_[0] * scale_[0]), 1 / (scale_[1] * scale_[1]), 0;
  return std::nullopt;
}

Separator LabelledPoints::separator(const Eigen::Vector3d& v) const {
  const Eigen::Vector2d w = v.head<2>().cwiseQuotient(scale_);
  return {w[0], w[1], v[2] - w.dot(centre_)};
}

} // namespace losslab
