#pragma once

#include "core/loss/loss.h"

#include <map>
#include <string>

namespace losslab {

/// One loss of the catalogue: its card, and how to make it from parameters that are in range and
/// in the card's order.
struct Entry {
  Card card;
  LossPtr (*make)(const Card& card, std::span<const double> parameters);
};

/// Every loss, in teaching order.
std::span<const Entry* const> catalogue();

/// nullptr when no loss has this id.
const Entry* find_loss(std::string_view id);

/// Parameters by name; those not named take their default. Refuses an unknown loss, an unknown
/// parameter, and a value that is out of range or not finite (except where the range is infinite).
using ParameterValues = std::map<std::string, double, std::less<>>;
Outcome<LossPtr> make_loss(std::string_view id, const ParameterValues& parameters = {});

/// For an Entry: makes a KernelLoss.
template <class Made>
LossPtr make(const Card& card, std::span<const double> parameters) {
  return std::make_shared<Made>(card, parameters);
}

/// "regression", … as the command line writes it, and as a learner reads it ("Regression").
std::string_view family_id(Family family);
std::string_view family_name(Family family);
std::string_view axis_id(Axis axis);

} // namespace losslab
