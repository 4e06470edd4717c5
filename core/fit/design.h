#pragma once

#include "core/fit/polynomial.h"
#include "core/outcome.h"
#include "core/scene/scene.h"

#include <Eigen/Core>
#include <optional>
#include <span>
#include <vector>

namespace losslab {

/// The points of a fit as a least squares problem sees them: a column for each parameter of the
/// polynomials, made orthogonal to the others (Gram and Schmidt, twice over, which is a QR
/// decomposition), each with a mean square of 1. Fits are solved for over these columns.
class Design {
 public:
  /// Refuses too few points, too few different x, what is not finite, and values beyond ±1e100
  /// (their squares and products must stay within a double). Allocates only when there are more
  /// points than ever before.
  std::optional<Refusal> assign(std::span<const Sample> points, const Shape& shape);

  std::size_t size() const { return y_.size(); }
  const Shape& shape() const { return shape_; }
  /// [point][parameter].
  Eigen::Ref<const Eigen::MatrixXd> columns() const { return columns_; }
  std::span<const double> column(int parameter) const {
    return {columns_.col(parameter).data(), size()};
  }
  double x(std::size_t point) const { return x_[point]; }

  /// As given, or where there is an intercept less their mean. A loss of the error alone is fitted
  /// to the latter.
  std::span<const double> targets(bool centred) const { return centred ? centred_y_ : y_; }
  /// What was taken from the targets: 0 without an intercept.
  double mean_y() const { return mean_y_; }

  /// Over the columns, for targets(centred).
  Polynomial over_x(const Coefficients& over_columns, bool centred) const;
  Coefficients over_columns(const Polynomial& curve, bool centred) const;

  /// Least squares over the columns, for targets(true).
  const Coefficients& least_squares() const { return least_squares_; }
  /// What a point's own y adds to its fitted value under MSE: the diagonal of the hat matrix.
  double leverage(std::size_t point) const;

 private:
  std::size_t first_power() const { return shape_.intercept ? 0 : 1; }
  std::optional<Refusal> make_columns();
  void centre_targets();
  void solve_least_squares();

  Shape shape_;
  std::vector<double> x_;
  std::vector<double> y_;
  std::vector<double> centred_y_;
  Eigen::MatrixXd columns_;
  bool has_columns_ = false;
  SquareMatrix powers_; ///< column k holds the powers of u, from the first of the shape, in it
  double centre_ = 0;
  double scale_ = 1;
  double mean_y_ = 0;
  Coefficients least_squares_;
  Eigen::VectorXd rest_; ///< what least squares leave over
};

} // namespace losslab
