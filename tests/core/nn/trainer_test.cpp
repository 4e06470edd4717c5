#include "core/loss/catalogue.h"
#include "core/nn/trainer.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <new>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;

namespace {

std::atomic<int> allocations = 0;

nlohmann::json oracle() {
  std::ifstream file(SOURCE_DIR "/tests/oracle/playground-training.json");
  return nlohmann::json::parse(file);
}

} // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

class TrainerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// A run that TensorFlow Playground's own network, PyTorch and three others agree on.
  void reproduces_the_playgrounds_run_data() {
    QTest::addColumn<int>("network");
    const auto networks = oracle().at("networks");
    for (std::size_t i = 0; i < networks.size(); ++i)
      QTest::newRow(networks[i].at("shape").dump().c_str()) << static_cast<int>(i);
  }
  void reproduces_the_playgrounds_run() {
    QFETCH(const int, network);
    const auto run = oracle();
    const auto& described = run.at("networks").at(network);
    Samples samples{.features = {{}, {}}, .targets = {}};
    for (std::size_t i = 0; i < 250; ++i) {
      const auto& point = run.at("points").at(i);
      samples.features[0].push_back(point.at(0));
      samples.features[1].push_back(point.at(1));
      samples.targets.push_back(point.at(2));
    }
    const auto shape = described.at("shape").get<std::vector<int>>();
    Trainer trainer(
        Network(2, {std::vector(shape.begin() + 1, shape.end() - 1), Activation::tanh, 1}),
        *make_loss("huber", {{"delta", 1e6}}), // so far out, Huber is ½e²
        Task::regression, {.output = Activation::tanh, .rate = 0.03});
    for (std::size_t index = 0; index < trainer.network().layers().size(); ++index) {
      const Layer& layer = trainer.network().layers()[index];
      const auto parameters = trainer.network().parameters();
      for (std::size_t neuron = 0; neuron < layer.outputs; ++neuron) {
        const auto& values = described.at("initial").at(index).at(neuron);
        parameters[layer.biases + neuron] = values.at("bias");
        for (std::size_t input = 0; input < layer.inputs; ++input)
          parameters[layer.weights + neuron * layer.inputs + input] =
              values.at("weights").at(input);
      }
    }
    const SampleColumns columns(samples);
    for (int epoch = 0; epoch < 100; ++epoch)
      trainer.epoch(columns, 10);
    const double expected = described.at("expected_training_loss_after_100_epochs");
    const double reached = trainer.measure(columns).own;
    QVERIFY2(std::abs(reached - expected) <= 1e-11 * expected,
             qPrintable(QString("%1 instead of %2").arg(reached, 0, 'g', 17).arg(expected)));
  }

  void a_step_allocates_nothing() {
    const SampleColumns samples({{std::vector<double>(40, 0.5)}, std::vector<double>(40, 1)});
    Trainer trainer(Network(1, {{8, 8}, Activation::tanh, 1}), *make_loss("huber"),
                    Task::regression, {});
    trainer.step(samples, 0, 10);
    const int before = allocations;
    trainer.step(samples, 10, 10);
    trainer.step(samples, 0, 40);
    QCOMPARE(allocations.load(), before);
  }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
