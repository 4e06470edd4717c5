#pragma once

#include "core/loss/elementary.h"

namespace losslab {

/// σ and softplus of a logit z and of −z. Each is within about 1 ULP, far into both tails, because
/// none is found as one minus another: σ(−z) is 1 − σ(z), softplus(−z) is −log σ(z).
struct Logistic {
  double sigmoid;
  double sigmoid_of_minus;
  double softplus;
  double softplus_of_minus;
  double tail; ///< log(1 + e^−|z|): the smaller softplus, and what the larger has beyond |z|
};

LOSSLAB_INLINE double cut_to_26_bits(double x) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0xfffffffff8000000);
}

// Losses multiply several σ, and each brings its error along. So the quotients here are rounded
// once: as a quotient cut to 26 bits, whose products are exact, and the remainder's share.
LOSSLAB_INLINE Logistic logistic(double z) {
  const elementary::Doubled fall = elementary::exp_doubled(-std::abs(z));
  const double sum = 1 + fall.high;
  const double lost = (fall.high - (sum - 1)) + fall.low; // sum + lost = 1 + e^−|z|
  const double inverse = 1 / sum;

  const double front = cut_to_26_bits(sum);
  const double quotient = cut_to_26_bits(fall.high * inverse);
  const double remainder =
      ((fall.high - quotient * front) - quotient * (sum - front)) + (fall.low - quotient * lost);
  const double beyond = remainder * inverse;
  const double small = quotient + beyond; // e^−|z| / (1 + e^−|z|)
  const double large = (1 - quotient) - beyond;

  const bool near_zero = fall.high < 0.41;
  elementary::detail::Split parts = elementary::detail::split(sum);
  parts.exponent = near_zero ? 0.0 : parts.exponent;
  parts.fraction = near_zero ? fall.high : parts.fraction;
  const double tail = elementary::detail::log_of(parts, near_zero ? fall.low : lost * inverse);

  return {z > 0 ? large : small, z > 0 ? small : large, std::max(z, 0.0) + tail,
          std::max(-z, 0.0) + tail, tail};
}

} // namespace losslab
