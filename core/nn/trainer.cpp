#include "core/nn/trainer.h"

#include "core/loss/catalogue.h"
#include "core/nn/activation.h"

#include <algorithm>
#include <cmath>

namespace losslab {

SampleColumns::SampleColumns(const Samples& samples)
    : features_(samples.features.size()), stride_(samples.size() + pass_lanes),
      inputs_(features_ * stride_), targets_(samples.targets) {
  targets_.resize(stride_);
  for (std::size_t f = 0; f < features_; ++f)
    std::copy(samples.features[f].begin(), samples.features[f].end(),
              inputs_.begin() + static_cast<std::ptrdiff_t>(f * stride_));
}

void SampleColumns::arrange(const SampleColumns& source, std::span<const std::size_t> order) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t f = 0; f < features_; ++f)
      inputs_[f * stride_ + i] = source.inputs_[f * stride_ + order[i]];
    targets_[i] = source.targets_[order[i]];
  }
}

Trainer::Trainer(Network network, LossPtr loss, Task task, const Settings& settings)
    : network_(std::move(network)), owner_(std::move(loss)), loss_(pointwise(*owner_)),
      common_owner_(*make_loss(task == Task::classification ? "bce_with_logits" : "mse")),
      common_(pointwise(*common_owner_)), task_(task), settings_(settings),
      count_(network_.parameters().size()) {}

// Adds the share of count samples' gradient to gradient_; returns the sum of their losses. Works on
// whole passes, filled or not, so that vectors leave no rest to be done one by one.
double Trainer::accumulate(const SampleColumns& samples, std::size_t first, std::size_t count) {
  std::array<double, pass_lanes> predictions; // NOLINT: filled below
  std::array<double, pass_lanes> values;      // NOLINT: filled below
  std::array<double, pass_lanes> slopes;      // NOLINT: filled below
  const ActivationKind& output = kind_of(settings_.output);
  const double share = 1 / static_cast<double>(count);
  double sum = 0;
  for (std::size_t begin = 0; begin < count; begin += pass_lanes) {
    const std::size_t lanes = std::min(pass_lanes, count - begin);
    const Columns inputs = samples.inputs().from(first + begin);
    const auto scores = network_.forward(inputs, lanes, pass_);
    std::copy_n(scores.data(), pass_lanes, predictions.begin());
    output.apply(predictions.data(), pass_lanes);
    loss_->shares(predictions, samples.targets_from(first + begin), values, slopes, share);
    output.chain(predictions.data(), slopes.data(), pass_lanes);
    network_.backward(inputs, std::span(slopes).first(lanes), pass_, gradient_);
    for (std::size_t lane = 0; lane < lanes; ++lane)
      sum += values[lane];
  }
  return sum;
}

void Trainer::step(const SampleColumns& samples, std::size_t first, std::size_t count) {
  std::fill_n(gradient_.begin(), count_, 0.0);
  accumulate(samples, first, count);
  settings_.optimizer->update(network_.parameters(), gradient(), settings_.rate);
}

void Trainer::epoch(const SampleColumns& samples, std::size_t batch) {
  for (std::size_t first = 0; first < samples.size(); first += batch)
    step(samples, first, std::min(batch, samples.size() - first));
}

double Trainer::differentiate(const SampleColumns& samples) {
  std::fill_n(gradient_.begin(), count_, 0.0);
  return accumulate(samples, 0, samples.size()) / static_cast<double>(samples.size());
}

// Calls visit(first sample, scores, predictions) for all samples, a pass at a time.
template <class Visit>
void Trainer::pass_over(const SampleColumns& samples, Visit visit) {
  std::array<double, pass_lanes> buffer; // NOLINT: filled below
  for (std::size_t first = 0; first < samples.size(); first += pass_lanes) {
    const std::size_t count = std::min(pass_lanes, samples.size() - first);
    const std::span<const double> scores =
        network_.forward(samples.inputs().from(first), count, pass_);
    std::copy(scores.begin(), scores.end(), buffer.begin());
    kind_of(settings_.output).apply(buffer.data(), count);
    visit(first, scores, std::span<const double>(buffer).first(count));
  }
}

Metrics Trainer::measure(const SampleColumns& samples) {
  std::array<double, pass_lanes> slopes; // NOLINT: written, not read
  Metrics sums;
  pass_over(samples, [&](std::size_t first, auto scores, auto predictions) {
    const auto count = static_cast<double>(scores.size());
    const auto targets = samples.targets().subspan(first, scores.size());
    const auto unused = std::span(slopes).first(scores.size());
    sums.own += count * loss_->mean(predictions, targets, unused);
    sums.common += count * common_->mean(scores, targets, unused);
    if (task_ == Task::classification)
      for (std::size_t i = 0; i < scores.size(); ++i)
        sums.accuracy += (scores[i] > 0) == (targets[i] > 0.5) ? 1 : 0;
  });
  const auto count = static_cast<double>(samples.size());
  return {sums.own / count, sums.common / count, sums.accuracy / count};
}

void Trainer::answer(const SampleColumns& samples, std::span<double> answers) {
  pass_over(samples, [&](std::size_t first, auto scores, auto /*predictions*/) {
    std::copy(scores.begin(), scores.end(), answers.begin() + static_cast<std::ptrdiff_t>(first));
  });
  if (task_ == Task::classification)
    kind_of(Activation::sigmoid).apply(answers.data(), samples.size());
}

std::optional<std::string_view> Trainer::objection(const SampleColumns& samples) {
  std::optional<std::string_view> found;
  pass_over(samples, [&](std::size_t first, auto /*scores*/, auto predictions) {
    for (std::size_t i = 0; i < predictions.size() && !found; ++i)
      if (std::isfinite(predictions[i]))
        found = loss_->objection(predictions[i], samples.targets()[first + i]);
  });
  return found;
}

double Trainer::gradient_size(std::size_t layer) const {
  const Layer& part = network_.layers()[layer];
  double squares = 0;
  for (std::size_t i = part.weights; i < part.biases + part.outputs; ++i)
    squares += gradient_[i] * gradient_[i];
  return std::sqrt(squares);
}

} // namespace losslab
