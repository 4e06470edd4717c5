#pragma once

#include "core/data/random.h"
#include "core/nn/learning_curve.h"

namespace losslab {

/// A decision map has this many cells a side, a regression curve this many points.
inline constexpr std::size_t map_side = 100;
inline constexpr std::size_t curve_points = 200;

/// A lane as it stands, by value.
struct LaneSnapshot {
  /// Why this lane can't be trained with this data, or why it stopped.
  std::optional<Refusal> refusal;
  /// Of a lane that stopped: before the epoch in which it broke. Empty, as what follows, of one
  /// that never ran.
  std::optional<Network> network;
  std::vector<LearningPoint> curve; ///< from epoch 0 to the latest
  /// Two features: the probability of class 1 (whatever the loss, σ(score)) or the predicted
  /// target, map_side × map_side, row by row from the bottom left, over ±reach of the generator.
  /// One feature: curve_points of them from left to right.
  std::vector<double> answers;
};

struct RaceSnapshot {
  int epoch = 0;
  std::vector<LaneSnapshot> lanes;
};

/// The same network on the same data in the same batches, once for each loss. No thread, no clock.
class Race {
 public:
  /// Refuses a scene that is out of range. A loss that doesn't suit the data is its lane's affair.
  static Outcome<Race> make(const TrainScene& scene);

  int epoch() const { return epoch_; }

  /// Every sample once, in an order drawn anew, the same in all lanes.
  void advance();

  /// No lane is left that trains.
  bool over() const;

  RaceSnapshot snapshot();

 private:
  struct Lane {
    std::optional<Trainer> trainer;
    std::optional<Refusal> refusal;
    LearningCurve curve;
  };

  Race(const TrainScene& scene, const TrainingSet& set);
  void record(Lane& lane) const;
  std::optional<LearningPoint> look(Trainer& trainer) const;

  std::size_t batch_;
  SampleColumns samples_;  ///< to train with, as drawn
  SampleColumns training_; ///< the same, in this epoch's order
  SampleColumns test_;
  SampleColumns grid_;
  Random order_;
  int epoch_ = 0;
  std::vector<Lane> lanes_;
};

} // namespace losslab
