#include "core/nn/neuron_maps.h"

#include "core/nn/trainer.h"

#include <algorithm>

namespace losslab {

NeuronMaps neuron_maps(const Network& network, const Generator& generator, std::size_t side) {
  const Samples cells = grid(generator, side);
  const SampleColumns columns(cells);
  NeuronMaps maps{.columns = side, .rows = cells.size() / side, .layers = {cells.features}};
  for (const Layer& layer : network.layers())
    maps.layers.emplace_back(layer.outputs, std::vector<double>(cells.size()));
  Pass pass{};
  for (std::size_t first = 0; first < cells.size(); first += pass_lanes) {
    const std::size_t count = std::min(pass_lanes, cells.size() - first);
    network.forward(columns.inputs().from(first), count, pass);
    for (std::size_t l = 0; l < network.layers().size(); ++l)
      for (std::size_t n = 0; n < network.layers()[l].outputs; ++n)
        std::ranges::copy(network.outputs(l, n, count, pass),
                          maps.layers[l + 1][n].begin() + static_cast<std::ptrdiff_t>(first));
  }
  return maps;
}

} // namespace losslab
