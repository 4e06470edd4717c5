#pragma once

#include "core/loss/batch.h"

#include <limits>
#include <utility>

// Losses over classes: "prediction" [n][C] logits; "target" [n] class indices, or [n][C] shares of
// each class; optional "class_weight" [C].

namespace losslab {

/// Softmax of one row of logits: every number to a few ULP, however far apart the logits are.
class Softmax {
 public:
  double p(std::size_t k) const { return power(k) * inverse_; }
  double log_p(std::size_t k) const { return below_[k * stride_] - log_sum_; }
  /// 1 − p, as the sum of the others, never one minus another. Beside the peak that sum is at least
  /// 1, so the difference here loses nothing.
  double rest(std::size_t k) const {
    return (below_[k * stride_] == 0 ? others_ : (1 + others_) - power(k)) * inverse_;
  }

 private:
  friend class SoftmaxRows;
  double power(std::size_t k) const { return power_[k * stride_]; }

  const double* below_; ///< each logit less the largest
  const double* power_; ///< e to that
  std::size_t stride_;
  double others_;  ///< the sum of all powers but the largest (of several as large, all but one)
  double log_sum_; ///< log(1 + others)
  double inverse_; ///< 1/(1 + others)
};

/// Works on a block of rows at a time, class by class, so that its loops run over rows: they are
/// long however few the classes.
class SoftmaxRows {
 public:
  explicit SoftmaxRows(std::size_t classes);
  SoftmaxRows(const SoftmaxRows&) = delete;
  SoftmaxRows& operator=(const SoftmaxRows&) = delete;

  /// How many rows one block holds.
  std::size_t rows() const { return rows_; }
  /// logits: at most rows()·classes of them. Valid until the next call.
  void fill(std::span<const double> logits);
  /// Of one row of the block.
  Softmax row(std::size_t index) const {
    Softmax at;
    at.below_ = below_ + index;
    at.power_ = power_ + index;
    at.stride_ = rows_;
    at.others_ = others_[index];
    at.log_sum_ = log_sum_[index];
    at.inverse_ = inverse_[index];
    return at;
  }
  /// Writes −pull·p of the block's first rows, one pull each, to slope [row][class].
  void spread(std::span<const double> pull, std::span<double> slope);

 private:
  std::size_t classes_;
  std::size_t rows_;
  std::vector<double> room_; ///< of all that follow
  double *below_, *power_;   ///< [class][row]
  double *peak_, *others_, *log_sum_, *inverse_;
  double* scale_; ///< [row]: what spread() multiplies each power with
};

/// A batch that has been looked through.
struct ClassBatch {
  std::span<const double> logits;
  std::span<const double> target;
  std::span<const double> weight; ///< empty: every class counts 1
  std::size_t samples;
  std::size_t classes;
  bool shares; ///< the target holds a share for each class, not an index

  double weight_of(std::size_t of_class) const { return weight.empty() ? 1 : weight[of_class]; }
  std::size_t label(std::size_t sample) const { return static_cast<std::size_t>(target[sample]); }
};

enum class ClassTargets { indices, indices_or_shares };

/// Refuses unknown and missing inputs, fewer than two classes, shapes that disagree, numbers that
/// are not finite, an index that is no class (unless it is the ignored one), shares that are
/// negative or do not sum to 1 within 1e-6, and negative weights.
Outcome<ClassBatch> class_batch(const Card& card, Batch batch, ClassTargets targets,
                                std::optional<double> ignored);

/// What the mean divides by: of indices the sum of their weights, as PyTorch does; else the number
/// of samples.
double class_divisor(const ClassBatch& batch, std::optional<double> ignored);

/// Class weights are no samples.
std::size_t class_samples(Batch batch);

Refusal nothing_counts();

/// Two samples of three classes, that libraries are compared on.
inline std::vector<ExampleInput> compared_classes() {
  return {{"prediction", {2, 3, 1}, {2, 1, 0, 0, 3, 1}}, {"target", {2, 1, 1}, {0, 2}}};
}

/// What one class's share of a target costs, and the derivative of that by log p.
struct Term {
  double value;
  double slope;
};

/// A loss that sees of each sample only the probability of the right class. From a kernel: a struct
/// whose parameters are doubles, with
///   Term operator()(double log_p, double p, double rest) const
/// A target of shares counts each class by its share. Two more members are asked for where a kernel
/// has them: smoothing(), the share that is taken from the target and spread over all classes, and
/// ignored(), a label whose samples do not count.
template <class Kernel, std::size_t parameter_count>
class ProbabilityLoss : public Loss {
 public:
  ProbabilityLoss(const Card& card, std::span<const double> parameters)
      : ProbabilityLoss(card, parameters, std::make_index_sequence<parameter_count>()) {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return parameters_; }
  std::size_t samples(Batch batch) const override { return class_samples(batch); }

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    const auto read = class_batch(card_, batch, ClassTargets::indices_or_shares, ignored());
    if (!read) return read.refusal();
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
    const ClassBatch& classes = *read;
    const double divisor = reduction == Reduction::mean ? class_divisor(classes, ignored()) : 1;
    if (divisor == 0) return nothing_counts();
    const auto slope = find_output(gradients, "prediction");
    SoftmaxRows softmax(classes.classes);
    std::vector<double> pull(softmax.rows());
    BlockSum sum;
    for (std::size_t begin = 0; begin < classes.samples; begin += softmax.rows()) {
      const std::size_t rows = std::min(softmax.rows(), classes.samples - begin);
      softmax.fill(classes.logits.subspan(begin * classes.classes, rows * classes.classes));
      const auto by_logits =
          slope.empty() ? slope : slope.subspan(begin * classes.classes, rows * classes.classes);
      const auto costs = reduction == Reduction::none ? value.subspan(begin, rows) : value.first(0);
      const Block block{classes, begin, std::span(pull).first(rows), 1 / divisor, by_logits, costs};
      sum.add(classes.shares || smoothing() != 0 ? mixed(block, softmax) : indexed(block, softmax));
    }
    if (reduction != Reduction::none) value[0] = sum.total() / divisor;
    return std::nullopt;
  }

 private:
  template <std::size_t... index>
  ProbabilityLoss(const Card& card, [[maybe_unused]] std::span<const double> parameters,
                  std::index_sequence<index...>)
      : card_(card), parameters_{parameters[index]...}, kernel_{parameters[index]...} {}

  double smoothing() const {
    if constexpr (requires { kernel_.smoothing(); })
      return kernel_.smoothing();
    else
      return 0;
  }
  std::optional<double> ignored() const {
    if constexpr (requires { kernel_.ignored(); })
      return kernel_.ignored();
    else
      return std::nullopt;
  }

  /// Rows of the batch, and where their costs and gradients go; those not asked for are empty.
  struct Block {
    const ClassBatch& batch;
    std::size_t begin;      ///< the first row's place in the batch
    std::span<double> pull; ///< [row], to work with
    double part;            ///< of the gradient that is reported
    std::span<double> slope;
    std::span<double> costs;
  };

  /// Of targets that name one class each: the sum of the costs.
  double indexed(const Block& block, SoftmaxRows& softmax) const {
    const ClassBatch& batch = block.batch;
    const double skipped = ignored().value_or(std::numeric_limits<double>::quiet_NaN());
    double sum = 0;
    for (std::size_t row = 0; row < block.pull.size(); ++row) {
      const std::size_t i = block.begin + row;
      double cost = 0;
      block.pull[row] = 0;
      if (batch.target[i] != skipped) {
        const std::size_t y = batch.label(i);
        const double weight = batch.weight_of(y);
        const Softmax at = softmax.row(row);
        const Term term = kernel_(at.log_p(y), at.p(y), at.rest(y));
        block.pull[row] = block.part * weight * term.slope;
        cost = weight * term.value;
      }
      if (!block.costs.empty()) block.costs[row] = cost;
      sum += cost;
    }
    if (block.slope.empty()) return sum;
    // By the logits log p_y has the gradient δ − p; at y itself that is the others' sum.
    softmax.spread(block.pull, block.slope);
    for (std::size_t row = 0; row < block.pull.size(); ++row) {
      const std::size_t i = block.begin + row;
      if (batch.target[i] == skipped) continue;
      const std::size_t y = batch.label(i);
      block.slope[row * batch.classes + y] = block.pull[row] * softmax.row(row).rest(y);
    }
    return sum;
  }

  double mixed(const Block& block, const SoftmaxRows& softmax) const {
    const std::size_t classes = block.batch.classes;
    double sum = 0;
    for (std::size_t row = 0; row < block.pull.size(); ++row) {
      const auto slope =
          block.slope.empty() ? block.slope : block.slope.subspan(row * classes, classes);
      const double cost =
          mixed(block.batch, block.begin + row, softmax.row(row), block.part, slope);
      if (!block.costs.empty()) block.costs[row] = cost;
      sum += cost;
    }
    return sum;
  }

  /// The cost of one sample whose target is spread over classes; `part` of its gradient is written
  /// where it is asked for.
  double mixed(const ClassBatch& batch, std::size_t i, const Softmax& at, double part,
               std::span<double> slope) const {
    std::fill(slope.begin(), slope.end(), 0.0);
    if (!batch.shares && batch.target[i] == ignored()) return 0;
    double cost = 0;
    double pulls = 0;
    const auto each = [&](const auto& see) {
      for (std::size_t k = 0; k < batch.classes; ++k) {
        const double own = batch.shares ? batch.target[i * batch.classes + k]
                                        : static_cast<double>(batch.label(i) == k);
        const double share =
            own * (1 - smoothing()) + smoothing() / static_cast<double>(batch.classes);
        if (share != 0)
          see(k, share * batch.weight_of(k), kernel_(at.log_p(k), at.p(k), at.rest(k)));
      }
    };
    each([&](std::size_t, double share, const Term& term) {
      cost += share * term.value;
      pulls += share * term.slope;
    });
    if (slope.empty()) return cost;
    for (std::size_t k = 0; k < slope.size(); ++k)
      slope[k] = -part * (at.p(k) * pulls);
    each([&](std::size_t k, double share, const Term& term) {
      const double pull = share * term.slope;
      slope[k] = part * (at.rest(k) * pull - at.p(k) * (pulls - pull));
    });
    return cost;
  }

  const Card& card_;
  std::array<double, parameter_count> parameters_;
  Kernel kernel_;
};

} // namespace losslab
