#include "core/nn/neuron_maps.h"

#include <QTest>

#include <cmath>

using namespace losslab;

namespace {
TrainNetwork described(std::vector<int> hidden) {
  return {.hidden = std::move(hidden), .activation = Activation::tanh, .seed = 5};
}
} // namespace

class NeuronMapsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void follows_the_network_by_hand() {
    Network network(2, described({3, 2}));
    network.parameters().back() = 0.25; // a bias, which is 0 at first
    const Generator& circle = *find_generator("circle");
    constexpr std::size_t side = 5; // 25 cells: more than a pass, and no multiple of four
    const NeuronMaps maps = neuron_maps(network, circle, side);
    QCOMPARE(maps.columns, side);
    QCOMPARE(maps.rows, side);
    QCOMPARE(maps.layers.size(), std::size_t{4});
    for (std::size_t cell = 0; cell < side * side; ++cell) {
      const double spacing = 2 * circle.reach / (side - 1);
      std::vector<double> inputs{spacing * static_cast<double>(cell % side) - circle.reach,
                                 spacing * static_cast<double>(cell / side) - circle.reach};
      QCOMPARE(maps.layers[0][0][cell], inputs[0]);
      QCOMPARE(maps.layers[0][1][cell], inputs[1]);
      for (std::size_t layer = 0; layer < network.layers().size(); ++layer) {
        std::vector<double> outputs;
        for (std::size_t neuron = 0; neuron < network.layers()[layer].outputs; ++neuron) {
          double sum = network.bias(layer, neuron);
          for (std::size_t input = 0; input < inputs.size(); ++input)
            sum += network.weight(layer, neuron, input) * inputs[input];
          outputs.push_back(layer + 1 == network.layers().size() ? sum : std::tanh(sum));
          QVERIFY(std::abs(maps.layers[layer + 1][neuron][cell] - outputs.back()) < 1e-12);
        }
        inputs = outputs;
      }
    }
  }

  void one_feature_gives_one_row() {
    const Network network(1, described({2}));
    const NeuronMaps maps = neuron_maps(network, *find_generator("sine"), 20);
    QCOMPARE(maps.rows, std::size_t{1});
    QCOMPARE(maps.layers.size(), std::size_t{3});
    QCOMPARE(maps.layers[1][1].size(), std::size_t{20});
  }
};

QTEST_GUILESS_MAIN(NeuronMapsTest)
#include "neuron_maps_test.moc"
