#pragma once

#include "core/fit/labelled_points.h"
#include "core/loss/loss.h"

#include <Eigen/Core>

namespace losslab {

/// Minimisation of mean loss + λ/2·|w|² over separators, for a smooth loss and from a start:
/// Newton's method, each step shortened until the objective falls. Where the objective bends
/// downwards a step takes the size of the bend and not its sign, so that it leaves saddles instead
/// of seeking them (Nocedal & Wright, Numerical Optimization, 2006, 3.4).
class BoundaryNewton {
 public:
  struct Result {
    Eigen::Vector3d at = Eigen::Vector3d::Zero();
    double objective = 0;
    bool converged = false; ///< the pulls and the penalty balance
    int iterations = 0;
  };

  BoundaryNewton(const PointwiseLoss& loss, const LabelledPoints& points, double regularisation);

  Result minimise(const Eigen::Vector3d& start, int most_iterations = 200);
  /// The slopes of the loss by the logit there.
  const Eigen::VectorXd& slopes(const Eigen::Vector3d& at);
  /// Where it looked last, no point bends the loss: other intercepts may be as good.
  bool flat() const { return (curvature_.array() == 0).all(); }

 private:
  struct State {
    Eigen::Vector3d at;
    double objective;
    Eigen::Vector3d gradient;
    Eigen::Vector3d push; ///< of all points without their signs: what the gradient is small against
    Eigen::Matrix3d curvature;
    double imbalance() const;
    double noise() const; ///< of the objective, from its own rounding and that of the logits
  };
  State measure(const Eigen::Vector3d& at);
  bool search(const Eigen::Vector3d& step, State& state);

  const PointwiseLoss& loss_;
  const LabelledPoints& points_;
  Eigen::Vector3d penalty_; ///< λ·metric
  Eigen::VectorXd logit_;
  Eigen::VectorXd value_;
  Eigen::VectorXd slope_;
  Eigen::VectorXd curvature_;
};

} // namespace losslab
