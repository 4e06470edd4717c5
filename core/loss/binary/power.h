#pragma once

#include "core/loss/binary/logistic.h"

// σ(−t)^γ to within a few ULP, also where it is so small that pow of a rounded σ(−t) would not be.

namespace losslab {

/// γ of 0, 1, … 7, by multiplication.
struct WholePower {
  static bool serves(double gamma) { return gamma == std::floor(gamma) && gamma < 8; }

  LOSSLAB_INLINE static double of_sigmoid_of_minus(double /*t*/, const Logistic& at, double gamma) {
    const double fours = static_cast<double>(gamma >= 4);
    const double below_four = gamma - 4 * fours;
    const double twos = static_cast<double>(below_four >= 2);
    const double ones = below_four - 2 * twos;
    const double u = at.sigmoid_of_minus;
    const double square = u * u;
    // Each factor is the power or exactly 1: a product, because a choice would split the loop.
    return (ones * u + (1 - ones)) * (twos * square + (1 - twos)) *
           (fours * (square * square) + (1 - fours));
  }
};

/// Any γ (from 8 on the error grows in proportion): its whole part by multiplication, the rest f as
/// exp(−f·softplus(t)). In the tail that exponent runs to hundreds and its last bits matter, so
/// f·max(t, 0) is kept in two doubles.
struct AnyPower {
  LOSSLAB_INLINE static double of_sigmoid_of_minus(double t, const Logistic& at, double gamma) {
    const double whole = std::min(std::floor(gamma), 7.0);
    const double rest = gamma - whole;
    const double far = std::min(std::max(t, 0.0), 1e4); // beyond it the loss is 0 for any γ
    // Where far > 0 a power of 1e4 has long vanished, and a greater one could not be cut in halves.
    const Sum exponent = add(multiply(-std::min(rest, 1e4), far), -rest * at.tail);
    const double power = elementary::exp(exponent.high);
    return (power + power * exponent.low) * WholePower::of_sigmoid_of_minus(t, at, whole);
  }

 private:
  /// high + low, exactly the result or with an error far below low.
  struct Sum {
    double high;
    double low;
  };

  // Dekker's product of two doubles (Numerische Mathematik 18, 1971), for want of an FMA.
  LOSSLAB_INLINE static Sum multiply(double a, double b) {
    const Sum x = halves(a);
    const Sum y = halves(b);
    const double product = a * b;
    return {product,
            ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low};
  }
  LOSSLAB_INLINE static Sum halves(double a) {
    const double scaled = 0x1.0000002p27 * a;
    const double high = scaled - (scaled - a);
    return {high, a - high};
  }
  // Knuth's sum, which holds whichever is the larger.
  LOSSLAB_INLINE static Sum add(const Sum& a, double b) {
    const double sum = a.high + b;
    const double of_b = sum - a.high;
    return {sum, ((a.high - (sum - of_b)) + (b - of_b)) + a.low};
  }
};

} // namespace losslab
