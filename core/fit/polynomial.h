#pragma once

#include "core/scene/scene.h"

#include <array>
#include <Eigen/Core>

namespace losslab {

inline constexpr int most_parameters = OutliersScene::most_degree + 1;

/// Which polynomials are fitted.
struct Shape {
  int degree = 1;        ///< 1 … OutliersScene::most_degree
  bool intercept = true; ///< else all of them pass through the origin

  int parameters() const { return degree + (intercept ? 1 : 0); }
  bool operator==(const Shape&) const = default;
};

/// ŷ = Σ coefficient[k]·u^k with u = (x − centre)/scale, so that no unit and no distance from the
/// origin costs digits.
struct Polynomial {
  double centre = 0;
  double scale = 1;
  int degree = 1;
  std::array<double, most_parameters> coefficient{};

  Polynomial() = default;
  explicit Polynomial(const Line& line) : coefficient{line.intercept, line.slope} {}

  double at(double x) const;
  /// The same polynomial in (x − centre)/scale.
  Polynomial about(double new_centre, double new_scale) const;
  /// The coefficients of 1, x, x², …: what is told of it. Far from the origin they lose digits;
  /// what is rounding at every point is left out, so that a level curve has slope 0.
  std::array<double, most_parameters> over_x() const;
  /// Of degree 1.
  Line line() const {
    const auto told = over_x();
    return {told[0], told[1]};
  }
};

/// One number for each parameter.
using Coefficients = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, most_parameters, 1>;
using SquareMatrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, most_parameters, most_parameters>;

} // namespace losslab
