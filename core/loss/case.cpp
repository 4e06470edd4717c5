#include "core/loss/case.h"

#include <cassert>
#include <numeric>

namespace losslab {

namespace {

bool stackable(const Example& with, const Example& first) {
  if (with.inputs.size() != first.inputs.size() || with.player != first.player) return false;
  for (std::size_t i = 0; i < first.inputs.size(); ++i) {
    const ExampleInput& one = with.inputs[i];
    const ExampleInput& other = first.inputs[i];
    if (one.name != other.name || one.shape[1] != other.shape[1] || one.shape[2] != other.shape[2])
      return false;
  }
  return true;
}

/// The worked examples that look like the first, sample by sample.
std::vector<ExampleInput> stacked(const std::vector<Example>& examples) {
  std::vector<ExampleInput> all = examples.front().inputs;
  for (std::size_t i = 1; i < examples.size(); ++i) {
    if (!stackable(examples[i], examples.front())) continue;
    for (std::size_t each = 0; each < all.size(); ++each) {
      const ExampleInput& more = examples[i].inputs[each];
      all[each].shape[0] += more.shape[0];
      all[each].values.insert(all[each].values.end(), more.values.begin(), more.values.end());
    }
  }
  return all;
}

std::vector<Input> batch_of(const std::vector<ExampleInput>& inputs,
                            const std::vector<std::string_view>& wanted) {
  std::vector<Input> batch;
  for (const ExampleInput& each : inputs)
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), each.name) != wanted.end())
      batch.push_back({each.name, each.shape, each.values});
  return batch;
}

Outcome<Reported> report(const Loss& loss, const std::vector<Input>& batch, Reduction reduction) {
  std::vector<double> value(reduction == Reduction::none ? loss.samples(batch) : 1);
  if (auto refusal = loss.evaluate(batch, reduction, value, {})) return *refusal;
  return Reported(std::move(value));
}

} // namespace

Reported Reported::sum() const {
  return values.empty() ? Reported() : std::accumulate(values.begin(), values.end(), 0.0);
}

Reported Reported::mean() const { return sum() / static_cast<double>(values.size()); }

Reported Reported::each(const std::function<double(double)>& function) const {
  Reported all = *this;
  std::transform(all.values.begin(), all.values.end(), all.values.begin(), function);
  return all;
}

Case::Case(const Card& card, ParameterValues parameters, std::vector<ExampleInput> inputs)
    : card_(&card), parameters_(std::move(parameters)), inputs_(std::move(inputs)) {
  for (const Parameter& each : card.parameters)
    parameters_.try_emplace(each.id, each.fallback);
}

Case::Case(const Card& card, ParameterValues parameters)
    : Case(card, std::move(parameters),
           card.compared.empty() ? stacked(card.examples) : card.compared) {}

double Case::operator[](std::string_view parameter) const {
  return parameters_.find(parameter)->second;
}

const ExampleInput& Case::input(std::string_view name) const {
  return *std::find_if(inputs_.begin(), inputs_.end(),
                       [&](const ExampleInput& each) { return each.name == name; });
}

ExampleInput& Case::input(std::string_view name) {
  return const_cast<ExampleInput&>(std::as_const(*this).input(name));
}

std::optional<Refusal> Case::refusal() const {
  const auto loss = make_loss(card_->id, parameters_);
  if (!loss) return loss.refusal();
  if ((*loss)->players().empty()) {
    const auto found = report(**loss, batch_of(inputs_, {}), Reduction::sum);
    return found ? std::nullopt : std::optional(found.refusal());
  }
  return std::nullopt;
}

Reported Case::reported(Reduction reduction) const {
  const auto loss = make_loss(card_->id, parameters_);
  if (!loss) return {};
  if ((*loss)->players().empty()) {
    const auto found = report(**loss, batch_of(inputs_, {}), reduction);
    return found ? *found : Reported();
  }
  Reported all;
  for (const Player& player : (*loss)->players()) {
    const auto found = report(*player.loss, batch_of(inputs_, player.inputs), reduction);
    if (!found) return {};
    all.values.insert(all.values.end(), found->values.begin(), found->values.end());
  }
  return all;
}

Case Case::under(std::string_view loss, const ParameterValues& parameters) const {
  return {find_loss(loss)->card, parameters, inputs_};
}

Case Case::with(std::string_view parameter, double value) const {
  Case other = *this;
  other.parameters_.find(parameter)->second = value;
  return other;
}

Case Case::changing(std::string_view name, const std::function<double(double)>& change) const {
  Case other = *this;
  std::vector<double>& values = other.input(name).values;
  std::transform(values.begin(), values.end(), values.begin(), change);
  return other;
}

Case Case::changing_rows(std::string_view name,
                         const std::function<std::vector<double>(Row)>& change) const {
  Case other = *this;
  ExampleInput& changed = other.input(name);
  const std::size_t length = changed.values.size() / changed.shape[0];
  for (std::size_t i = 0; i < changed.values.size(); i += length) {
    const std::vector<double> row = change(Row(changed.values).subspan(i, length));
    std::copy(row.begin(), row.end(), changed.values.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return other;
}

Case Case::as_one_sample() const {
  Case other = *this;
  for (ExampleInput& each : other.inputs_)
    each.shape = {1, each.values.size(), 1};
  return other;
}

Case Case::as_single_numbers() const {
  Case other = *this;
  for (ExampleInput& each : other.inputs_)
    each.shape = {each.values.size(), 1, 1};
  return other;
}

Reported Case::rows(std::string_view one, std::string_view other,
                    const std::function<double(Row, Row)>& formula) const {
  const Row left = input(one).values;
  const Row right = input(other).values;
  const std::size_t samples = this->samples();
  const std::size_t along_left = left.size() / samples;
  const std::size_t along_right = right.size() / samples;
  Reported all;
  for (std::size_t i = 0; i < samples; ++i)
    all.values.push_back(formula(left.subspan(i * along_left, along_left),
                                 right.subspan(i * along_right, along_right)));
  return all;
}

Reported Case::entries(std::string_view one, std::string_view other,
                       const std::function<double(double, double)>& formula) const {
  const Row left = input(one).values;
  const Row right = input(other).values;
  Reported all;
  for (std::size_t i = 0; i < left.size(); ++i)
    all.values.push_back(formula(left[i], right[i]));
  return all;
}

} // namespace losslab
