#pragma once

#include "core/loss/loss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

// What every evaluate() does: find its inputs, refuse wrong ones, sum.

namespace losslab {

/// nullptr when the batch has no input of that name.
const Input* find_input(Batch batch, std::string_view name);

/// Empty when it is not asked for.
std::span<double> find_output(std::span<const GradientOutput> outputs, std::string_view name);

/// "target[3]"
std::string at_index(std::string_view name, std::size_t index);

/// For inputs that are all [n]: refuses a batch that lacks one of the required, has another beside
/// them and the optional "weight", is empty or disagrees in length.
std::optional<Refusal> refuse_inputs(const Card& card, Batch batch,
                                     std::span<const std::string_view> required);

/// Of such a batch's samples begin … begin + count − 1, refuses a number that is not finite and a
/// negative weight.
std::optional<Refusal> refuse_numbers(Batch batch, std::size_t begin, std::size_t count);

/// Refuses a gradient that the loss does not have.
std::optional<Refusal> refuse_outputs(const Loss& loss, std::span<const GradientOutput> outputs);

/// What one sample's gradient counts in that of the reported value.
double share_of(Reduction reduction, std::size_t count);

/// Sixteen lanes in a fixed order: vectorises, and sums to the same bits at every vector width.
double lane_sum(std::span<const double> values);

/// Neumaier's compensated sum of the blocks' sums: 1e7 samples lose nothing.
class BlockSum {
 public:
  void add(double value) {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  double total() const { return std::isfinite(lost_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// Small enough for the caches, so that reduction costs no memory traffic; long enough that the
/// reads of the next block, which the processor fetches ahead, are not broken off too often.
inline constexpr std::size_t block_size = 4096;

/// Reduces the values of count samples, which fill(begin, values) writes one block at a time.
/// value: one number, or count of them with Reduction::none.
template <class Fill>
void reduce(Reduction reduction, std::size_t count, std::span<double> value, const Fill& fill) {
  std::array<double, block_size>
      block; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  BlockSum sum;
  for (std::size_t begin = 0; begin < count; begin += block_size) {
    const std::size_t length = std::min(block_size, count - begin);
    const auto values = reduction == Reduction::none ? value.subspan(begin, length)
                                                     : std::span(block).first(length);
    fill(begin, values);
    if (reduction != Reduction::none) sum.add(lane_sum(values));
  }
  if (reduction != Reduction::none) value[0] = sum.total() * share_of(reduction, count);
}

} // namespace losslab
