#include "core/loss/ctc_lattice.h"

#include "core/loss/classes.h"
#include "core/loss/elementary.h"

namespace losslab {

namespace {

constexpr double impossible = -elementary::detail::infinity;

/// log(e^a + e^b), of which either may be log 0.
double log_sum(double a, double b) {
  const double high = std::max(a, b);
  if (high == impossible) return impossible;
  return high + elementary::log1p(elementary::exp(std::min(a, b) - high));
}

} // namespace

void CtcLattice::fill(std::span<const double> logits, std::size_t classes,
                      std::span<const double> labels, std::size_t blank) {
  classes_ = classes;
  frames_ = logits.size() / classes;
  states_.assign(2 * labels.size() + 1, blank);
  for (std::size_t i = 0; i < labels.size(); ++i)
    states_[2 * i + 1] = static_cast<std::size_t>(labels[i]);
  fill_log_p(logits);
  forwards();
  const std::size_t last = frames_ * states();
  const double end = forward_[last - 1];
  cost_ = -(states() > 1 ? log_sum(end, forward_[last - 2]) : end);
  backwards();
}

void CtcLattice::fill_log_p(std::span<const double> logits) {
  log_p_.resize(logits.size());
  SoftmaxRows softmax(classes_);
  for (std::size_t begin = 0; begin < frames_; begin += softmax.rows()) {
    const std::size_t rows = std::min(softmax.rows(), frames_ - begin);
    softmax.fill(logits.subspan(begin * classes_, rows * classes_));
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t k = 0; k < classes_; ++k)
        log_p_[(begin + row) * classes_ + k] = softmax.row(row).log_p(k);
  }
}

bool CtcLattice::may_skip_to(std::size_t state) const {
  return state >= 2 && state % 2 == 1 && states_[state] != states_[state - 2];
}

void CtcLattice::forwards() {
  const std::size_t count = states();
  forward_.assign(frames_ * count, impossible);
  for (std::size_t state = 0; state < std::min<std::size_t>(2, count); ++state)
    forward_[state] = log_p(0, states_[state]);
  for (std::size_t frame = 1; frame < frames_; ++frame) {
    const double* before = forward_.data() + (frame - 1) * count;
    for (std::size_t state = 0; state < count; ++state) {
      double sum = before[state];
      if (state >= 1) sum = log_sum(sum, before[state - 1]);
      if (may_skip_to(state)) sum = log_sum(sum, before[state - 2]);
      forward_[frame * count + state] = sum + log_p(frame, states_[state]);
    }
  }
}

void CtcLattice::backwards() {
  const std::size_t count = states();
  backward_.assign(frames_ * count, impossible);
  for (std::size_t state = count - std::min<std::size_t>(2, count); state < count; ++state)
    backward_[(frames_ - 1) * count + state] = 0;
  for (std::size_t frame = frames_ - 1; frame-- > 0;) {
    const auto onwards = [&](std::size_t state) {
      return backward_[(frame + 1) * count + state] + log_p(frame + 1, states_[state]);
    };
    for (std::size_t state = 0; state < count; ++state) {
      double sum = onwards(state);
      if (state + 1 < count) sum = log_sum(sum, onwards(state + 1));
      if (state + 2 < count && may_skip_to(state + 2)) sum = log_sum(sum, onwards(state + 2));
      backward_[frame * count + state] = sum;
    }
  }
}

double CtcLattice::posterior(std::size_t frame, std::size_t state) const {
  if (std::isinf(cost_)) return 0;
  const std::size_t i = frame * states() + state;
  return elementary::exp(forward_[i] + backward_[i] + cost_);
}

void CtcLattice::gradient(std::span<double> by_logits) const {
  std::fill(by_logits.begin(), by_logits.end(), 0.0);
  if (std::isinf(cost_)) return;
  for (std::size_t i = 0; i < by_logits.size(); ++i)
    by_logits[i] = elementary::exp(log_p_[i]);
  for (std::size_t frame = 0; frame < frames_; ++frame)
    for (std::size_t state = 0; state < states(); ++state)
      by_logits[frame * classes_ + states_[state]] -= posterior(frame, state);
}

} // namespace losslab
