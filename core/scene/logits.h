#pragma once

#include "core/scene/given.h"

#include <vector>

// What logits say.

namespace losslab {

/// Of classes of which one is right: shares of a whole. A high temperature evens them out.
std::vector<double> softmax(const std::vector<double>& logits, double temperature = 1);
/// Of labels that may all be there: the probability of each by itself.
std::vector<double> sigmoids(const std::vector<double>& logits);

/// What each label of the scene would cost if it were the only one.
std::vector<double> label_costs(const Loss& of_labels, const std::vector<Given>& given);

/// How hard a teacher's logits pull at the student's, at each temperature: the length of the
/// gradient.
struct OverTemperature {
  std::vector<double> scaled; ///< of distillation, whose divergence is multiplied by T²
  std::vector<double> bare;   ///< of the divergence alone
};
OverTemperature over_temperature(const std::vector<Given>& given,
                                 const std::vector<double>& temperatures);

} // namespace losslab
