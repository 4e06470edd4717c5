#pragma once

#include <cmath>

namespace losslab {

/// 1, 2 or 5 times a power of ten, so that about four lines cross the range.
inline double grid_step(double range) {
  const double rough = range / 4;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double share = rough / power;
  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
}

} // namespace losslab
