#include "core/loss/loss.h"

#include "core/loss/batch.h"

namespace losslab {

Point PointwiseLoss::at(double prediction, double target) const {
  Point point{};
  points({{&prediction, 1},
          {&target, 1},
          {&point.value, 1},
          {&point.slope, 1},
          {&point.curvature, 1}});
  return point;
}

double PointwiseLoss::mean(std::span<const double> prediction, std::span<const double> target,
                           std::span<double> slope) const {
  const std::size_t count = prediction.size();
  const double share = share_of(Reduction::mean, count);
  double mean = 0;
  reduce(Reduction::mean, count, {&mean, 1}, [&](std::size_t begin, std::span<double> values) {
    shares(prediction.subspan(begin, values.size()), target.subspan(begin, values.size()), values,
           slope.subspan(begin, values.size()), share);
  });
  return mean;
}

namespace {

/// What is wrong with the first of these samples that the loss does not take.
std::optional<Refusal> refuse_samples(const PointwiseLoss& loss, Batch batch, std::size_t begin,
                                      std::size_t count) {
  if (auto refusal = refuse_numbers(batch, begin, count)) return refusal;
  const auto prediction = find_input(batch, "prediction")->values;
  const auto target = find_input(batch, "target")->values;
  for (std::size_t i = begin; i < begin + count; ++i)
    if (const auto why = loss.objection(prediction[i], target[i]))
      return Refusal{at_index(why->starts_with("prediction") ? "prediction" : "target", i),
                     std::string(*why)};
  return std::nullopt;
}

} // namespace

std::optional<Refusal> PointwiseLoss::evaluate(Batch batch, Reduction reduction,
                                               std::span<double> value,
                                               std::span<const GradientOutput> gradients) const {
  static constexpr std::array<std::string_view, 2> inputs{"prediction", "target"};
  if (auto refusal = refuse_inputs(card(), batch, inputs)) return refusal;
  if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
  const auto prediction = find_input(batch, "prediction")->values;
  const auto target = find_input(batch, "target")->values;
  const std::size_t count = prediction.size();
  const Input* weight = find_input(batch, "weight");
  const std::span<double> gradient = find_output(gradients, "prediction");
  const double share = share_of(reduction, count);
  std::array<double, block_size> unasked; // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::optional<Refusal> refusal;
  reduce(reduction, count, value, [&](std::size_t begin, std::span<double> values) {
    const std::size_t length = values.size();
    const auto slope =
        gradient.empty() ? std::span(unasked).first(length) : gradient.subspan(begin, length);
    if (refusal) return;
    const bool taken = shares(prediction.subspan(begin, length), target.subspan(begin, length),
                              values, slope, share);
    if (!taken || weight != nullptr) refusal = refuse_samples(*this, batch, begin, length);
    if (weight != nullptr)
      for (std::size_t i = 0; i < length; ++i) {
        values[i] *= weight->values[begin + i];
        slope[i] *= weight->values[begin + i];
      }
  });
  return refusal;
}

const PointwiseLoss* pointwise(const Loss& loss) {
  return dynamic_cast<const PointwiseLoss*>(&loss);
}

} // namespace losslab
