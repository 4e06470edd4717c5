#include "core/data/generators.h"
#include "core/loss/catalogue.h"
#include "core/nn/race.h"

#include <benchmark/benchmark.h>

using namespace losslab;

namespace {

constexpr int batch = 10;

/// As in TensorFlow Playground: two inputs, tanh everywhere, squared errors.
void step(benchmark::State& state, const std::vector<int>& hidden) {
  const TrainingSet set = *make_training_set({.count = 500});
  const SampleColumns samples(set.training);
  Trainer trainer(Network(2, {hidden, Activation::tanh, 1}), *make_loss("mse"), Task::regression,
                  {.output = Activation::tanh});
  std::size_t first = 0;
  for ([[maybe_unused]] auto _ : state) {
    trainer.step(samples, first, batch);
    first = first + 2 * batch <= samples.size() ? first + batch : 0;
  }
}
BENCHMARK_CAPTURE(step, small, {4, 2});
BENCHMARK_CAPTURE(step, large, {8, 8, 8});

/// What one lane adds to a snapshot: its network, its curve, a decision map of 100×100.
void map(benchmark::State& state, const std::vector<int>& hidden) {
  TrainScene scene;
  scene.lanes.resize(1);
  scene.network.hidden = hidden;
  Race race = *Race::make(scene);
  race.advance();
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(race.snapshot());
}
BENCHMARK_CAPTURE(map, small, {4, 2});
BENCHMARK_CAPTURE(map, large, {8, 8, 8});

} // namespace
