#include "core/scene/logits.h"

#include "core/scene/showing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace losslab {

std::vector<double> softmax(const std::vector<double>& logits, double temperature) {
  const double peak = *std::max_element(logits.begin(), logits.end());
  std::vector<double> p;
  p.reserve(logits.size());
  double sum = 0;
  for (const double each : logits)
    sum += p.emplace_back(std::exp((each - peak) / temperature));
  for (double& each : p)
    each /= sum;
  return p;
}

std::vector<double> sigmoids(const std::vector<double>& logits) {
  std::vector<double> p;
  p.reserve(logits.size());
  for (const double each : logits)
    p.push_back(1 / (1 + std::exp(-each)));
  return p;
}

std::vector<double> label_costs(const Loss& of_labels, const std::vector<Given>& given) {
  const auto& logits = find_given(given, "prediction")->values;
  const auto& labels = find_given(given, "target")->values;
  const std::array batch{Input{"prediction", {logits.size(), 1, 1}, logits},
                         Input{"target", {labels.size(), 1, 1}, labels}};
  std::vector<double> costs(logits.size());
  if (of_labels.evaluate(batch, Reduction::none, costs, {})) return {};
  return costs;
}

OverTemperature over_temperature(const std::vector<Given>& given,
                                 const std::vector<double>& temperatures) {
  OverTemperature over;
  for (const double temperature : temperatures) {
    const auto shown =
        show_losses({{"distillation", {{"temperature", temperature}}}}, InputKind::teacher, given);
    over.scaled.push_back(shown.front().steepness());
    over.bare.push_back(over.scaled.back() / (temperature * temperature));
  }
  return over;
}

} // namespace losslab
