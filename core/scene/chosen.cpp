#include "core/scene/chosen.h"

#include <algorithm>

namespace losslab {

const LossChoice* find_choice(const std::vector<LossChoice>& losses, std::string_view id) {
  const auto found = std::find_if(losses.begin(), losses.end(),
                                  [id](const LossChoice& choice) { return choice.id == id; });
  return found == losses.end() ? nullptr : &*found;
}

LossChoice* find_choice(std::vector<LossChoice>& losses, std::string_view id) {
  return const_cast<LossChoice*>(find_choice(std::as_const(losses), id));
}

void toggle_choice(std::vector<LossChoice>& losses, std::string& focus, const std::string& id) {
  if (find_choice(losses, id) == nullptr) {
    if (losses.size() == most_losses) return;
    losses.push_back({id, {}});
    focus = id;
  } else if (losses.size() > 1) {
    std::erase_if(losses, [&id](const LossChoice& choice) { return choice.id == id; });
    if (focus == id) focus = losses.front().id;
  }
}

bool set_parameter(std::vector<LossChoice>& losses, std::string_view id,
                   const std::string& parameter, double value) {
  LossChoice* chosen = find_choice(losses, id);
  if (chosen == nullptr) return false;
  LossChoice next = *chosen;
  next.parameters[parameter] = value;
  if (!make_loss(next.id, next.parameters)) return false;
  for (const Parameter& declared : find_loss(id)->card.parameters)
    if (declared.id == parameter && declared.fallback == value) next.parameters.erase(parameter);
  *chosen = std::move(next);
  return true;
}

} // namespace losslab
