#pragma once

#include "core/loss/batch.h"

#include <cmath>
#include <cstddef>
#include <span>

namespace losslab {

/// A vector times a power of two, so that its squares neither overflow nor fade.
class ScaledVector {
 public:
  explicit ScaledVector(std::span<const double> values) : values_(values) {
    double largest = 0;
    for (const double each : values)
      largest = std::max(largest, std::abs(each));
    if (largest == 0) return;
    unit = std::scalbn(1.0, std::clamp(-std::ilogb(largest), -1000, 1000));
    double squares = 0;
    for (std::size_t k = 0; k < values.size(); ++k)
      squares += (*this)[k] * (*this)[k];
    length = std::sqrt(squares);
  }

  double operator[](std::size_t k) const { return unit * values_[k]; }
  std::size_t size() const { return values_.size(); }

  double unit = 1;
  double length = 0; ///< of the scaled vector; 0 only of the zero vector

 private:
  std::span<const double> values_;
};

/// The cosine of the angle between two vectors, with all digits also where they are nearly parallel
/// or nearly at right angles. With the zero vector, which has no direction, it counts as 0 and has
/// no slope.
class Cosine {
 public:
  Cosine(std::span<const double> a, std::span<const double> b) : a_(a), b_(b) {
    if (a_.length == 0 || b_.length == 0) return;
    BlockSum dot;
    for (std::size_t k = 0; k < a_.size(); ++k) {
      const double product = a_[k] * b_[k];
      dot.add(product);
      dot.add(std::fma(a_[k], b_[k], -product)); // what rounding took from it
    }
    value_ = std::clamp(dot.total() / a_.length / b_.length, -1.0, 1.0);
    of_b_ = Rest(a_, b_, dot.total());
    of_a_ = Rest(b_, a_, dot.total());
  }

  double value() const { return value_; }

  /// 1 − cos: where the angle is small, from its sine.
  double lack() const {
    if (value_ <= 0) return 1 - value_;
    double squares = 0;
    for (std::size_t k = 0; k < a_.size(); ++k) {
      const double rest = of_b_.entry(a_, b_, k) / b_.length;
      squares += rest * rest;
    }
    return squares / (1 + value_);
  }

  double slope_by_a(std::size_t k) const { return slope(of_b_, a_, b_, k); }
  double slope_by_b(std::size_t k) const { return slope(of_a_, b_, a_, k); }

 private:
  /// What is left of a vector when its shadow on another is taken away. Taken twice: the second
  /// removes what the first left by rounding, so that a small rest is as exact as a large one.
  struct Rest {
    Rest() = default;
    Rest(const ScaledVector& along, const ScaledVector& of, double dot) {
      const double square = along.length * along.length;
      first = dot / square;
      double left = 0;
      for (std::size_t k = 0; k < along.size(); ++k)
        left += std::fma(-first, along[k], of[k]) * along[k];
      second = left / square;
    }
    double entry(const ScaledVector& along, const ScaledVector& of, std::size_t k) const {
      return std::fma(-second, along[k], std::fma(-first, along[k], of[k]));
    }
    double first = 0;
    double second = 0;
  };

  static double slope(const Rest& rest, const ScaledVector& by, const ScaledVector& other,
                      std::size_t k) {
    if (by.length == 0 || other.length == 0) return 0;
    return rest.entry(by, other, k) / other.length / by.length * by.unit;
  }

  ScaledVector a_;
  ScaledVector b_;
  double value_ = 0;
  Rest of_b_; ///< across a
  Rest of_a_; ///< across b
};

} // namespace losslab
