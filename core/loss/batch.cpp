#include "core/loss/batch.h"

#include "core/loss/kernel.h"

namespace losslab {

const Input* find_input(Batch batch, std::string_view name) {
  const auto found = std::find_if(batch.begin(), batch.end(),
                                  [name](const Input& input) { return input.name == name; });
  return found == batch.end() ? nullptr : &*found;
}

std::span<double> find_output(std::span<const GradientOutput> outputs, std::string_view name) {
  const auto found =
      std::find_if(outputs.begin(), outputs.end(),
                   [name](const GradientOutput& output) { return output.name == name; });
  return found == outputs.end() ? std::span<double>() : found->values;
}

std::string at_index(std::string_view name, std::size_t index) {
  return std::string(name) + "[" + std::to_string(index) + "]";
}

namespace {

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

LOSSLAB_VECTOR double add(const double* values, std::size_t count) {
  std::array<double, 16> lanes{};
  std::size_t i = 0;
  for (; i + lanes.size() <= count; i += lanes.size())
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
      lanes[lane] += values[i + lane];
  for (std::size_t half = lanes.size() / 2; half > 0; half /= 2)
    for (std::size_t lane = 0; lane < half; ++lane)
      lanes[lane] += lanes[half + lane];
  double sum = lanes[0];
  for (; i < count; ++i)
    sum += values[i];
  return sum;
}

} // namespace

std::optional<Refusal> refuse_inputs(const Card& card, Batch batch,
                                     std::span<const std::string_view> required) {
  for (const Input& input : batch)
    if (input.name != "weight" && !is_one_of(input.name, required))
      return Refusal{std::string(input.name), "is no input of " + card.id};
  for (const std::string_view name : required)
    if (find_input(batch, name) == nullptr) return Refusal{std::string(name), "is missing"};
  const Input& first = *find_input(batch, required.front());
  const std::size_t count = first.values.size();
  if (count == 0) return Refusal{std::string(first.name), "is empty"};
  for (const Input& input : batch)
    if (input.values.size() != count)
      return Refusal{std::string(input.name), "has " + std::to_string(input.values.size()) +
                                                  " values where " + std::string(first.name) +
                                                  " has " + std::to_string(count)};
  for (const Input& input : batch)
    if (input.shape[1] > 1 || input.shape[2] > 1)
      return Refusal{std::string(input.name),
                     "must hold one number per sample, not a list of them"};
  return std::nullopt;
}

std::optional<Refusal> refuse_numbers(Batch batch, std::size_t begin, std::size_t count) {
  for (const Input& input : batch)
    for (std::size_t i = begin; i < begin + count; ++i) {
      if (!std::isfinite(input.values[i]))
        return Refusal{at_index(input.name, i), "is not a finite number"};
      if (input.name == "weight" && input.values[i] < 0)
        return Refusal{at_index("weight", i), "must not be negative"};
    }
  return std::nullopt;
}

std::optional<Refusal> refuse_outputs(const Loss& loss, std::span<const GradientOutput> outputs) {
  for (const GradientOutput& output : outputs)
    if (!is_one_of(output.name, loss.differentiable()))
      return Refusal{std::string(output.name), "has no gradient in " + loss.card().id};
  return std::nullopt;
}

double share_of(Reduction reduction, std::size_t count) {
  return reduction == Reduction::mean ? 1.0 / static_cast<double>(count) : 1.0;
}

double lane_sum(std::span<const double> values) { return add(values.data(), values.size()); }

} // namespace losslab
