#pragma once

#include "core/scene/scene.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace losslab {

/// How a neuron answers its weighted sum, over arrays.
struct ActivationKind {
  Activation activation;
  std::string_view name;
  /// Initial weights are spread by this, so that layers neither fade nor swell at the start; the
  /// values of PyTorch's torch.nn.init.calculate_gain.
  double gain;
  /// sums → outputs, in place.
  void (*apply)(double* values, std::size_t count);
  /// Chain rule: slope by output → slope by sum, in place; the outputs are all it needs.
  void (*chain)(const double* outputs, double* slopes, std::size_t count);
};

/// In the order of the enumeration.
std::span<const ActivationKind> activations();
const ActivationKind& kind_of(Activation activation);

} // namespace losslab
