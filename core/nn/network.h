#pragma once

#include "core/scene/scene.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace losslab {

inline constexpr std::size_t most_layers = TrainNetwork::most_layers;
inline constexpr std::size_t most_neurons = TrainNetwork::most_neurons;
/// Samples that go through the network side by side; a longer batch goes in several passes.
inline constexpr std::size_t pass_lanes = 16;

/// Rows of samples: feature f of sample i stands at first[f·stride + i]. Each row must be readable
/// for pass_lanes more than it holds, since vectors read past the last sample.
struct Columns {
  const double* first;
  std::size_t stride;

  Columns from(std::size_t sample) const { return {first + sample, stride}; }
};

/// Where a layer's numbers stand.
struct Layer {
  std::size_t inputs;
  std::size_t outputs;
  std::size_t weights; ///< of the parameters: weights[neuron][input], row by row
  std::size_t biases;  ///< of the parameters: one per neuron
  std::size_t rows;    ///< of a pass: the outputs' first row
};

/// One forward and backward pass: each neuron's outputs for up to pass_lanes samples, then slopes.
struct alignas(64) Pass {
  std::array<double, (most_layers * most_neurons + 1) * pass_lanes> outputs;
  std::array<double, most_neurons * pass_lanes> slopes; ///< by the layer's sums, in turn
  std::array<double, most_neurons * pass_lanes> earlier_slopes;
};

/// Dense layers of one activation, and one linear output, the score. Everything it needs lies in
/// place: nothing is allocated once it is made, and a copy is the whole network.
class Network {
 public:
  static constexpr std::size_t most_parameters =
      (most_layers * most_neurons + 1) * (most_neurons + 1);
  using Parameters = std::array<double, most_parameters>;

  /// Weights uniform in ±gain·√(6/(inputs + outputs)) (Glorot, Bengio 2010) from the seed, biases
  /// 0. At most most_layers layers of at most most_neurons, 1 or 2 inputs.
  Network(std::size_t inputs, const TrainNetwork& described);

  std::span<const Layer> layers() const { return layers_; }
  std::span<double> parameters() { return {parameters_.data(), count_}; }
  std::span<const double> parameters() const { return {parameters_.data(), count_}; }
  double weight(std::size_t layer, std::size_t neuron, std::size_t input) const;
  double bias(std::size_t layer, std::size_t neuron) const;

  /// Scores of `count` ≤ pass_lanes samples; pass_lanes numbers can be read there.
  std::span<double> forward(Columns inputs, std::size_t count, Pass& pass) const;

  /// After forward() of `count` samples: what that neuron answered to each.
  std::span<const double> outputs(std::size_t layer, std::size_t neuron, std::size_t count,
                                  const Pass& pass) const;

  /// After forward() of the same samples: adds to gradient, laid out as the parameters, what
  /// `slopes`, the loss's by each score, make of it.
  void backward(Columns inputs, std::span<const double> slopes, Pass& pass,
                std::span<double> gradient) const;

 private:
  std::vector<Layer> layers_;
  Activation activation_;
  std::size_t count_ = 0;
  alignas(64) Parameters parameters_{};
};

} // namespace losslab
