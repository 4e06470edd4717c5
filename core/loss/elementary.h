#pragma once

#include "core/loss/kernel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

/// exp, log and their kin without branches or tables, so that a loop over them is vectorised and
/// gives the same bits at every vector width. Within about 1 ULP (tanh 2) over the full range of
/// double, gradual underflow included; elementary_test.cpp holds the figures.
///
/// Argument reduction and the minimax coefficients are those of fdlibm (Sun Microsystems, 1993:
/// e_exp.c, e_log.c, s_log1p.c, s_expm1.c): facts of approximation theory, used here in one shape
/// for all lanes.
namespace losslab::elementary {

namespace detail {

/// ln 2 in two parts; a product of the first and a whole number below 2^20 is exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Added to a small number it leaves that number's nearest whole in the low bits of the sum.
inline constexpr double rounder = 0x1.8p52;

/// 2^n of a whole n in −1022 … 1023.
LOSSLAB_INLINE double power_of_two(double n) {
  const auto bits = std::bit_cast<std::uint64_t>(n + (rounder + 1023));
  return std::bit_cast<double>(bits << 52);
}

/// x = whole·ln 2 + (high − low) with |high − low| ≤ ½ ln 2.
struct Reduced {
  double whole;
  double high;
  double low;
};

LOSSLAB_INLINE Reduced reduce(double x) {
  constexpr double log2_e = 1.44269504088896338700;
  const double whole = (x * log2_e + rounder) - rounder;
  return {whole, x - whole * ln2_high, whole * ln2_low};
}

/// exp(r) − 1 − r for |r| ≤ ½ ln 2: r·c/(2 − c), where c = r − r²·P(r²). P in pairs, as Estrin
/// sums, not Horner: everything waits for it.
LOSSLAB_INLINE double exp_beyond_linear(double r) {
  const double square = r * r;
  const double fourth = square * square;
  const double series =
      (1.66666666666666019037e-01 + square * -2.77777777770155933842e-03) +
      fourth * ((6.61375632143793436117e-05 + square * -1.65339022054652515390e-06) +
                fourth * 4.13813679705723846039e-08);
  const double c = r - square * series;
  return r * c / (2 - c);
}

/// exp of what reduce() left, |r| ≤ ½ ln 2.
LOSSLAB_INLINE double exp_of_rest(const Reduced& reduced) {
  const double r = reduced.high - reduced.low;
  return 1 + (r + exp_beyond_linear(r));
}

/// u = 2^exponent·(1 + fraction) of a positive normal u, with √½ ≤ 1 + fraction < √2.
struct Split {
  double exponent;
  double fraction;
};

LOSSLAB_INLINE Split split(double u) {
  constexpr std::uint64_t root_half = 0x3fe6a09e00000000; // the bits of √½, cut
  constexpr std::uint64_t one = 0x3ff0000000000000;
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(u) + (one - root_half);
  // The biased exponent, put into the low bits of 2^52: a conversion every vector unit has.
  const auto biased = std::bit_cast<double>((bits >> 52) | std::bit_cast<std::uint64_t>(0x1p52));
  const auto mantissa = std::bit_cast<double>((bits & 0x000fffffffffffff) + root_half);
  return {biased - (0x1p52 + 1023), mantissa - 1};
}

/// exponent·ln 2 + log(1 + fraction) + rest, for a rest that is small beside the others.
LOSSLAB_INLINE double log_of(Split u, double rest) {
  const double s = u.fraction / (2 + u.fraction);
  const double z = s * s;
  const double w = z * z;
  const double series = w * (3.999999999940941908e-01 +
                             w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01)) +
                        z * (6.666666666666735130e-01 +
                             w * (2.857142874366239149e-01 +
                                  w * (1.818357216161805012e-01 + w * 1.479819860510658591e-01)));
  const double half_square = 0.5 * u.fraction * u.fraction;
  const double small = s * (half_square + series) + (u.exponent * ln2_low + rest);
  return u.exponent * ln2_high - ((half_square - small) - u.fraction);
}

} // namespace detail

/// A number in two doubles: high is it to the last bit or nearly so, low what is missing.
struct Doubled {
  double high;
  double low;
};

/// exp(x) for |x| ≤ 700, where no result is denormal.
LOSSLAB_INLINE double exp_within_700(double x) {
  const detail::Reduced reduced = detail::reduce(x);
  return detail::exp_of_rest(reduced) * detail::power_of_two(reduced.whole);
}

/// exp(x) for x ≤ 700, however low: the bits of exp_within_700() where that may be called.
LOSSLAB_INLINE double exp_up_to_700(double x) {
  const detail::Reduced reduced = detail::reduce(std::max(x, -800.0));
  // In two steps, so that the first stays normal and the second rounds once, to a denormal number.
  const double first = std::max(reduced.whole, -1000.0);
  return detail::exp_of_rest(reduced) * detail::power_of_two(first) *
         detail::power_of_two(reduced.whole - first);
}

/// exp(x), to about 60 bits where it is not denormal.
LOSSLAB_INLINE Doubled exp_doubled(double x) {
  const detail::Reduced reduced = detail::reduce(std::min(std::max(x, -800.0), 800.0));
  const double r = reduced.high - reduced.low;
  // exp(r) = 1 + r + beyond, with what 1 + r and r itself lost to rounding put back.
  const double linear = 1 + r;
  const double lost = (r - (linear - 1)) + ((reduced.high - r) - reduced.low);
  const double rest = lost + detail::exp_beyond_linear(r);
  const double significand = linear + rest;
  const double first = std::min(std::max(reduced.whole, -1000.0), 1000.0); // as in exp_up_to_700()
  const double scale = detail::power_of_two(first);
  const double second = detail::power_of_two(reduced.whole - first);
  return {significand * scale * second, (rest - (significand - linear)) * scale * second};
}

/// 0 below about −745.1, infinity above about 709.8.
LOSSLAB_INLINE double exp(double x) { return exp_doubled(x).high; }

/// exp(x) − 1, without the cancellation near 0.
LOSSLAB_INLINE double expm1(double x) {
  const detail::Reduced reduced = detail::reduce(std::min(std::max(x, -100.0), 800.0));
  const double r = reduced.high - reduced.low;
  const double lost = (reduced.high - r) - reduced.low;
  const double beyond = detail::exp_beyond_linear(r) + lost;
  const double first = std::min(reduced.whole, 1000.0);
  const double scale = detail::power_of_two(first);
  const double linear = (scale - 1) + scale * r;
  const double rounded_off = scale * r - (linear - (scale - 1));
  return (linear + (rounded_off + scale * beyond)) * detail::power_of_two(reduced.whole - first);
}

/// −infinity at 0, NaN below.
LOSSLAB_INLINE double log(double x) {
  const bool denormal = x < std::numeric_limits<double>::min();
  detail::Split parts = detail::split(denormal ? x * 0x1p54 : x);
  parts.exponent -= denormal ? 54.0 : 0.0;
  const double ordinary = x < detail::infinity ? detail::log_of(parts, 0) : x;
  const double positive = x > 0 ? ordinary : std::numeric_limits<double>::quiet_NaN();
  return x == 0 ? -detail::infinity : positive;
}

/// log(1 + x), without the cancellation near 0. −infinity at −1, NaN below.
LOSSLAB_INLINE double log1p(double x) {
  const double u = 1 + x;
  // What rounding 1 + x lost: a first-order correction of the logarithm.
  const double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  const bool near_one = x > -0.29 && x < 0.41; // there x itself is the fraction, exactly
  const detail::Split parts = detail::split(u);
  const detail::Split chosen{near_one ? 0.0 : parts.exponent, near_one ? x : parts.fraction};
  const double ordinary = detail::log_of(chosen, near_one ? 0.0 : lost / u);
  const double bounded = x < detail::infinity ? ordinary : x;
  const double inside = x > -1 ? bounded : std::numeric_limits<double>::quiet_NaN();
  return x == -1 ? -detail::infinity : inside;
}

/// Near 0 the rational approximation of Cephes (S. L. Moshier, tanh.c), beyond it 1 − 2f/(1 + f)
/// with f = e^−2|x|, which from |x| = 22 on changes nothing. One of the two quotients is taken.
LOSSLAB_INLINE double tanh(double x) {
  const double size = std::min(std::abs(x), 22.0);
  const bool near = size < 0.625;
  const double z = size * size;
  const double numerator =
      (-9.64399179425052238628e-1 * z - 9.92877231001918586564e1) * z - 1.61468768441708447952e3;
  const double denominator = ((z + 1.12811678491632931402e2) * z + 2.23548839060100448583e3) * z +
                             4.84406305325125486048e3;
  const double fall = exp_within_700(-2 * size);
  const double quotient = (near ? numerator : 2 * fall) / (near ? denominator : 1 + fall);
  return std::copysign(near ? size + size * (z * quotient) : 1 - quotient, x);
}

} // namespace losslab::elementary
