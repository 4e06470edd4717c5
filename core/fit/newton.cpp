#include "core/fit/newton.h"

#include "core/fit/error_alone.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr double balanced = 1e-9;   ///< pulls that cancel to this share count as converged
constexpr double rounding = 1e-14;  ///< … and to this share cannot cancel any better
constexpr double singular = 1e-12;  ///< determinant of a curvature in units of its trace squared
constexpr double sufficient = 1e-4; ///< share of the predicted fall a step must reach (Armijo)

} // namespace

void NewtonDescent::predict(Line line) {
  for (std::size_t i = 0; i < u_.size(); ++i)
    prediction_[i] = line.at(u_[i]);
}

NewtonDescent::State NewtonDescent::measure(const Line& line) {
  const std::size_t count = u_.size();
  State state; // local, so that the sums stay in registers
  state.line = line;
  predict(line);
  if (restricted_ && !defined_everywhere()) {
    state.objective = std::numeric_limits<double>::infinity();
    return state;
  }
  loss_->points({prediction_, y_, value_, slope_, curvature_});
  for (std::size_t i = 0; i < count; ++i) {
    state.objective += value_[i];
    state.pull += slope_[i];
    state.torque += slope_[i] * u_[i];
    state.push += std::abs(slope_[i]);
    const double bent = curvature_[i] * u_[i];
    state.curvature.aa += curvature_[i];
    state.curvature.ab += bent;
    state.curvature.bb += bent * u_[i];
  }
  const double share = 1 / static_cast<double>(count);
  for (double* sum : {&state.objective, &state.pull, &state.torque, &state.push,
                      &state.curvature.aa, &state.curvature.ab, &state.curvature.bb})
    *sum *= share;
  if (!std::isfinite(state.objective) || !std::isfinite(state.push))
    state.objective = std::numeric_limits<double>::infinity();
  return state;
}

bool NewtonDescent::defined_everywhere() const {
  for (std::size_t i = 0; i < prediction_.size(); ++i)
    if (loss_->objection(prediction_[i], y_[i])) return false;
  return true;
}

// Of the state measured last: the parabola with the same slope that touches the loss at −e and e.
NewtonDescent::Matrix NewtonDescent::weights() const {
  Matrix matrix;
  const double share = 1 / static_cast<double>(u_.size());
  for (std::size_t i = 0; i < u_.size(); ++i) {
    const double error = prediction_[i] - y_[i];
    const double weight = share * std::max(0.0, error == 0 ? curvature_[i] : slope_[i] / error);
    matrix.aa += weight;
    matrix.ab += weight * u_[i];
    matrix.bb += weight * u_[i] * u_[i];
  }
  return matrix;
}

bool NewtonDescent::Matrix::definite() const {
  const double trace = aa + bb;
  return aa > 0 && bb > 0 && aa * bb - ab * ab > singular * trace * trace;
}

// The matrix times the step is minus the gradient.
Line NewtonDescent::Matrix::step(double pull, double torque) const {
  const double determinant = aa * bb - ab * ab;
  return {(ab * torque - bb * pull) / determinant, (ab * pull - aa * torque) / determinant};
}

Line NewtonDescent::direction(const State& state) const {
  if (state.curvature.definite()) return state.curvature.step(state.pull, state.torque);
  const Matrix reweighted = weights();
  if (reweighted.definite()) return reweighted.step(state.pull, state.torque);
  const double scale = std::max({state.curvature.aa, reweighted.aa, state.push / size_});
  return {-state.pull / scale, -state.torque / scale};
}

// Moves to a line along the direction where the loss is lower; false where rounding hides any.
bool NewtonDescent::search(const Line& direction, State& state) {
  const double fall = direction.intercept * state.pull + direction.slope * state.torque;
  const double noise = 4 * std::numeric_limits<double>::epsilon() * std::abs(state.objective);
  double length = 1;
  for (int halvings = 0; halvings < 40; ++halvings, length *= 0.5) {
    const State tried = measure({state.line.intercept + length * direction.intercept,
                                 state.line.slope + length * direction.slope});
    if (tried.objective <= state.objective + sufficient * length * fall + noise) {
      state = tried;
      return true;
    }
  }
  return false;
}

NewtonDescent::Result NewtonDescent::minimise(const PointwiseLoss& loss, std::span<const double> u,
                                              std::span<const double> y, const Line& start,
                                              int most_iterations) {
  prepare(loss, u, y);
  size_ = std::numeric_limits<double>::min();
  for (const double target : y)
    size_ = std::max(size_, std::abs(target));
  State state = measure(start);
  const auto imbalance = [&state] {
    return std::max(std::abs(state.pull), std::abs(state.torque));
  };
  bool settled = false;
  int iterations = 0;
  while (!settled && iterations < most_iterations) {
    const double before = imbalance();
    if (before <= rounding * state.push) break;
    const Line step = direction(state);
    settled = std::abs(step.intercept) + std::abs(step.slope) <=
              rounding * (size_ + std::abs(state.line.intercept) + std::abs(state.line.slope));
    ++iterations;
    if (!search(step, state)) break;
    // Newton's last steps double the digits: where one no longer helps, there are no more.
    settled = settled || (imbalance() <= balanced * state.push && imbalance() >= 0.5 * before);
  }
  return {.line = state.line,
          .objective = state.objective,
          .converged = settled || imbalance() <= balanced * state.push,
          .flat = !state.curvature.definite(),
          .iterations = iterations};
}

double NewtonDescent::objective(const PointwiseLoss& loss, std::span<const double> u,
                                std::span<const double> y, const Line& line) {
  prepare(loss, u, y);
  predict(line);
  if (restricted_ && !defined_everywhere()) return std::numeric_limits<double>::infinity();
  const double mean = loss.mean(prediction_, y, slope_);
  return std::isfinite(mean) ? mean : std::numeric_limits<double>::infinity();
}

void NewtonDescent::prepare(const PointwiseLoss& loss, std::span<const double> u,
                            std::span<const double> y) {
  loss_ = &loss;
  u_ = u;
  y_ = y;
  restricted_ = !of_error_alone(loss);
  for (auto* buffer : {&prediction_, &value_, &slope_, &curvature_})
    buffer->resize(u.size());
}

} // namespace losslab
