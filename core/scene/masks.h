#pragma once

#include "core/scene/given.h"

namespace losslab {

// Square pictures of an object: row by row, as one input of a picture holds them.

inline constexpr std::size_t least_side = 4;
inline constexpr std::size_t most_side = 32;

/// A prediction, in probabilities, beside the truth, in 0 and 1.
struct Mask {
  int columns; ///< pixels of the whole square
  std::vector<double> prediction;
  std::vector<double> target;

  std::vector<Given> given() const;
  /// The same with the prediction in logits, log p/(1 − p).
  Mask in_logits() const;
};

/// What a network says of pixels that it is sure of. Not 1: cross-entropy has no end there.
inline constexpr double sure = 0.99;

/// 16 × 16: the prediction is sure, of the right shape two pixels beside the truth.
Mask shifted_object();
/// 30 × 30: the object is 1 % of the pixels, and every pixel is given 1 %.
Mask missed_object();
/// 16 × 16: every pixel is on its right side of ½, and few are sure.
Mask soft_object();

/// Of pixels that make a square; 0 where they make none.
int side_of(std::size_t pixels);

std::optional<Refusal> refuse_mask(const Given& prediction, const Given& target);

/// The mean cross-entropy of the pixels, each looked at by itself: of probabilities, or of the
/// logits of InputKind::scores. Nothing where the numbers are no such and no mask.
std::optional<double> pixel_bce(const std::vector<Given>& given, InputKind kind);

} // namespace losslab
