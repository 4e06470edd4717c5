#pragma once

#include "core/fit/polynomial.h"
#include "core/loss/loss.h"

#include <Eigen/Core>
#include <span>

namespace losslab {

/// Minimisation of the mean of a smooth loss over the coefficients of some columns, from a start:
/// Newton's method where the curvature is positive, iteratively reweighted least squares where it
/// is not (a parabola that touches the loss from above: Huber & Ronchetti, Robust Statistics, 2009,
/// 7.8), each step shortened until the loss falls.
class NewtonDescent {
 public:
  struct Result {
    Coefficients at; ///< one for each column
    double objective = 0;
    bool converged = false; ///< the pulls of all points balance
    bool flat = false;      ///< no curvature at the end in some direction: others may be as good
    int iterations = 0;
  };

  using Columns = Eigen::Ref<const Eigen::MatrixXd>; ///< [point][parameter], of sizes about 1

  /// Targets y, one a row of the columns. The start must have a finite mean loss.
  Result minimise(const PointwiseLoss& loss, const Columns& columns, std::span<const double> y,
                  const Coefficients& start, int most_iterations = 200);

  /// The mean loss there; infinity where it is not finite or not defined.
  double objective(const PointwiseLoss& loss, const Columns& columns, std::span<const double> y,
                   const Coefficients& at);

 private:
  /// The mean loss somewhere, its gradient and curvature.
  struct State {
    Coefficients at;
    double objective = 0;
    Coefficients pull; ///< mean slope of the loss times each column
    double push = 0;   ///< mean |slope|: what the pull is small against
    SquareMatrix curvature;
    double imbalance() const { return pull.cwiseAbs().maxCoeff(); }
  };

  void prepare(const PointwiseLoss& loss, const Columns& columns, std::span<const double> y);
  void predict(const Coefficients& at);
  State measure(const Coefficients& at);
  bool defined_everywhere() const;
  SquareMatrix moments(const Eigen::VectorXd& weights) const;
  SquareMatrix reweighted();
  Coefficients direction(const State& state);
  bool search(const Coefficients& direction, State& state);
  Eigen::Map<const Eigen::VectorXd> column(int k) const {
    return {columns_ + k * stride_, prediction_.size()};
  }

  const PointwiseLoss* loss_ = nullptr;
  const double* columns_ = nullptr; ///< of the matrix in hand
  Eigen::Index stride_ = 0;
  int parameters_ = 0;
  std::span<const double> y_;
  bool restricted_ = false; ///< the loss is not defined for every prediction
  double size_ = 0;         ///< the largest |y|
  Eigen::VectorXd prediction_, value_, slope_, curvature_, weight_;
};

} // namespace losslab
