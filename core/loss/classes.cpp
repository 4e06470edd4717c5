#include "core/loss/classes.h"

#include "core/loss/elementary.h"

#include <cstring>
#include <memory>

namespace losslab {

namespace {

constexpr std::size_t block_numbers = 2048; // two arrays of them stay in the first-level cache
/// Numbers in the widest vector. Rows come in so many, and each array begins where one begins:
/// half-filled vectors, and such as lie across two lines of the cache, cost an eighth of the time.
constexpr std::size_t lanes = 8;
constexpr double sums_to_one_within = 1e-6;

/// Of rows of logits, class by class: below, power [class][row]; the rest [row].
struct Block {
  double* below;
  double* power;
  double* peak;
  double* others;
  double* log_sum;
  double* inverse;
};

/// power[class][row] = e^below of it, and others[row] += the sum of those that are no peak.
/// `exponential` is elementary's, for numbers as low as there are.
template <class Exponential>
LOSSLAB_INLINE void add_powers(const Block& block, std::size_t stride, std::size_t classes,
                               std::size_t rows, const Exponential& exponential) {
  for (std::size_t k = 0; k < classes; ++k)
    for (std::size_t row = 0; row < rows; ++row) {
      const double x = block.below[k * stride + row];
      const double e = exponential(x);
      block.power[k * stride + row] = e;
      block.others[row] += x < 0 ? e : 0;
    }
}

LOSSLAB_VECTOR void softmax(const Block& block, std::size_t stride, std::size_t classes,
                            std::size_t rows) {
  const auto [below, power, peak, others, log_sum, inverse] = block;
  for (std::size_t row = 0; row < rows; ++row)
    peak[row] = below[row];
  for (std::size_t k = 1; k < classes; ++k)
    for (std::size_t row = 0; row < rows; ++row)
      peak[row] = std::max(peak[row], below[k * stride + row]);
  for (std::size_t row = 0; row < rows; ++row)
    others[row] = -1; // the peak's own 1, which log1p adds without loss
  std::uint64_t signs = 0;
  for (std::size_t k = 0; k < classes; ++k)
    for (std::size_t row = 0; row < rows; ++row) {
      const double x = below[k * stride + row] - peak[row];
      below[k * stride + row] = x;
      others[row] += x == 0 ? 1 : 0; // −1 and whole numbers: exact
      signs |= std::bit_cast<std::uint64_t>(x + 700);
    }
  // Where none lies below −700 the shorter way has the same bits.
  if (signs >> 63 == 0)
    add_powers(block, stride, classes, rows, elementary::exp_within_700);
  else
    add_powers(block, stride, classes, rows, elementary::exp_up_to_700);
  for (std::size_t row = 0; row < rows; ++row) {
    log_sum[row] = elementary::log1p(others[row]);
    inverse[row] = 1 / (1 + others[row]);
  }
}

/// A table row by row, or its transpose.
template <class Number>
struct Table {
  Number* first;
  std::size_t stride; ///< from row to row
  Number* at(std::size_t row, std::size_t column) const { return first + row * stride + column; }
};

/// Four numbers, in whatever registers there are.
using Four = double __attribute__((vector_size(32)));

/// to[column][row] = from[row][column]·scale[column], for four rows and columns.
template <bool scaled>
LOSSLAB_INLINE void turn_four(Table<const double> from, Table<double> to, const double* scale) {
  Four by;
  if constexpr (scaled) std::memcpy(&by, scale, sizeof by);
  Four in[4];
  for (std::size_t i = 0; i < 4; ++i) {
    std::memcpy(&in[i], from.at(i, 0), sizeof in[i]);
    if constexpr (scaled) in[i] *= by;
  }
  const Four low01 = __builtin_shufflevector(in[0], in[1], 0, 4, 2, 6);
  const Four high01 = __builtin_shufflevector(in[0], in[1], 1, 5, 3, 7);
  const Four low23 = __builtin_shufflevector(in[2], in[3], 0, 4, 2, 6);
  const Four high23 = __builtin_shufflevector(in[2], in[3], 1, 5, 3, 7);
  const Four out[] = {__builtin_shufflevector(low01, low23, 0, 1, 4, 5),
                      __builtin_shufflevector(high01, high23, 0, 1, 4, 5),
                      __builtin_shufflevector(low01, low23, 2, 3, 6, 7),
                      __builtin_shufflevector(high01, high23, 2, 3, 6, 7)};
  for (std::size_t i = 0; i < 4; ++i)
    std::memcpy(to.at(i, 0), &out[i], sizeof out[i]);
}

/// The same for all of a table, in tiles of four by four. The last tile of a row or column lies
/// over the one before it; a table with fewer than four of them is turned number by number.
template <bool scaled>
LOSSLAB_INLINE void turn(Table<const double> from, Table<double> to, std::size_t rows,
                         std::size_t columns, const double* scale) {
  if (rows < 4 || columns < 4) {
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t column = 0; column < columns; ++column)
        *to.at(column, row) = *from.at(row, column) * (scaled ? scale[column] : 1);
    return;
  }
  for (std::size_t column = 0; column < columns; column += 4) {
    const std::size_t c = std::min(column, columns - 4);
    for (std::size_t row = 0; row < rows; row += 4) {
      const std::size_t r = std::min(row, rows - 4);
      turn_four<scaled>({from.at(r, c), from.stride}, {to.at(c, r), to.stride},
                        scaled ? scale + c : nullptr);
    }
  }
}

/// below[class][row] = logits[row][class].
LOSSLAB_VECTOR void by_class(const double* logits, std::size_t classes, std::size_t rows,
                             double* below, std::size_t stride) {
  turn<false>({logits, classes}, {below, stride}, rows, classes, nullptr);
}

/// slope[row][class] = power[class][row]·scale[row].
LOSSLAB_VECTOR void by_row(const double* power, std::size_t stride, std::size_t classes,
                           std::size_t rows, const double* scale, double* slope) {
  turn<true>({power, stride}, {slope, classes}, classes, rows, scale);
}

/// As faults_of() does: a number less itself is 0, or NaN where it is not finite.
LOSSLAB_VECTOR bool all_finite(const double* values, std::size_t count) {
  std::uint64_t faults = 0;
  for (std::size_t i = 0; i < count; ++i)
    faults |= std::bit_cast<std::uint64_t>(values[i] - values[i]);
  return faults == 0;
}

/// Whether each is a class, or the one to be ignored. Beside 2^52 a number loses its fraction.
LOSSLAB_VECTOR bool all_labels(const double* labels, std::size_t count, std::size_t classes,
                               double ignored) {
  constexpr double rounder = 0x1p52;
  const auto above_last = static_cast<double>(classes) - 0.5;
  std::uint64_t faults = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double label = labels[i];
    const bool whole = (label + rounder) - rounder == label;
    const bool fits = whole && label >= 0 && label < above_last;
    faults |= fits || label == ignored ? 0U : 1U;
  }
  return faults == 0;
}

/// How many there are of it.
LOSSLAB_VECTOR std::uint64_t count_of(const double* labels, std::size_t count, double wanted) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < count; ++i)
    found += labels[i] == wanted ? 1U : 0U;
  return found;
}

std::string at_entry(std::string_view name, std::size_t row, std::size_t column) {
  std::string place = at_index(name, row);
  return place.append("[").append(std::to_string(column)).append("]");
}

} // namespace

SoftmaxRows::SoftmaxRows(std::size_t classes)
    : classes_(classes), rows_(std::max(lanes, block_numbers / classes / lanes * lanes)),
      room_((2 * classes + 5) * rows_ + lanes) {
  void* start = room_.data();
  std::size_t bytes = room_.size() * sizeof(double);
  auto* next = static_cast<double*>(std::align(lanes * sizeof(double), 1, start, bytes));
  for (double** part : {&below_, &power_}) {
    *part = next;
    next += rows_ * classes;
  }
  for (double** part : {&peak_, &others_, &log_sum_, &inverse_, &scale_}) {
    *part = next;
    next += rows_;
  }
}

void SoftmaxRows::fill(std::span<const double> logits) {
  const std::size_t rows = logits.size() / classes_;
  by_class(logits.data(), classes_, rows, below_, rows_);
  softmax({below_, power_, peak_, others_, log_sum_, inverse_}, rows_, classes_, rows);
}

void SoftmaxRows::spread(std::span<const double> pull, std::span<double> slope) {
  for (std::size_t row = 0; row < pull.size(); ++row)
    scale_[row] = -pull[row] * inverse_[row];
  by_row(power_, rows_, classes_, pull.size(), scale_, slope.data());
}

namespace {

std::optional<Refusal> refuse_class_shapes(const Input& prediction, const Input& target,
                                           const Input* weight, ClassTargets targets) {
  if (prediction.values.empty()) return Refusal{"prediction", "is empty"};
  if (prediction.shape[2] > 1 || prediction.shape[1] < 2)
    return Refusal{"prediction", "must hold a list of logits per sample, one for each of two "
                                 "classes or more"};
  const std::size_t classes = prediction.shape[1];
  if (target.shape[0] != prediction.shape[0])
    return Refusal{"target", "has " + std::to_string(target.shape[0]) +
                                 " samples where prediction has " +
                                 std::to_string(prediction.shape[0])};
  if (target.shape[2] > 1 || (target.shape[1] != 1 && target.shape[1] != classes))
    return Refusal{"target", "must hold one class per sample, or a share for each of the " +
                                 std::to_string(classes) + " classes"};
  if (target.shape[1] != 1 && targets == ClassTargets::indices)
    return Refusal{"target", "must hold one class per sample: this loss knows no shares"};
  if (weight != nullptr && (weight->values.size() != classes || weight->shape[0] != classes))
    return Refusal{"class_weight", "has " + std::to_string(weight->values.size()) +
                                       " values where there are " + std::to_string(classes) +
                                       " classes"};
  return std::nullopt;
}

std::optional<Refusal> refuse_label(double label, std::size_t sample, std::size_t classes,
                                    std::optional<double> ignored) {
  if (label == ignored) return std::nullopt;
  if (label >= 0 && label < static_cast<double>(classes) && label == std::floor(label))
    return std::nullopt;
  return Refusal{at_index("target", sample),
                 "must be a class, a whole number from 0 to " + std::to_string(classes - 1)};
}

std::optional<Refusal> refuse_shares(std::span<const double> shares, std::size_t sample) {
  double sum = 0;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    if (!(shares[k] >= 0)) return Refusal{at_entry("target", sample, k), "must not be negative"};
    sum += shares[k];
  }
  if (!(std::abs(sum - 1) <= sums_to_one_within))
    return Refusal{at_index("target", sample), "must sum to 1, within 1e-6"};
  return std::nullopt;
}

std::optional<Refusal> refuse_class_numbers(const ClassBatch& batch,
                                            std::optional<double> ignored) {
  if (!all_finite(batch.logits.data(), batch.logits.size())) {
    const auto first = std::find_if_not(batch.logits.begin(), batch.logits.end(),
                                        [](double each) { return std::isfinite(each); });
    const auto i = static_cast<std::size_t>(first - batch.logits.begin());
    return Refusal{at_entry("prediction", i / batch.classes, i % batch.classes),
                   "is not a finite number"};
  }
  const bool right =
      !batch.shares && all_labels(batch.target.data(), batch.samples, batch.classes,
                                  ignored.value_or(std::numeric_limits<double>::quiet_NaN()));
  for (std::size_t i = 0; i < batch.samples && !right; ++i) {
    auto refusal = batch.shares
                       ? refuse_shares(batch.target.subspan(i * batch.classes, batch.classes), i)
                       : refuse_label(batch.target[i], i, batch.classes, ignored);
    if (refusal) return refusal;
  }
  for (std::size_t k = 0; k < batch.weight.size(); ++k)
    if (!(batch.weight[k] >= 0 && std::isfinite(batch.weight[k])))
      return Refusal{at_index("class_weight", k), "must be a finite number, not negative"};
  return std::nullopt;
}

} // namespace

Outcome<ClassBatch> class_batch(const Card& card, Batch batch, ClassTargets targets,
                                std::optional<double> ignored) {
  for (const Input& input : batch)
    if (input.name != "prediction" && input.name != "target" && input.name != "class_weight")
      return Refusal{std::string(input.name), "is no input of " + card.id};
  const Input* prediction = find_input(batch, "prediction");
  const Input* target = find_input(batch, "target");
  const Input* weight = find_input(batch, "class_weight");
  if (prediction == nullptr) return Refusal{"prediction", "is missing"};
  if (target == nullptr) return Refusal{"target", "is missing"};
  if (auto refusal = refuse_class_shapes(*prediction, *target, weight, targets)) return *refusal;
  const ClassBatch classes{prediction->values,
                           target->values,
                           weight ? weight->values : std::span<const double>(),
                           prediction->shape[0],
                           prediction->shape[1],
                           target->shape[1] > 1};
  if (auto refusal = refuse_class_numbers(classes, ignored)) return *refusal;
  return classes;
}

double class_divisor(const ClassBatch& batch, std::optional<double> ignored) {
  if (batch.shares) return static_cast<double>(batch.samples);
  if (batch.weight.empty()) {
    const std::uint64_t left_out =
        ignored ? count_of(batch.target.data(), batch.samples, *ignored) : 0;
    return static_cast<double>(batch.samples - left_out);
  }
  double sum = 0;
  for (std::size_t i = 0; i < batch.samples; ++i)
    if (batch.target[i] != ignored) sum += batch.weight_of(batch.label(i));
  return sum;
}

std::size_t class_samples(Batch batch) {
  const Input* prediction = find_input(batch, "prediction");
  return prediction == nullptr ? 0 : prediction->shape[0];
}

Refusal nothing_counts() {
  return {"target",
          "every sample is ignored or has weight 0: there is nothing to take the mean of"};
}

} // namespace losslab
