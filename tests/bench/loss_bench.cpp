#include "core/data/random.h"
#include "core/loss/catalogue.h"

#include <benchmark/benchmark.h>

#include <map>
#include <vector>

// Mean loss and its gradient, through the contract that every caller uses, checks included.

using namespace losslab;

namespace {

/// Predictions (of a class loss: logits) and labels, which are real targets as well.
struct Arrays {
  std::vector<double> prediction;
  std::vector<double> target;
  std::vector<double> gradient;
};

Arrays draw(std::size_t count) {
  Random random(1);
  Arrays arrays{std::vector<double>(count), std::vector<double>(count), std::vector<double>(count)};
  for (std::size_t i = 0; i < count; ++i) {
    arrays.prediction[i] = random.uniform(-8, 8);
    arrays.target[i] = static_cast<double>(random.below(2));
  }
  return arrays;
}

/// Drawn once; all measure on the same memory.
Arrays& arrays(std::int64_t count) {
  static std::map<std::int64_t, Arrays> all;
  if (!all.contains(count)) all[count] = draw(static_cast<std::size_t>(count));
  return all[count];
}

void evaluate(benchmark::State& state, const char* id) {
  Arrays& data = arrays(state.range(0));
  const std::size_t count = data.target.size();
  const LossPtr loss = *make_loss(id);
  const std::array batch{Input{"prediction", {count, 1, 1}, data.prediction},
                         Input{"target", {count, 1, 1}, data.target}};
  const std::array gradients{GradientOutput{"prediction", data.gradient}};
  for ([[maybe_unused]] auto _ : state) {
    double mean = 0;
    if (loss->evaluate(batch, Reduction::mean, {&mean, 1}, gradients))
      return state.SkipWithError("refused");
    benchmark::DoNotOptimize(mean);
    benchmark::ClobberMemory();
  }
}
BENCHMARK_CAPTURE(evaluate, bce_with_logits, "bce_with_logits")->Arg(100'000);
BENCHMARK_CAPTURE(evaluate, focal, "focal")->Arg(100'000);
/// count logits in rows of ten classes.
void cross_entropy(benchmark::State& state) {
  constexpr std::size_t classes = 10;
  Arrays& data = arrays(state.range(0));
  const std::size_t samples = data.target.size() / classes;
  Random random(2);
  std::vector<double> labels(samples);
  for (double& label : labels)
    label = static_cast<double>(random.below(classes));
  const LossPtr loss = *make_loss("cross_entropy");
  const std::array batch{Input{"prediction", {samples, classes, 1}, data.prediction},
                         Input{"target", {samples, 1, 1}, labels}};
  const std::array gradients{GradientOutput{"prediction", data.gradient}};
  for ([[maybe_unused]] auto _ : state) {
    double mean = 0;
    if (loss->evaluate(batch, Reduction::mean, {&mean, 1}, gradients))
      return state.SkipWithError("refused");
    benchmark::DoNotOptimize(mean);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(cross_entropy)->Arg(100'000);
BENCHMARK_CAPTURE(evaluate, mse, "mse")->Arg(10'000'000);
BENCHMARK_CAPTURE(evaluate, huber, "huber")->Arg(10'000'000);

/// As in STREAM (J. D. McCalpin): per element it reads two doubles and writes one, which is what a
/// loss must do that reads prediction and target and writes the gradient.
void triad(benchmark::State& state) {
  Arrays& data = arrays(state.range(0));
  const double* b = data.prediction.data();
  const double* c = data.target.data();
  double* a = data.gradient.data();
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t i = 0; i < data.target.size(); ++i)
      a[i] = b[i] + 3 * c[i];
    benchmark::ClobberMemory();
  }
}
BENCHMARK(triad)->Arg(10'000'000);

} // namespace
