#include "core/loss/classes.h"

#include "core/loss/elementary.h"

namespace losslab {

namespace {

constexpr std::size_t block_numbers = 2048; // two arrays of them stay in the first-level cache
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
  for (std::size_t k = 0; k < classes; ++k)
    for (std::size_t row = 0; row < rows; ++row) {
      const double x = below[k * stride + row] - peak[row];
      below[k * stride + row] = x;
      others[row] += x == 0 ? 1 : 0; // −1 and whole numbers: exact
    }
  for (std::size_t k = 0; k < classes; ++k)
    for (std::size_t row = 0; row < rows; ++row) {
      const double x = below[k * stride + row];
      const double e = elementary::exp(x);
      power[k * stride + row] = e;
      others[row] += x < 0 ? e : 0;
    }
  for (std::size_t row = 0; row < rows; ++row) {
    log_sum[row] = elementary::log1p(others[row]);
    inverse[row] = 1 / (1 + others[row]);
  }
}

/// slope[row][class] = power[class][row]·scale[row].
LOSSLAB_VECTOR void scaled_rows(const double* power, std::size_t stride, std::size_t classes,
                                std::size_t rows, const double* scale, double* slope) {
  for (std::size_t row = 0; row < rows; ++row) {
    const double by = scale[row];
    for (std::size_t k = 0; k < classes; ++k)
      slope[row * classes + k] = power[k * stride + row] * by;
  }
}

/// As faults_of() does: a number less itself is 0, or NaN where it is not finite.
LOSSLAB_VECTOR bool all_finite(const double* values, std::size_t count) {
  std::uint64_t faults = 0;
  for (std::size_t i = 0; i < count; ++i)
    faults |= std::bit_cast<std::uint64_t>(values[i] - values[i]);
  return faults == 0;
}

std::string at_entry(std::string_view name, std::size_t row, std::size_t column) {
  std::string place = at_index(name, row);
  return place.append("[").append(std::to_string(column)).append("]");
}

} // namespace

SoftmaxRows::SoftmaxRows(std::size_t classes)
    : classes_(classes), rows_(std::max<std::size_t>(1, block_numbers / classes)),
      below_(rows_ * classes), power_(rows_ * classes), peak_(rows_), others_(rows_),
      log_sum_(rows_), inverse_(rows_), scale_(rows_) {}

void SoftmaxRows::fill(std::span<const double> logits) {
  const std::size_t rows = logits.size() / classes_;
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t k = 0; k < classes_; ++k)
      below_[k * rows_ + row] = logits[row * classes_ + k];
  softmax({below_.data(), power_.data(), peak_.data(), others_.data(), log_sum_.data(),
           inverse_.data()},
          rows_, classes_, rows);
}

void SoftmaxRows::spread(std::span<const double> pull, std::span<double> slope) {
  for (std::size_t row = 0; row < pull.size(); ++row)
    scale_[row] = -pull[row] * inverse_[row];
  scaled_rows(power_.data(), rows_, classes_, pull.size(), scale_.data(), slope.data());
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
  for (std::size_t i = 0; i < batch.samples; ++i) {
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
