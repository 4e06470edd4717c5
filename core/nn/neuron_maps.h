#pragma once

#include "core/data/generators.h"
#include "core/nn/network.h"

namespace losslab {

/// What every neuron answers where its data set lies, for little maps in a diagram.
struct NeuronMaps {
  std::size_t columns; ///< of a map: `side`
  std::size_t rows;    ///< `side`, or 1 for a data set of one feature
  /// layers[0] are the inputs, then the hidden layers, then the score alone. Of each neuron its
  /// outputs, row by row from the bottom left, over ±reach of the generator.
  std::vector<std::vector<std::vector<double>>> layers;
};
/// The network has as many inputs as the generator has features.
NeuronMaps neuron_maps(const Network& network, const Generator& generator, std::size_t side);

} // namespace losslab
