#pragma once

#include "core/loss/batch.h"

#include <utility>

// Losses of more than one number a sample: each input is a number [n] or a row [n][k] of the batch.

namespace losslab {

/// What a loss wants of one of its inputs.
struct RowInput {
  enum class Extent { number, row };
  std::string_view name;
  Extent extent;
  bool differentiable;
};

/// What one sample's inputs are, in the order the loss declares them; of a number, one.
template <std::size_t count>
using Rows = std::array<std::span<const double>, count>;

/// Where its gradient goes, in the same order; empty where nobody asks for it.
template <std::size_t count>
using Slopes = std::array<std::span<double>, count>;

/// What is wrong with one sample: with the whole of an input, or with one entry of its row.
struct Fault {
  std::size_t input;
  std::optional<std::size_t> entry;
  std::string_view why;
};

/// Refuses inputs that are missing or unknown, an empty batch, samples or rows that disagree in
/// length, and a number that is not finite.
std::optional<Refusal> refuse_rows(const Card& card, Batch batch, std::span<const RowInput> inputs);

/// The same fault, named by input and index: "prediction[3][1]".
Refusal refuse_sample(std::span<const RowInput> inputs, std::size_t sample, const Fault& fault);

/// A loss of rows from a kernel: a struct whose parameters are doubles, with
///   static constexpr std::array<RowInput, m> inputs
///   std::optional<Fault> objection(const Rows<m>& at) const
///   double operator()(const Rows<m>& at, const Slopes<m>& slope) const
/// The last returns the value of one sample and fills every slope that is not empty.
/// It is built by aggregate initialisation from the parameters in the card's order.
template <class Kernel, std::size_t parameter_count>
class RowLoss : public Loss {
  static constexpr std::size_t input_count = Kernel::inputs.size();

 public:
  RowLoss(const Card& card, std::span<const double> parameters)
      : RowLoss(card, parameters, std::make_index_sequence<parameter_count>()) {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return parameters_; }

  std::span<const std::string_view> differentiable() const override {
    static const std::vector<std::string_view> names = [] {
      std::vector<std::string_view> found;
      for (const RowInput& input : Kernel::inputs)
        if (input.differentiable) found.push_back(input.name);
      return found;
    }();
    return names;
  }

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    if (auto refusal = refuse_rows(card_, batch, Kernel::inputs)) return refusal;
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
    std::array<const Input*, input_count> in;
    std::array<std::span<double>, input_count> out;
    for (std::size_t each = 0; each < input_count; ++each) {
      in[each] = find_input(batch, Kernel::inputs[each].name);
      out[each] = find_output(gradients, Kernel::inputs[each].name);
    }
    const std::size_t samples = in[0]->shape[0];
    const double share = share_of(reduction, samples);
    std::optional<Refusal> refusal;
    reduce(reduction, samples, value, [&](std::size_t begin, std::span<double> values) {
      for (std::size_t i = 0; i < values.size() && !refusal; ++i) {
        Rows<input_count> at;
        Slopes<input_count> slope;
        for (std::size_t each = 0; each < input_count; ++each) {
          const std::size_t width = in[each]->shape[1];
          at[each] = in[each]->values.subspan((begin + i) * width, width);
          if (!out[each].empty()) slope[each] = out[each].subspan((begin + i) * width, width);
        }
        if (const auto fault = kernel_.objection(at)) {
          refusal = refuse_sample(Kernel::inputs, begin + i, *fault);
          std::fill(values.begin() + static_cast<std::ptrdiff_t>(i), values.end(), 0.0);
          return; // the rest is summed all the same
        }
        values[i] = kernel_(at, slope);
        if (share != 1)
          for (const std::span<double> row : slope)
            for (double& each : row)
              each *= share;
      }
    });
    return refusal;
  }

 private:
  template <std::size_t... index>
  RowLoss(const Card& card, [[maybe_unused]] std::span<const double> parameters,
          std::index_sequence<index...>)
      : card_(card), parameters_{parameters[index]...}, kernel_{parameters[index]...} {}

  const Card& card_;
  std::array<double, parameter_count> parameters_;
  Kernel kernel_;
};

} // namespace losslab
