#include "core/scene/showing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace losslab {

namespace {

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The same inputs in the loss's own code. A scene tells a pair that is alike by 1 and a different
/// one by 0, whichever loss looks at it; the cosine embedding loss wants ±1.
std::vector<Given> coded_for(const Card& card, std::vector<Given> given) {
  if (card.id == "cosine_embedding")
    if (Given* target = find_given(given, "target"))
      for (double& each : target->values)
        each = 2 * each - 1;
  return given;
}

/// inputs: those it takes; all where empty.
Shown show(const Card& card, std::string_view player, const LossPtr& loss, InputKind kind,
           const std::vector<Given>& scene, const std::vector<std::string_view>& inputs) {
  const std::vector<Given> given = coded_for(card, scene);
  Shown shown{&card, player, loss, std::nullopt, {}, {}};
  std::vector<Input> batch;
  for (const Given& each : given)
    if (inputs.empty() || has(inputs, each.name)) batch.push_back(as_input(each, kind));
  for (const std::string_view name : loss->differentiable())
    if (const Given* by = find_given(given, name)) shown.gradient.push_back(*by);
  std::vector<GradientOutput> outputs;
  for (Given& by : shown.gradient)
    outputs.push_back({by.name, by.values});
  double value = 0;
  if (auto refusal = loss->evaluate(batch, Reduction::mean, {&value, 1}, outputs)) {
    shown.gradient.clear();
    shown.why = refusal->text();
  } else {
    shown.value = value;
  }
  return shown;
}

template <class Visit>
void for_each_chosen(const std::vector<LossChoice>& losses, InputKind kind, const Visit& visit) {
  for (const Entry* entry : catalogue()) {
    if (entry->card.kind != kind) continue;
    const auto chosen = std::find_if(losses.begin(), losses.end(), [&](const LossChoice& choice) {
      return choice.id == entry->card.id;
    });
    if (chosen == losses.end()) continue;
    if (const auto loss = make_loss(chosen->id, chosen->parameters)) visit(entry->card, *loss);
  }
}

} // namespace

double Shown::steepness() const {
  double sum = 0;
  for (const Given& by : gradient)
    for (const double each : by.values)
      sum = std::hypot(sum, each);
  return sum;
}

std::vector<Shown> show_losses(const std::vector<LossChoice>& losses, InputKind kind,
                               const std::vector<Given>& given) {
  std::vector<Shown> all;
  for_each_chosen(losses, kind, [&](const Card& card, const LossPtr& loss) {
    if (loss->players().empty()) all.push_back(show(card, {}, loss, kind, given, {}));
    for (const Player& player : loss->players())
      all.push_back(show(card, player.name, player.loss, kind, given, player.inputs));
  });
  return all;
}

std::vector<OverFakes> over_fakes(const std::vector<LossChoice>& losses, double real,
                                  const std::vector<double>& fakes) {
  const std::vector<double> reals(fakes.size(), real);
  std::vector<OverFakes> all;
  for_each_chosen(losses, InputKind::game, [&](const Card& card, const LossPtr& loss) {
    for (const Player& player : loss->players()) {
      std::vector<Input> batch{{"fake", {fakes.size(), 1, 1}, fakes}};
      if (has(player.inputs, "real")) batch.push_back({"real", {fakes.size(), 1, 1}, reals});
      OverFakes over{&card, player.name, std::vector<double>(fakes.size()),
                     std::vector<double>(fakes.size())};
      // No sample touches another: the slope of the sum is that of each.
      const std::array by_fake{GradientOutput{"fake", over.slope}};
      if (!player.loss->evaluate(batch, Reduction::none, over.value, by_fake))
        all.push_back(std::move(over));
    }
  });
  return all;
}

std::vector<double> with_bin(std::vector<double> bins, std::size_t bin, double mass) {
  mass = std::clamp(mass, 0.0, 1.0);
  double others = 0;
  for (std::size_t k = 0; k < bins.size(); ++k)
    if (k != bin) others += bins[k];
  const auto even = (1 - mass) / static_cast<double>(bins.size() - 1);
  for (std::size_t k = 0; k < bins.size(); ++k)
    bins[k] = k == bin ? mass : others > 0 ? bins[k] * ((1 - mass) / others) : even;
  return bins;
}

std::vector<double> shifted(const std::vector<double>& bins, int by) {
  std::vector<double> moved(bins.size(), 0);
  const int last = static_cast<int>(bins.size()) - 1;
  for (int k = 0; k <= last; ++k)
    moved[static_cast<std::size_t>(std::clamp(k + by, 0, last))] +=
        bins[static_cast<std::size_t>(k)];
  return moved;
}

} // namespace losslab
