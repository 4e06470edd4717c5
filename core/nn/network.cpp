#include "core/nn/network.h"

#include "core/data/random.h"
#include "core/loss/kernel.h"
#include "core/nn/activation.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

// Four samples side by side. Written out as a vector type, so that every sum is taken in the same
// order, and with the same bits, whatever width the machine has.
using Four = double __attribute__((vector_size(32), aligned(8), may_alias));

Four* four(double* row) { return reinterpret_cast<Four*>(row); }
const Four* four(const double* row) { return reinterpret_cast<const Four*>(row); }

LOSSLAB_INLINE double total(const Four& lanes) {
  return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

// `fours` of them hold the pass's samples; known at compile time, its loops dissolve.
template <std::size_t fours>
LOSSLAB_VECTOR void weigh(const Layer& layer, const double* parameters, Columns inputs,
                          double* outputs) {
  const double* weights = parameters + layer.weights;
  for (std::size_t neuron = 0; neuron < layer.outputs; ++neuron) {
    Four sum[fours];
    for (std::size_t k = 0; k < fours; ++k)
      sum[k] = Four{} + parameters[layer.biases + neuron];
    for (std::size_t input = 0; input < layer.inputs; ++input, ++weights)
      for (std::size_t k = 0; k < fours; ++k)
        sum[k] += *weights * four(inputs.first + input * inputs.stride)[k];
    for (std::size_t k = 0; k < fours; ++k)
      four(outputs)[neuron * fours + k] = sum[k];
  }
}

// The weights' share of the gradient: each is the sum over samples of slope times input.
template <std::size_t fours>
LOSSLAB_VECTOR void blame_weights(const Layer& layer, const double* slopes, Columns inputs,
                                  double* gradient) {
  double* weights = gradient + layer.weights;
  for (std::size_t neuron = 0; neuron < layer.outputs; ++neuron) {
    const Four* slope = four(slopes) + neuron * fours;
    Four sum = slope[0];
    for (std::size_t k = 1; k < fours; ++k)
      sum += slope[k];
    gradient[layer.biases + neuron] += total(sum);
    for (std::size_t input = 0; input < layer.inputs; ++input, ++weights) {
      const Four* row = four(inputs.first + input * inputs.stride);
      Four product = slope[0] * row[0];
      for (std::size_t k = 1; k < fours; ++k)
        product += slope[k] * row[k];
      *weights += total(product);
    }
  }
}

// Slopes by this layer's sums → slopes by its inputs.
template <std::size_t fours>
LOSSLAB_VECTOR void blame_inputs(const Layer& layer, const double* parameters, const double* slopes,
                                 double* earlier) {
  for (std::size_t input = 0; input < layer.inputs; ++input) {
    const double* weights = parameters + layer.weights + input;
    Four sum[fours]{};
    for (std::size_t neuron = 0; neuron < layer.outputs; ++neuron)
      for (std::size_t k = 0; k < fours; ++k)
        sum[k] += weights[neuron * layer.inputs] * four(slopes)[neuron * fours + k];
    for (std::size_t k = 0; k < fours; ++k)
      four(earlier)[input * fours + k] = sum[k];
  }
}

struct Kernels {
  decltype(&weigh<1>) weigh;
  decltype(&blame_weights<1>) blame_weights;
  decltype(&blame_inputs<1>) blame_inputs;
};

template <std::size_t fours>
Kernels kernels_for() {
  return {weigh<fours>, blame_weights<fours>, blame_inputs<fours>};
}

// For 1…4, 5…8, 9…12 and 13…16 samples.
const Kernels& kernels_of(std::size_t samples) {
  static const std::array all{kernels_for<1>(), kernels_for<2>(), kernels_for<3>(),
                              kernels_for<4>()};
  return all[(samples - 1) / 4];
}

std::size_t padded(std::size_t samples) { return (samples + 3) / 4 * 4; }

} // namespace

Network::Network(std::size_t inputs, const TrainNetwork& described)
    : activation_(described.activation) {
  std::size_t rows = 0;
  auto add = [&](std::size_t outputs) {
    layers_.push_back({inputs, outputs, count_, count_ + inputs * outputs, rows});
    count_ += (inputs + 1) * outputs;
    rows += outputs;
    inputs = outputs;
  };
  for (const int neurons : described.hidden)
    add(static_cast<std::size_t>(neurons));
  add(1);

  Random random(described.seed);
  for (const Layer& layer : layers_) {
    const double gain = &layer == &layers_.back() ? 1 : kind_of(activation_).gain;
    const double limit = gain * std::sqrt(6.0 / static_cast<double>(layer.inputs + layer.outputs));
    for (std::size_t i = 0; i < layer.inputs * layer.outputs; ++i)
      parameters_[layer.weights + i] = random.uniform(-limit, limit);
  }
}

double Network::weight(std::size_t layer, std::size_t neuron, std::size_t input) const {
  return parameters_[layers_[layer].weights + neuron * layers_[layer].inputs + input];
}

double Network::bias(std::size_t layer, std::size_t neuron) const {
  return parameters_[layers_[layer].biases + neuron];
}

std::span<double> Network::forward(Columns inputs, std::size_t count, Pass& pass) const {
  const Kernels& kernels = kernels_of(count);
  const std::size_t lanes = padded(count);
  const ActivationKind& kind = kind_of(activation_);
  for (const Layer& layer : layers_) {
    double* outputs = pass.outputs.data() + layer.rows * lanes;
    kernels.weigh(layer, parameters_.data(), inputs, outputs);
    if (&layer != &layers_.back()) kind.apply(outputs, layer.outputs * lanes);
    inputs = {outputs, lanes};
  }
  return {pass.outputs.data() + layers_.back().rows * lanes, count};
}

std::span<const double> Network::outputs(std::size_t layer, std::size_t neuron, std::size_t count,
                                         const Pass& pass) const {
  return {pass.outputs.data() + (layers_[layer].rows + neuron) * padded(count), count};
}

void Network::backward(Columns inputs, std::span<const double> slopes, Pass& pass,
                       std::span<double> gradient) const {
  const Kernels& kernels = kernels_of(slopes.size());
  const std::size_t lanes = padded(slopes.size());
  const ActivationKind& kind = kind_of(activation_);
  double* current = pass.slopes.data();
  double* earlier = pass.earlier_slopes.data();
  std::fill(std::copy(slopes.begin(), slopes.end(), current), current + lanes, 0.0);
  for (std::size_t index = layers_.size(); index-- > 0;) {
    const Layer& layer = layers_[index];
    if (index == 0) return kernels.blame_weights(layer, current, inputs, gradient.data());
    const double* outputs = pass.outputs.data() + layers_[index - 1].rows * lanes;
    kernels.blame_weights(layer, current, {outputs, lanes}, gradient.data());
    kernels.blame_inputs(layer, parameters_.data(), current, earlier);
    kind.chain(outputs, earlier, layer.inputs * lanes);
    std::swap(current, earlier);
  }
}

} // namespace losslab
