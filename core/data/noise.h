#pragma once

#include "core/scene/scene.h"

#include <vector>

namespace losslab {

inline constexpr double contaminated_share = 0.1;
inline constexpr double contaminated_factor = 10;

/// The points a Synthetic describes: x spread evenly over 0 … 10 (the middles of `count` equal
/// parts), y = intercept + slope·x + scale·noise. `scale` is
///   normal:       the standard deviation σ
///   laplace:      b of the density exp(−|e|/b)/2b; the standard deviation is √2·b
///   student:      the factor before Student's t with 3 degrees of freedom (deviation √3·scale)
///   contaminated: σ of nine points in ten; each is with probability 0.1 drawn with 10·σ instead
/// The same seed draws the same underlying numbers, so moving the scale stretches the noise and a
/// larger count of the same seed differs only in its spacing.
std::vector<Sample> draw_points(const Synthetic& synthetic);

} // namespace losslab
