#include "core/fit/newton.h"

#include "core/fit/error_alone.h"
#include "core/fit/mean_loss.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>
#include <limits>
#include <optional>

namespace losslab {

namespace {

constexpr double balanced = 1e-9;   ///< pulls that cancel to this share count as converged
constexpr double rounding = 1e-14;  ///< … and to this share cannot cancel any better
constexpr double singular = 1e-12;  ///< pivot of a curvature in units of its trace
constexpr double hides = 1e-8;      ///< a predicted fall beside the loss: rounding may be as much
constexpr double sufficient = 1e-4; ///< share of the predicted fall a step must reach (Armijo)

std::span<double> values(Eigen::VectorXd& vector) {
  return {vector.data(), static_cast<std::size_t>(vector.size())};
}

using Cholesky = Eigen::LLT<SquareMatrix>;

/// Nothing where the matrix is not clearly positive definite.
std::optional<Cholesky> definite(const SquareMatrix& matrix) {
  Cholesky factors(matrix);
  if (factors.info() != Eigen::Success) return std::nullopt;
  const double least = factors.matrixLLT().diagonal().cwiseAbs2().minCoeff();
  if (!(least > singular * matrix.trace())) return std::nullopt;
  return factors;
}

} // namespace

void NewtonDescent::predict(const Coefficients& at) {
  if (at.size() == 1)
    prediction_.noalias() = at[0] * column(0);
  else // lines, which a hand waits for, in one go
    prediction_.noalias() = at[0] * column(0) + at[1] * column(1);
  for (int k = 2; k < at.size(); ++k)
    prediction_ += at[k] * column(k);
}

NewtonDescent::State NewtonDescent::measure(const Coefficients& at) {
  State state;
  state.at = at;
  state.pull = Coefficients::Zero(at.size());
  predict(at);
  if (restricted_ && !defined_everywhere()) {
    state.objective = std::numeric_limits<double>::infinity();
    return state;
  }
  loss_->points({values(prediction_), y_, values(value_), values(slope_), values(curvature_)});
  const double share = 1 / static_cast<double>(y_.size());
  state.objective = value_.sum() * share;
  state.push = slope_.cwiseAbs().sum() * share;
  for (int k = 0; k < at.size(); ++k)
    state.pull[k] = slope_.dot(column(k)) * share;
  state.curvature = moments(curvature_);
  if (!std::isfinite(state.objective) || !std::isfinite(state.push))
    state.objective = std::numeric_limits<double>::infinity();
  return state;
}

bool NewtonDescent::defined_everywhere() const {
  for (Eigen::Index i = 0; i < prediction_.size(); ++i)
    if (loss_->objection(prediction_[i], y_[static_cast<std::size_t>(i)])) return false;
  return true;
}

/// The mean of weight·column·columnᵀ.
SquareMatrix NewtonDescent::moments(const Eigen::VectorXd& weights) const {
  SquareMatrix sums(parameters_, parameters_);
  const double share = 1 / static_cast<double>(y_.size());
  for (int k = 0; k < parameters_; ++k)
    for (int j = 0; j <= k; ++j)
      sums(k, j) = sums(j, k) =
          (weights.array() * column(k).array() * column(j).array()).sum() * share;
  return sums;
}

// Of the state measured last: the parabola with the same slope that touches the loss at −e and e.
SquareMatrix NewtonDescent::reweighted() {
  for (Eigen::Index i = 0; i < weight_.size(); ++i) {
    const double error = prediction_[i] - y_[static_cast<std::size_t>(i)];
    weight_[i] = std::max(0.0, error == 0 ? curvature_[i] : slope_[i] / error);
  }
  return moments(weight_);
}

// The matrix times the step is minus the gradient.
Coefficients NewtonDescent::direction(const State& state) {
  if (const auto factors = definite(state.curvature)) return factors->solve(-state.pull);
  const SquareMatrix touching = reweighted();
  if (const auto factors = definite(touching)) return factors->solve(-state.pull);
  const double scale = std::max({state.curvature(0, 0), touching(0, 0), state.push / size_});
  return -state.pull / scale;
}

// Moves along the direction to where the loss is lower; false where rounding hides any.
bool NewtonDescent::search(const Coefficients& direction, State& state) {
  const double fall = direction.dot(state.pull);
  // Rounding of a sum grows with the root of its terms.
  const double noise = (4 + std::sqrt(static_cast<double>(y_.size()))) *
                       std::numeric_limits<double>::epsilon() * std::abs(state.objective);
  // So near the end a loss that is a small difference of large numbers hides any fall; the pulls
  // still say where the balance is.
  const bool hidden = -fall <= hides * std::abs(state.objective);
  double length = 1;
  for (int halvings = 0; halvings < 40; ++halvings, length *= 0.5) {
    State tried = measure(state.at + length * direction);
    const bool falls = tried.objective <= state.objective + sufficient * length * fall + noise;
    const bool nearer = std::isfinite(tried.objective) && tried.imbalance() < state.imbalance();
    if (falls || (hidden && nearer)) {
      state = std::move(tried);
      return true;
    }
  }
  return false;
}

NewtonDescent::Result NewtonDescent::minimise(const PointwiseLoss& loss, const Columns& columns,
                                              std::span<const double> y, const Coefficients& start,
                                              int most_iterations) {
  prepare(loss, columns, y);
  size_ = std::numeric_limits<double>::min();
  for (const double target : y)
    size_ = std::max(size_, std::abs(target));
  State state = measure(start);
  bool settled = false;
  int iterations = 0;
  while (!settled && iterations < most_iterations) {
    const double before = state.imbalance();
    if (before <= rounding * state.push) break;
    const Coefficients step = direction(state);
    settled = step.lpNorm<1>() <= rounding * (size_ + state.at.lpNorm<1>());
    ++iterations;
    if (!search(step, state)) break;
    // Newton's last steps double the digits: where one no longer helps, there are no more.
    settled = settled ||
              (state.imbalance() <= balanced * state.push && state.imbalance() >= 0.5 * before);
  }
  return {.at = state.at,
          .objective = state.objective,
          .converged = settled || state.imbalance() <= balanced * state.push,
          .flat = !definite(state.curvature),
          .iterations = iterations};
}

double NewtonDescent::objective(const PointwiseLoss& loss, const Columns& columns,
                                std::span<const double> y, const Coefficients& at) {
  prepare(loss, columns, y);
  predict(at);
  return mean_or_infinite(loss, values(prediction_), y, values(slope_));
}

void NewtonDescent::prepare(const PointwiseLoss& loss, const Columns& columns,
                            std::span<const double> y) {
  loss_ = &loss;
  columns_ = columns.data();
  stride_ = columns.outerStride();
  parameters_ = static_cast<int>(columns.cols());
  y_ = y;
  restricted_ = !of_error_alone(loss);
  for (auto* buffer : {&prediction_, &value_, &slope_, &curvature_, &weight_})
    buffer->resize(columns.rows());
}

} // namespace losslab
