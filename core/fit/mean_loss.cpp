#include "core/fit/mean_loss.h"

#include "core/fit/error_alone.h"

#include <cmath>
#include <limits>

namespace losslab {

MeanLoss::MeanLoss(const PointwiseLoss& loss, std::span<const Sample> points, double scale)
    : loss_(loss), points_(points), scale_(scale), restricted_(!of_error_alone(loss)),
      target_(points.size()), prediction_(points.size()), slope_(points.size()) {
  for (std::size_t i = 0; i < points.size(); ++i)
    target_[i] = points[i].y / scale;
}

double MeanLoss::of_predictions() {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (restricted_)
    for (std::size_t i = 0; i < target_.size(); ++i)
      if (loss_.objection(prediction_[i], target_[i])) return infinity;
  const double mean = loss_.mean(prediction_, target_, slope_);
  return std::isfinite(mean) ? mean : infinity;
}

} // namespace losslab
