#include "core/data/noise.h"
#include "core/fit/fitter.h"
#include "core/fit/sensitivity.h"
#include "core/loss/catalogue.h"

#include <benchmark/benchmark.h>

using namespace losslab;

namespace {

std::vector<Sample> points(int count) {
  return draw_points({.noise = Noise::contaminated, .count = count});
}

std::vector<LossPtr> losses() {
  std::vector<LossPtr> made;
  for (const char* id : {"mse", "mae", "huber", "tukey"})
    made.push_back(*make_loss(id));
  return made;
}

void fit_all(Fitter& fitter, std::span<const Sample> points, std::span<const LossPtr> losses) {
  fitter.set_points(points);
  for (const LossPtr& loss : losses)
    benchmark::DoNotOptimize(fitter.fit(*loss)->curve);
}

void fit_cold(benchmark::State& state) {
  const auto all = losses();
  const auto given = points(1000);
  for ([[maybe_unused]] auto _ : state) {
    Fitter fitter;
    fit_all(fitter, given, all);
  }
}
BENCHMARK(fit_cold);

/// The hand goes up and down over six units in y, a twentieth of one a frame.
void fit_dragged(benchmark::State& state) {
  const auto all = losses();
  auto given = points(static_cast<int>(state.range()));
  const std::size_t held = given.size() * 7 / 10;
  Fitter fitter;
  fit_all(fitter, given, all);
  double step = 0.05;
  int frame = 0;
  for ([[maybe_unused]] auto _ : state) {
    if (frame++ % 120 == 0) step = -step;
    given[held].y += step;
    fit_all(fitter, given, all);
  }
}
BENCHMARK(fit_dragged)->Arg(1000)->Arg(100'000);

/// Every fit as one of 200 points travels to 200 places, six losses.
void sensitivity(benchmark::State& state) {
  const auto given = draw_points({.noise = Noise::contaminated, .count = 200});
  std::vector<double> positions;
  for (int i = 0; i < 200; ++i)
    positions.push_back(-10 + 0.1 * i);
  std::vector<LossPtr> all;
  for (const char* id : {"mse", "mae", "huber", "log_cosh", "cauchy", "tukey"})
    all.push_back(*make_loss(id));
  for ([[maybe_unused]] auto _ : state)
    for (const LossPtr& loss : all)
      benchmark::DoNotOptimize(travel({loss}, given, 120, Way::vertical, positions));
}
BENCHMARK(sensitivity);

} // namespace
