#pragma once

#include "core/nn/trainer.h"

namespace losslab {

/// How a lane stood after an epoch.
struct LearningPoint {
  int epoch = 0;
  Metrics training;
  Metrics test;
  double gradient = 0; ///< size of the training loss's gradient in layer 1
  bool operator==(const LearningPoint&) const = default;
};

/// A lane's past, evenly thinned where it grows long, so that an hour of training still fits a plot
/// and a snapshot.
class LearningCurve {
 public:
  static constexpr std::size_t most_points = 1024;

  /// Epochs come in order, from 0, each once.
  void add(const LearningPoint& point);

  /// Begins with epoch 0 and ends with the latest.
  const std::vector<LearningPoint>& points() const { return points_; }

 private:
  std::vector<LearningPoint> points_;
  int spacing_ = 1; ///< epochs between points, the latest apart
};

} // namespace losslab
