#pragma once

#include "core/loss/loss.h"

#include <array>
#include <vector>

// Three classes as a triangle: a corner is certainty of one, the middle is ⅓ each.

namespace losslab {

using Triple = std::array<double, 3>;

/// What three logits say of their classes.
Triple probabilities(const std::vector<double>& logits);

/// Logits of these probabilities, with mean 0. Of what is not in the triangle, those of the nearest
/// place inside: none is less than 1e-4.
std::vector<double> logits_at(const Triple& p);

/// The loss of one sample of class `label` at places of the triangle. Nothing where it refuses.
std::vector<double> over_simplex(const Loss& loss, double label, const std::vector<Triple>& places);

} // namespace losslab
