#include "core/data/generators.h"

#include "core/scene/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace losslab {

namespace {

constexpr double radius = 5;

CleanSample on_circle(double distance, double angle, double target) {
  return {{distance * std::cos(angle), distance * std::sin(angle)}, target};
}

CleanSample circle(int index, int /*count*/, Random& random) {
  const bool inside = index % 2 == 0;
  const double distance =
      inside ? random.uniform(0, 0.5 * radius) : random.uniform(0.7 * radius, radius);
  return on_circle(distance, random.uniform(0, 2 * std::numbers::pi), inside ? 1 : 0);
}

CleanSample exclusive_or(int index, int /*count*/, Random& random) {
  constexpr double gap = 0.3; // half of the empty cross between the quadrants
  const double horizontal = index % 2 == 0 ? 1 : -1;
  const double vertical = index / 2 % 2 == 0 ? 1 : -1;
  const double x = horizontal * random.uniform(gap, radius);
  const double y = vertical * random.uniform(gap, radius);
  return {{x, y}, horizontal == vertical ? 1.0 : 0.0};
}

CleanSample blobs(int index, int /*count*/, Random& random) {
  const double side = index % 2 == 0 ? 1 : -1;
  const double x = 2 * side + 0.7 * random.normal();
  const double y = 2 * side + 0.7 * random.normal();
  return {{x, y}, side > 0 ? 1.0 : 0.0};
}

CleanSample spiral(int index, int count, Random& /*random*/) {
  constexpr double turns = 1.75;
  const int arm = index % 2;
  const double along = static_cast<double>(index / 2) / ((count + 1) / 2); // NOLINT: whole steps
  return on_circle(radius * along, (2 * turns * along + arm) * std::numbers::pi, 1 - arm);
}

CleanSample plane(int /*index*/, int /*count*/, Random& random) {
  const double x = random.uniform(-radius, radius);
  const double y = random.uniform(-radius, radius);
  return {{x, y}, (x + y) / (2 * radius)};
}

CleanSample sine(int /*index*/, int /*count*/, Random& random) {
  const double x = random.uniform(-3, 3);
  return {{x, 0}, std::sin(x)};
}

constexpr std::array all_generators{
    Generator{"circle", "Circle", "one class around the other", Task::classification, 2, 6, circle},
    Generator{"xor", "XOR", "opposite quadrants belong together", Task::classification, 2, 6,
              exclusive_or},
    Generator{"blobs", "Blobs", "two clouds that a line can part", Task::classification, 2, 6,
              blobs},
    Generator{"spiral", "Spiral", "two arms wound into each other", Task::classification, 2, 6,
              spiral},
    Generator{"plane", "Plane", "a target that rises evenly", Task::regression, 2, 6, plane},
    Generator{"sine", "Sine", "a wave with outliers above it", Task::regression, 1, 3.5, sine}};

// The last bit of a logarithm or sine differs between machines. Rounded to a millionth, the samples
// don't.
double rounded(double value) { return std::round(value * 0x1p20) * 0x1p-20; }

Samples draw_samples(const Generator& generator, const TrainData& data, Random& random) {
  Samples samples;
  samples.features.resize(generator.features);
  const bool classes = generator.task == Task::classification;
  for (int i = 0; i < data.count; ++i) {
    CleanSample sample = generator.draw(i, data.count, random);
    for (double& feature : sample.features)
      if (classes) feature += 2 * data.noise * random.normal();
    if (!classes) sample.target += data.noise * random.normal();
    for (std::size_t f = 0; f < generator.features; ++f)
      samples.features[f].push_back(rounded(sample.features[f]));
    samples.targets.push_back(rounded(sample.target));
  }
  return samples;
}

Samples pick(const Samples& samples, std::span<const std::size_t> order) {
  Samples picked;
  picked.features.resize(samples.features.size());
  for (const std::size_t index : order) {
    for (std::size_t f = 0; f < samples.features.size(); ++f)
      picked.features[f].push_back(samples.features[f][index]);
    picked.targets.push_back(samples.targets[index]);
  }
  return picked;
}

void spoil(TrainingSet& set, double share, Random& random) {
  auto& targets = set.training.targets;
  const auto order = shuffled(targets.size(), random);
  const auto count =
      static_cast<std::size_t>(std::lround(share * static_cast<double>(targets.size())));
  for (const std::size_t index : std::span(order).first(count)) {
    double& target = targets[index];
    target = set.task == Task::classification ? 1 - target : rounded(target + random.uniform(3, 5));
  }
}

} // namespace

std::span<const Generator> generators() { return all_generators; }

const Generator* find_generator(std::string_view id) {
  const auto found = std::find_if(all_generators.begin(), all_generators.end(),
                                  [id](const Generator& generator) { return generator.id == id; });
  return found == all_generators.end() ? nullptr : &*found;
}

Samples grid(const Generator& generator, std::size_t side) {
  const double spacing = 2 * generator.reach / static_cast<double>(side - 1);
  const auto at = [&](std::size_t step) {
    return spacing * static_cast<double>(step) - generator.reach;
  };
  Samples cells;
  cells.features.resize(generator.features);
  cells.targets.resize(generator.features == 2 ? side * side : side);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells.features[0].push_back(at(i % side));
    if (generator.features == 2) cells.features[1].push_back(at(i / side));
  }
  return cells;
}

Outcome<TrainingSet> make_training_set(const TrainData& data) {
  // What can be written and read back is in range: the ranges stand in one place, the scene's.
  TrainScene scene;
  scene.data = data;
  scene.lanes = {{"mse", {}}}; // any: only the data is in question
  const auto checked = scene_from_json(scene_to_json(scene));
  if (!checked) return checked.refusal();
  const Generator& generator = *find_generator(data.id);
  Random random(data.seed);
  const Samples samples = draw_samples(generator, data, random);
  const auto order = shuffled(samples.size(), random);
  const auto share = static_cast<std::size_t>(
      std::lround(data.training_share * static_cast<double>(samples.size())));
  const std::size_t training_count = std::clamp<std::size_t>(share, 1, samples.size() - 1);
  TrainingSet set{.task = generator.task,
                  .training = pick(samples, std::span(order).first(training_count)),
                  .test = pick(samples, std::span(order).subspan(training_count))};
  spoil(set, data.flipped, random); // last, so that the share of flips moves no sample
  return set;
}

} // namespace losslab
