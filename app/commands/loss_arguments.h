#pragma once

#include "app/commands/arguments.h"
#include "core/loss/catalogue.h"

#include <nlohmann/json.hpp>

namespace losslab {

/// "--set NAME=VALUE", as often as there are parameters to set.
inline constexpr KnownOption set_option{"--set", true, true};

/// The loss of that name with the parameters that are set. Refuses what make_loss refuses, a value
/// that is no number and a parameter that is set twice.
Outcome<LossPtr> loss_from(const std::string& name, const Arguments& arguments);

/// All parameters of a loss by name, as it uses them.
nlohmann::ordered_json parameters_json(const Loss& loss);

} // namespace losslab
