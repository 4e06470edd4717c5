#include "core/fit/mean_loss.h"

#include "core/fit/error_alone.h"

#include <cmath>
#include <limits>

namespace losslab {

double mean_or_infinite(const PointwiseLoss& loss, std::span<const double> prediction,
                        std::span<const double> target, std::span<double> slope) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!of_error_alone(loss)) // not defined for every prediction
    for (std::size_t i = 0; i < target.size(); ++i)
      if (loss.objection(prediction[i], target[i])) return infinity;
  const double mean = loss.mean(prediction, target, slope);
  return std::isfinite(mean) ? mean : infinity;
}

MeanLoss::MeanLoss(const PointwiseLoss& loss, std::span<const Sample> points, double scale)
    : loss_(loss), points_(points), scale_(scale), target_(points.size()),
      prediction_(points.size()), slope_(points.size()) {
  for (std::size_t i = 0; i < points.size(); ++i)
    target_[i] = points[i].y / scale;
}

} // namespace losslab
