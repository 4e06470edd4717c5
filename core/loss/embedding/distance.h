#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace losslab {

/// ‖a − b‖_p of two vectors of one length, p ≥ 1: the exact norm, with no ε. Entries are taken
/// relative to the largest, so that no power of them overflows or fades.
class Distance {
 public:
  Distance(std::span<const double> a, std::span<const double> b, double p = 2)
      : a_(a), b_(b), p_(p) {
    largest_ = largest();
    if (std::isinf(largest_)) { // a − b is out of range, though a and b are not
      shrink_ = 1 / beyond;
      largest_ = largest();
    }
    for (std::size_t k = 0; k < a_.size(); ++k)
      sum_ += power(std::abs(ratio(k)), p_);
    norm_ = p_ == 2 ? std::sqrt(sum_) : std::pow(sum_, 1 / p_);
    fall_ = p_ == 1 || p_ == 2 ? 0 : std::pow(sum_, (1 - p_) / p_);
  }

  /// A unit in which every distance between vectors of doubles is finite.
  static constexpr double beyond = 0x1p64;

  /// Infinite where it is more than the largest double.
  double value() const { return in_units_of(1); }
  double in_units_of(double unit) const { return largest_ / (shrink_ * unit) * norm_; }

  /// Its derivative by a_k; that by b_k is the negative. 0 where a and b are one point: of all
  /// subgradients there, the middle one.
  double slope(std::size_t k) const {
    const double r = ratio(k);
    if (r == 0) return 0;
    if (p_ == 2) return r / norm_;
    return std::copysign(p_ == 1 ? 1 : power(std::abs(r), p_ - 1) * fall_, r);
  }

 private:
  double difference(std::size_t k) const { return shrink_ * a_[k] - shrink_ * b_[k]; }

  double largest() const {
    double found = 0;
    for (std::size_t k = 0; k < a_.size(); ++k)
      found = std::max(found, std::abs(difference(k)));
    return found;
  }

  /// In −1 … 1.
  double ratio(std::size_t k) const { return largest_ == 0 ? 0 : difference(k) / largest_; }

  static double power(double ratio, double exponent) {
    if (exponent == 1) return ratio;
    return exponent == 2 ? ratio * ratio : std::pow(ratio, exponent);
  }

  std::span<const double> a_;
  std::span<const double> b_;
  double p_;
  double shrink_ = 1;
  double largest_ = 0;
  double sum_ = 0;  ///< of the p-th powers of the ratios
  double norm_ = 0; ///< of the ratios
  double fall_ = 0; ///< what the slope's powers are multiplied by
};

} // namespace losslab
