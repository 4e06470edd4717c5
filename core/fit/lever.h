#pragma once

#include "core/scene/scene.h"

#include <span>
#include <vector>

namespace losslab {

/// What points can do to a line by going up or down: turn it about a pivot.
struct Lever {
  double pivot;       ///< an x
  std::size_t needed; ///< points, the farthest from it first, that outweigh the others
};

/// The share of all Σ|x − pivot|^exponent that is needed to outweigh the others: half of it where
/// the loss treats both sides of a line alike.
struct Resistance {
  double left = 0.5;  ///< of what lies left of the pivot
  double right = 0.5; ///< and right of it
};

/// At every different x of the points, fewest needed first. The exponent is 0 … 1.
std::vector<Lever> levers(std::span<const Sample> points, double exponent,
                          const Resistance& resistance = {});

} // namespace losslab
