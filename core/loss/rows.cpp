#include "core/loss/rows.h"

namespace losslab {

namespace {

std::optional<Refusal> refuse_shapes(Batch batch, std::span<const RowInput> inputs) {
  const Input* first = nullptr;
  const Input* first_row = nullptr;
  for (const RowInput& wanted : inputs) {
    const Input& input = *find_input(batch, wanted.name);
    const std::string name(wanted.name);
    if (input.values.empty()) return Refusal{name, "is empty"};
    if (first == nullptr) first = &input;
    if (input.shape[0] != first->shape[0])
      return Refusal{name, "has " + std::to_string(input.shape[0]) + " samples where " +
                               std::string(first->name) + " has " +
                               std::to_string(first->shape[0])};
    if (wanted.extent == RowInput::Extent::number) {
      if (input.shape[1] * input.shape[2] > 1)
        return Refusal{name, "must hold one number per sample, not a list of them"};
      continue;
    }
    if (input.shape[2] > 1)
      return Refusal{name, "must hold one list of numbers per sample, not a list of lists"};
    if (first_row == nullptr) first_row = &input;
    if (input.shape[1] != first_row->shape[1])
      return Refusal{name, "has rows of " + std::to_string(input.shape[1]) + " where " +
                               std::string(first_row->name) + " has rows of " +
                               std::to_string(first_row->shape[1])};
  }
  return std::nullopt;
}

} // namespace

std::optional<Refusal> refuse_rows(const Card& card, Batch batch,
                                   std::span<const RowInput> inputs) {
  for (const Input& input : batch)
    if (std::none_of(inputs.begin(), inputs.end(),
                     [&](const RowInput& wanted) { return wanted.name == input.name; }))
      return Refusal{std::string(input.name), "is no input of " + card.id};
  for (const RowInput& wanted : inputs)
    if (find_input(batch, wanted.name) == nullptr)
      return Refusal{std::string(wanted.name), "is missing"};
  if (auto refusal = refuse_shapes(batch, inputs)) return refusal;
  for (std::size_t each = 0; each < inputs.size(); ++each) {
    const Input& input = *find_input(batch, inputs[each].name);
    for (std::size_t i = 0; i < input.values.size(); ++i)
      if (!std::isfinite(input.values[i])) {
        const bool row = inputs[each].extent == RowInput::Extent::row;
        return refuse_sample(inputs, i / input.shape[1],
                             {each, row ? std::optional(i % input.shape[1]) : std::nullopt,
                              "is not a finite number"});
      }
  }
  return std::nullopt;
}

Refusal refuse_sample(std::span<const RowInput> inputs, std::size_t sample, const Fault& fault) {
  std::string place = at_index(inputs[fault.input].name, sample);
  if (fault.entry) place.append("[").append(std::to_string(*fault.entry)).append("]");
  return {std::move(place), std::string(fault.why)};
}

} // namespace losslab
