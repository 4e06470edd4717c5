#include "core/fit/boundary_newton.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr double balanced = 1e-9;   ///< pulls that cancel to this share count as converged
constexpr double rounding = 1e-15;  ///< … and to this share cannot cancel any better
constexpr double sufficient = 1e-4; ///< share of the predicted fall a step must reach (Armijo)
constexpr double flattest = 1e-13;  ///< a bend beside the largest below which there is none

std::span<const double> span_of(const Eigen::VectorXd& values) {
  return {values.data(), static_cast<std::size_t>(values.size())};
}
std::span<double> span_of(Eigen::VectorXd& values) {
  return {values.data(), static_cast<std::size_t>(values.size())};
}

/// Minus the gradient over the bends, each direction's by its size. Scaled to a unit diagonal
/// first: the three unknowns have no common unit.
Eigen::Vector3d newton_step(const Eigen::Matrix3d& curvature, const Eigen::Vector3d& gradient) {
  const double largest = curvature.diagonal().cwiseAbs().maxCoeff();
  if (largest <= 0) return -gradient;
  const Eigen::Vector3d unit =
      curvature.diagonal().cwiseAbs().cwiseMax(1e-30 * largest).cwiseSqrt().cwiseInverse();
  Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(
      Eigen::Matrix3d(unit.asDiagonal() * curvature * unit.asDiagonal()));
  const Eigen::Vector3d bends = solver.eigenvalues().cwiseAbs();
  const Eigen::Vector3d sized = bends.cwiseMax(flattest * bends.maxCoeff());
  const Eigen::Vector3d along = solver.eigenvectors().transpose() * unit.cwiseProduct(gradient);
  return -unit.cwiseProduct(solver.eigenvectors() * along.cwiseQuotient(sized));
}

} // namespace

double BoundaryNewton::State::imbalance() const {
  double most = 0;
  for (int k = 0; k < 3; ++k)
    if (push[k] > 0) most = std::max(most, std::abs(gradient[k]) / push[k]);
  return most;
}

double BoundaryNewton::State::noise() const {
  return 4 * std::numeric_limits<double>::epsilon() *
         (std::abs(objective) + push.dot(at.cwiseAbs()));
}

BoundaryNewton::BoundaryNewton(const PointwiseLoss& loss, const LabelledPoints& points,
                               double regularisation)
    : loss_(loss), points_(points), penalty_(regularisation * points.metric()) {
  for (auto* column : {&logit_, &value_, &slope_, &curvature_})
    column->resize(points.size());
}

const Eigen::VectorXd& BoundaryNewton::slopes(const Eigen::Vector3d& at) {
  measure(at);
  return slope_;
}

BoundaryNewton::State BoundaryNewton::measure(const Eigen::Vector3d& at) {
  const auto& design = points_.design();
  logit_.noalias() = design * at;
  loss_.points({span_of(std::as_const(logit_)), span_of(points_.targets()), span_of(value_),
                span_of(slope_), span_of(curvature_)});
  const double share = 1 / static_cast<double>(points_.size());
  State state;
  state.at = at;
  const Eigen::Vector3d penalty = penalty_.cwiseProduct(at);
  state.objective = share * value_.sum() + 0.5 * penalty.dot(at);
  state.gradient = share * (design.transpose() * slope_) + penalty;
  state.push = penalty.cwiseAbs();
  state.curvature = penalty_.asDiagonal();
  for (int k = 0; k < 3; ++k) {
    const auto column = design.col(k).array();
    state.push[k] += share * (column * slope_.array()).abs().sum();
    for (int j = 0; j <= k; ++j) {
      state.curvature(k, j) += share * (column * design.col(j).array() * curvature_.array()).sum();
      state.curvature(j, k) = state.curvature(k, j);
    }
  }
  if (!std::isfinite(state.objective) || !state.gradient.allFinite() ||
      !state.curvature.allFinite())
    state.objective = std::numeric_limits<double>::infinity();
  return state;
}

// Moves along the step to where the objective is lower; false where rounding hides any such place.
bool BoundaryNewton::search(const Eigen::Vector3d& step, State& state) {
  const double fall = state.gradient.dot(step);
  double length = 1;
  for (int halvings = 0; halvings < 60; ++halvings, length *= 0.5) {
    const State tried = measure(state.at + length * step);
    if (tried.objective <= state.objective + sufficient * length * fall + state.noise()) {
      state = tried;
      return true;
    }
  }
  return false;
}

BoundaryNewton::Result BoundaryNewton::minimise(const Eigen::Vector3d& start, int most_iterations) {
  State state = measure(start);
  State best = state;
  bool settled = false;
  int iterations = 0;
  for (; iterations < most_iterations && std::isfinite(state.objective); ++iterations) {
    const double before = state.imbalance();
    if (before <= rounding) break;
    const Eigen::Vector3d step = newton_step(state.curvature, state.gradient);
    // Far points round their own logit: the pulls then balance no better than this.
    settled = before <= balanced || -state.gradient.dot(step) <= state.noise();
    if (!search(step, state)) break;
    if (!settled || state.imbalance() < best.imbalance()) best = state;
    // Newton's last steps double the digits: where one no longer helps, there are no more.
    if (settled && state.imbalance() >= 0.5 * before) break;
  }
  return {best.at, best.objective, settled || best.imbalance() <= balanced, iterations};
}

} // namespace losslab
