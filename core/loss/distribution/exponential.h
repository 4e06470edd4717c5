#pragma once

#include <cmath>

namespace losslab {

/// e^x − 1 − x, which is about x²/2 near 0 and keeps its digits there.
inline long double exp_beyond_linear(long double x) {
  if (std::abs(x) >= 0.5L) return std::expm1(x) - x;
  long double sum = 1; // x²/2·(1 + x/3·(1 + x/4·(1 + …)))
  for (int n = 18; n > 2; --n)
    sum = 1 + x / n * sum;
  return x * x / 2 * sum;
}

} // namespace losslab
