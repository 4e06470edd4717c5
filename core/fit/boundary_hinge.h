#pragma once

#include "core/fit/labelled_points.h"

#include <Eigen/Core>
#include <vector>

namespace losslab {

/// Minimisation of mean max(0, κ − margin) + λ/2·|w|²: a quadratic program. A primal-dual interior
/// point (Mehrotra, SIAM J. Optim. 2, 1992; its equations reduce to three unknowns) finds which
/// points are inside the margin, which beyond and which on it; given those, the separator is
/// solved for exactly. What remains between the objective and that of the dual problem is the
/// certificate: no separator is better by more than this gap.
class HingeBoundary {
 public:
  struct Result {
    Eigen::Vector3d at = Eigen::Vector3d::Zero();
    Eigen::VectorXd multipliers; ///< 0 … 1, how hard each point pulls; Σ side·multiplier = 0
    bool certified = false;
    int iterations = 0;
  };

  HingeBoundary(const LabelledPoints& points, double margin, double regularisation);

  Result minimise();

 private:
  /// A point costs slack ξ ≥ 0 and has room t ≥ 0 where margin + ξ = κ + t.
  struct State {
    Eigen::Vector3d at;
    Eigen::ArrayXd multiplier;
    Eigen::ArrayXd slack;
    Eigen::ArrayXd room;
    double gap() const;
  };
  struct Step {
    Eigen::Vector3d at;
    Eigen::ArrayXd multiplier;
    Eigen::ArrayXd slack;
    Eigen::ArrayXd room;
    double longest(const State& state) const;
  };
  /// Towards room·multiplier = toward_room, slack·(1 − multiplier) = toward_slack.
  Step newton(const State& state, const Eigen::ArrayXd& toward_room,
              const Eigen::ArrayXd& toward_slack) const;
  /// Returns how much of the step could be taken.
  double advance(State& state) const;
  std::vector<Eigen::Index> on_margin(const State& state, Eigen::VectorXd& multipliers) const;
  Eigen::Vector3d exactly(const State& state, Eigen::VectorXd& multipliers) const;
  double objective(const Eigen::Vector3d& at) const;
  bool certifies(const Eigen::Vector3d& at, const Eigen::VectorXd& multipliers) const;

  Eigen::MatrixX3d signed_; ///< rows side·(x, y, 1): margin = signed·v
  double margin_;
  Eigen::Vector3d penalty_; ///< n·λ·metric: all is multiplied by n
};

} // namespace losslab
