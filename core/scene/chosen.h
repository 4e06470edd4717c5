#pragma once

#include "core/scene/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace losslab {

// What learners do with the losses they have chosen, one of which is in focus.

/// nullptr when it is not among them.
LossChoice* find_choice(std::vector<LossChoice>& losses, std::string_view id);
const LossChoice* find_choice(const std::vector<LossChoice>& losses, std::string_view id);

/// Adds it, in focus, or takes it out. There is always one, and never more than can be told apart.
void toggle_choice(std::vector<LossChoice>& losses, std::string& focus, const std::string& id);

/// Of the one that is named; a default is not kept. False, and nothing is changed, where the loss
/// is not among them or refuses the value.
bool set_parameter(std::vector<LossChoice>& losses, std::string_view id,
                   const std::string& parameter, double value);

} // namespace losslab
