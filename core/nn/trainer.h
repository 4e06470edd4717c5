#pragma once

#include "core/data/dataset.h"
#include "core/loss/loss.h"
#include "core/nn/network.h"
#include "core/nn/optimizer.h"

#include <optional>

namespace losslab {

/// Samples as a network reads them: columns with room for vectors to read past the end.
class SampleColumns {
 public:
  explicit SampleColumns(const Samples& samples);

  std::size_t size() const { return stride_ - pass_lanes; }
  std::size_t features() const { return features_; }
  Columns inputs() const { return {inputs_.data(), stride_}; }
  std::span<const double> targets() const { return std::span(targets_).first(size()); }
  /// pass_lanes of them, those past the last sample of no meaning.
  std::span<const double> targets_from(std::size_t sample) const {
    return std::span(targets_).subspan(sample, pass_lanes);
  }

  /// Sample i becomes what sample order[i] of `source` is; both of one size.
  void arrange(const SampleColumns& source, std::span<const std::size_t> order);

 private:
  std::size_t features_;
  std::size_t stride_;
  std::vector<double> inputs_;
  std::vector<double> targets_;
};

/// How well a network does on some samples.
struct Metrics {
  double own = 0;      ///< mean of the lane's own loss
  double common = 0;   ///< judges all lanes alike: log loss of σ(score), or mean squared error
  double accuracy = 0; ///< share of labels on the score's side of 0; only for classes
  bool operator==(const Metrics&) const = default;
};

/// One network learning under one loss.
class Trainer {
 public:
  struct Settings {
    Activation output = Activation::linear; ///< see output.h
    double rate = 0.03;
    const Optimizer* optimizer = &optimizers().front();
  };

  /// The loss is pointwise.
  Trainer(Network network, LossPtr loss, Task task, const Settings& settings);

  const Network& network() const { return network_; }
  Network& network() { return network_; }

  /// One step down the mean loss of samples first … first + count − 1. Allocates nothing.
  void step(const SampleColumns& samples, std::size_t first, std::size_t count);

  /// The samples in their order, `batch` at a time; the last batch may be smaller.
  void epoch(const SampleColumns& samples, std::size_t batch);

  Metrics measure(const SampleColumns& samples);

  /// What the learner sees of each sample's prediction: the probability of class 1, σ(score), or
  /// the predicted target.
  void answer(const SampleColumns& samples, std::span<double> answers);

  /// Why the loss is not defined where the network's predictions now are, if so.
  std::optional<std::string_view> objection(const SampleColumns& samples);

  /// Gradient of the mean loss over all samples, laid out as the network's parameters; valid until
  /// the next call. Returns the mean loss.
  double differentiate(const SampleColumns& samples);
  std::span<const double> gradient() const { return std::span(gradient_).first(count_); }

  /// Euclidean length of the gradient's part of that layer, weights and biases.
  double gradient_size(std::size_t layer) const;

 private:
  template <class Visit>
  void pass_over(const SampleColumns& samples, Visit visit);
  double accumulate(const SampleColumns& samples, std::size_t first, std::size_t count);

  Network network_;
  LossPtr owner_;
  const PointwiseLoss* loss_;
  LossPtr common_owner_;
  const PointwiseLoss* common_;
  Task task_;
  Settings settings_;
  std::size_t count_;
  alignas(64) Network::Parameters gradient_{};
  Pass pass_{};
};

} // namespace losslab
