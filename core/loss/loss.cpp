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
    const auto block = slope.subspan(begin, values.size());
    points({prediction.subspan(begin, values.size()),
            target.subspan(begin, values.size()),
            values,
            block,
            {}});
    for (double& entry : block)
      entry *= share;
  });
  return mean;
}

std::optional<Refusal> PointwiseLoss::evaluate(Batch batch, Reduction reduction,
                                               std::span<double> value,
                                               std::span<const GradientOutput> gradients) const {
  static constexpr std::array<std::string_view, 2> inputs{"prediction", "target"};
  if (auto refusal = refuse_inputs(card(), batch, inputs)) return refusal;
  if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
  const auto prediction = find_input(batch, "prediction")->values;
  const auto target = find_input(batch, "target")->values;
  const std::size_t count = prediction.size();
  for (std::size_t i = 0; i < count; ++i)
    if (const auto why = objection(prediction[i], target[i]))
      return Refusal{at_index(why->starts_with("prediction") ? "prediction" : "target", i),
                     std::string(*why)};

  const Input* weight = find_input(batch, "weight");
  const std::span<double> gradient = find_output(gradients, "prediction");
  const double share = share_of(reduction, count);
  std::array<double, block_size> unasked; // NOLINT(cppcoreguidelines-pro-type-member-init)
  reduce(reduction, count, value, [&](std::size_t begin, std::span<double> values) {
    const std::size_t length = values.size();
    const auto slope =
        gradient.empty() ? std::span(unasked).first(length) : gradient.subspan(begin, length);
    points({prediction.subspan(begin, length), target.subspan(begin, length), values, slope, {}});
    if (weight != nullptr)
      for (std::size_t i = 0; i < length; ++i) {
        values[i] *= weight->values[begin + i];
        slope[i] *= weight->values[begin + i];
      }
    for (double& entry : slope)
      entry *= share;
  });
  return std::nullopt;
}

const PointwiseLoss* pointwise(const Loss& loss) {
  return dynamic_cast<const PointwiseLoss*>(&loss);
}

} // namespace losslab
