#pragma once

#include "core/loss/card.h"
#include "core/loss/kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

// What losses of the prediction error e = prediction − target share.

namespace losslab::error {

/// −1, 0 at zero, 1: the slope of |e|, with the middle subgradient at its corner.
LOSSLAB_INLINE double sign(double error) {
  return static_cast<double>(error > 0) - static_cast<double>(error < 0);
}

/// (e/c)², kept finite: where it is cut off every robust loss has reached its limit.
LOSSLAB_INLINE double scaled_square(double error, double c) {
  const double u = std::min(std::abs(error) / c, 1e150);
  return u * u;
}

/// (e/c)² as the sum of two doubles, where half a unit in the last place would be felt: in an
/// exponent, or beside 1. For |e|/c up to 1e150.
struct Square {
  double rounded;
  double lost;
};
LOSSLAB_INLINE Square square(double size, double c) {
  const double u = size / c;
  const double rounded = u * u;
  return {rounded, std::fma(u, u, -rounded) + 2 * u * (std::fma(-u, c, size) / c)};
}

/// A parameter that sets the scale of the error, in the target's unit: any positive number.
inline Parameter scale(std::string id, std::string symbol, std::string name, double fallback,
                       double slider_low, double slider_high) {
  return {.id = std::move(id),
          .symbol = std::move(symbol),
          .name = std::move(name),
          .fallback = fallback,
          .low = 0,
          .high = std::numeric_limits<double>::infinity(),
          .low_open = true,
          .high_open = true,
          .slider_low = slider_low,
          .slider_high = slider_high};
}

/// The half-width of the tube in which an error costs nothing.
inline Parameter tolerance() {
  Parameter epsilon = scale("epsilon", "ε", "the error that costs nothing", 0.1, 0, 2);
  epsilon.low_open = false;
  return epsilon;
}

} // namespace losslab::error
