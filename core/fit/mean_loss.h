#pragma once

#include "core/loss/loss.h"
#include "core/scene/scene.h"

#include <span>
#include <vector>

namespace losslab {

/// What a loss makes of any curve through some points: the mean over the residuals (ŷ − y)/scale.
class MeanLoss {
 public:
  MeanLoss(const PointwiseLoss& loss, std::span<const Sample> points, double scale = 1);

  /// Infinite where it is not defined or no double holds it.
  template <class Curve> // with at(x)
  double of(const Curve& curve) {
    for (std::size_t i = 0; i < points_.size(); ++i)
      prediction_[i] = curve.at(points_[i].x) / scale_;
    return of_predictions();
  }

 private:
  double of_predictions();

  const PointwiseLoss& loss_;
  std::span<const Sample> points_;
  double scale_;
  bool restricted_; ///< not defined for every prediction
  std::vector<double> target_;
  std::vector<double> prediction_;
  std::vector<double> slope_;
};

} // namespace losslab
