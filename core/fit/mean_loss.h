#pragma once

#include "core/loss/loss.h"
#include "core/scene/scene.h"

#include <span>
#include <vector>

namespace losslab {

/// The mean loss of predictions; infinite where it is not defined or no double holds it. All spans
/// are as long; slope is to work with.
double mean_or_infinite(const PointwiseLoss& loss, std::span<const double> prediction,
                        std::span<const double> target, std::span<double> slope);

/// What a loss makes of any curve through some points: the mean over the residuals (ŷ − y)/scale.
class MeanLoss {
 public:
  MeanLoss(const PointwiseLoss& loss, std::span<const Sample> points, double scale = 1);

  /// Infinite where it is not defined or no double holds it.
  template <class Curve> // with at(x)
  double of(const Curve& curve) {
    for (std::size_t i = 0; i < points_.size(); ++i)
      prediction_[i] = curve.at(points_[i].x) / scale_;
    return mean_or_infinite(loss_, prediction_, target_, slope_);
  }

 private:
  const PointwiseLoss& loss_;
  std::span<const Sample> points_;
  double scale_;
  std::vector<double> target_;
  std::vector<double> prediction_;
  std::vector<double> slope_;
};

} // namespace losslab
