#include "core/nn/race.h"

#include "core/data/generators.h"
#include "core/nn/output.h"
#include "core/scene/text.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

// A network of most_layers with weights below this still has finite scores, whatever its inputs on
// a map; one that has grown so far is lost.
constexpr double weight_limit = 1e30;

Samples grid_of(const Generator& generator) {
  return grid(generator, generator.features == 2 ? map_side : curve_points);
}

bool finite(const Metrics& metrics) {
  return std::isfinite(metrics.own) && std::isfinite(metrics.common);
}

} // namespace

Outcome<Race> Race::make(const TrainScene& scene) {
  // What can be written and read back is in range: the ranges stand in one place, the scene's.
  const auto checked = scene_from_json(scene_to_json(scene));
  if (!checked) return checked.refusal();
  const auto set = make_training_set(scene.data);
  if (!set) return set.refusal();
  return Race(scene, *set);
}

Race::Race(const TrainScene& scene, const TrainingSet& set)
    : batch_(static_cast<std::size_t>(scene.batch)), samples_(set.training), training_(samples_),
      test_(set.test), grid_(grid_of(*find_generator(scene.data.id))),
      order_(~scene.network.seed) { // unrelated to the draw of the weights
  const Network network(set.training.features.size(), scene.network);
  for (const LossChoice& choice : scene.lanes) {
    const LossPtr loss = *make_loss(choice.id, choice.parameters);
    const auto output = output_activation(*loss, set);
    Lane lane;
    if (output) {
      lane.trainer.emplace(network, loss, set.task,
                           Trainer::Settings{.output = *output, .rate = scene.rate});
      record(lane);
    } else
      lane.refusal = output.refusal();
    lanes_.push_back(std::move(lane));
  }
}

// How the trainer stands, or nothing when it has left what numbers can hold.
std::optional<LearningPoint> Race::look(Trainer& trainer) const {
  for (const double parameter : std::as_const(trainer).network().parameters())
    if (!(std::abs(parameter) < weight_limit)) return std::nullopt;
  LearningPoint point{
      .epoch = epoch_, .training = trainer.measure(samples_), .test = trainer.measure(test_)};
  trainer.differentiate(samples_);
  point.gradient = trainer.gradient_size(0);
  if (!finite(point.training) || !finite(point.test) || !std::isfinite(point.gradient))
    return std::nullopt;
  return point;
}

// Adds to the lane's curve, or stops it with the reason.
void Race::record(Lane& lane) const {
  if (const auto point = look(*lane.trainer)) return lane.curve.add(*point);
  const std::string when = " in epoch " + std::to_string(epoch_) + ": ";
  if (const auto objection = lane.trainer->objection(samples_))
    lane.refusal =
        Refusal{"", "left what its loss is defined for" + when + std::string(*objection)};
  else
    lane.refusal =
        Refusal{"", "diverged" + when + "the numbers grew beyond all bounds. Try a smaller rate"};
}

void Race::advance() {
  ++epoch_;
  training_.arrange(samples_, shuffled(samples_.size(), order_));
  for (Lane& lane : lanes_) {
    if (lane.refusal) continue;
    const Network before = lane.trainer->network();
    lane.trainer->epoch(training_, batch_);
    record(lane);
    if (lane.refusal) lane.trainer->network() = before;
  }
}

bool Race::over() const {
  return std::all_of(lanes_.begin(), lanes_.end(),
                     [](const Lane& lane) { return lane.refusal.has_value(); });
}

RaceSnapshot Race::snapshot() {
  RaceSnapshot snapshot{.epoch = epoch_, .lanes = {}};
  for (Lane& lane : lanes_) {
    LaneSnapshot taken;
    taken.refusal = lane.refusal;
    if (!lane.curve.points().empty()) {
      taken.network = lane.trainer->network();
      taken.curve = lane.curve.points();
      taken.answers.resize(grid_.size());
      lane.trainer->answer(grid_, taken.answers);
    }
    snapshot.lanes.push_back(std::move(taken));
  }
  return snapshot;
}

} // namespace losslab
