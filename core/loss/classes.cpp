#include "core/loss/classes.h"

#include "core/loss/elementary.h"

#include <numeric>

namespace losslab {

namespace {

constexpr std::size_t block_numbers = 2048; // four arrays of them stay in the caches
constexpr double sums_to_one_within = 1e-6;

LOSSLAB_VECTOR void exponentials(const double* __restrict x, double* __restrict result,
                                 std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    result[i] = elementary::exp(x[i]);
}

LOSSLAB_VECTOR void logarithms_of_one_and(const double* __restrict x, double* __restrict result,
                                          std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    result[i] = elementary::log1p(x[i]);
}

std::string at_entry(std::string_view name, std::size_t row, std::size_t column) {
  std::string place = at_index(name, row);
  return place.append("[").append(std::to_string(column)).append("]");
}

} // namespace

SoftmaxRows::SoftmaxRows(std::size_t classes)
    : classes_(classes), rows_(std::max<std::size_t>(1, block_numbers / classes)),
      p_(rows_ * classes), log_p_(rows_ * classes), rest_(rows_ * classes), peak_(rows_),
      others_(rows_), log_sum_(rows_) {}

void SoftmaxRows::fill(std::span<const double> logits) {
  const std::size_t rows = logits.size() / classes_;
  for (std::size_t row = 0; row < rows; ++row) {
    const double* z = logits.data() + row * classes_;
    double peak = z[0];
    for (std::size_t k = 1; k < classes_; ++k)
      peak = std::max(peak, z[k]);
    peak_[row] = peak;
    for (std::size_t k = 0; k < classes_; ++k)
      log_p_[row * classes_ + k] = z[k] - peak;
  }
  exponentials(log_p_.data(), p_.data(), logits.size());
  for (std::size_t row = 0; row < rows; ++row) {
    const double* e = p_.data() + row * classes_;
    // The peak's own exponential is 1, exactly: it is left out, for log1p. One of several, if tied.
    double sum = 0;
    for (std::size_t k = 0; k < classes_; ++k)
      sum += e[k] == 1 ? 0 : e[k];
    double peaks = -1;
    for (std::size_t k = 0; k < classes_; ++k)
      peaks += e[k] == 1 ? 1 : 0;
    others_[row] = sum + peaks;
  }
  logarithms_of_one_and(others_.data(), log_sum_.data(), rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const double others = others_[row];
    const double sum = 1 + others;
    for (std::size_t i = row * classes_; i < (row + 1) * classes_; ++i) {
      const double e = p_[i];
      // Beside the peak the others' sum is at least 1, so this difference loses nothing.
      rest_[i] = (e == 1 ? others : sum - e) / sum;
      p_[i] = e / sum;
      log_p_[i] -= log_sum_[row];
    }
  }
}

Softmax SoftmaxRows::row(std::size_t index) const {
  const auto of = [&](const std::vector<double>& all) {
    return std::span(all).subspan(index * classes_, classes_);
  };
  return {of(p_), of(log_p_), of(rest_)};
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
  for (std::size_t i = 0; i < batch.logits.size(); ++i)
    if (!std::isfinite(batch.logits[i]))
      return Refusal{at_entry("prediction", i / batch.classes, i % batch.classes),
                     "is not a finite number"};
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
