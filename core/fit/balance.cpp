#include "core/fit/balance.h"

#include <algorithm>
#include <Eigen/Dense>

namespace losslab {

namespace {

constexpr int most_steps = 100; ///< Newton needs a few; a balance that does not exist, all of them
constexpr double open = 1e-10;  ///< a direction with less curvature than this, of all, has none

} // namespace

Balance::Balance(std::vector<Touched> touched, const Coefficients& others)
    : touched_(std::move(touched)), others_(others), at_(Coefficients::Zero(others.size())) {}

bool Balance::find(double tolerance) {
  for (int step = 0; step < most_steps; ++step) {
    const Coefficients now = sums(at_);
    if (now.cwiseAbs().maxCoeff() <= tolerance) return true;
    if (touched_.empty()) return false;
    advance(now);
  }
  return false;
}

double Balance::pull(std::size_t corner, const Coefficients& at) const {
  const Touched& one = touched_[corner];
  return std::clamp(one.row.dot(at), one.below, one.above);
}

Coefficients Balance::sums(const Coefficients& at) const {
  Coefficients all = others_;
  for (std::size_t i = 0; i < touched_.size(); ++i)
    all += pull(i, at) * touched_[i].row;
  return all;
}

// Where the free corners leave a direction open, all of them are a bound on its curvature.
Coefficients Balance::newton_step(const Coefficients& now) const {
  const auto size = now.size();
  SquareMatrix free = SquareMatrix::Zero(size, size);
  SquareMatrix all = free;
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    const Coefficients& row = touched_[i].row;
    const SquareMatrix square = row * row.transpose();
    all += square;
    if (pull(i, at_) == row.dot(at_)) free += square;
  }
  const Eigen::SelfAdjointEigenSolver<SquareMatrix> axes(free);
  Coefficients step = Coefficients::Zero(size);
  for (int k = 0; k < size; ++k) {
    const Coefficients axis = axes.eigenvectors().col(k);
    const double own = axes.eigenvalues()[k];
    const double bound = all.trace();
    const double curvature = own > open * bound ? own : axis.dot(all * axis);
    if (curvature > open * bound) step -= axis.dot(now) / curvature * axis;
  }
  return step;
}

// Halved until the least value on the way is not overshot.
void Balance::advance(const Coefficients& now) {
  const Coefficients step = newton_step(now);
  const double fall = -now.dot(step);
  double length = 1;
  while (length > 1e-6 && sums(at_ + length * step).dot(step) > 1e-3 * fall)
    length /= 2;
  at_ += length * step;
}

} // namespace losslab
