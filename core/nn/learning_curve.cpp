#include "core/nn/learning_curve.h"

namespace losslab {

void LearningCurve::add(const LearningPoint& point) {
  if (points_.size() > 1 && points_.back().epoch % spacing_ != 0) points_.pop_back();
  points_.push_back(point);
  if (points_.size() <= most_points) return;
  spacing_ *= 2;
  std::erase_if(points_, [this, &point](const LearningPoint& kept) {
    return kept.epoch % spacing_ != 0 && kept.epoch != point.epoch;
  });
}

} // namespace losslab
