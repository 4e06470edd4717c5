#pragma once

#include "core/loss/card.h"
#include "core/loss/kernel.h"

#include <limits>
#include <optional>
#include <string_view>

// What losses of two classes share: the target y is 0 or 1, and its side is s = 2y − 1.

namespace losslab::label {

/// s ∈ {−1, +1}; the margin is m = s·logit, positive where the class is right.
LOSSLAB_INLINE double side(double target) { return 2 * target - 1; }

inline std::optional<std::string_view> must_be_0_or_1(double target) {
  if (target == 0 || target == 1) return std::nullopt;
  return "target must be 0 or 1, the two classes";
}

/// A soft label: the probability that the class is 1.
inline std::optional<std::string_view> must_be_in_0_to_1(double target) {
  if (target >= 0 && target <= 1) return std::nullopt;
  return "target must lie between 0 and 1";
}

/// The margin a score must reach, in its own unit: any positive number.
inline Parameter margin() {
  return {.id = "margin",
          .symbol = "κ",
          .name = "the margin from which a point is left alone",
          .fallback = 1,
          .low = 0,
          .high = std::numeric_limits<double>::infinity(),
          .low_open = true,
          .high_open = true,
          .slider_low = 0.1,
          .slider_high = 3};
}

} // namespace losslab::label
