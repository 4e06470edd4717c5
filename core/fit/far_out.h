#pragma once

#include "core/loss/loss.h"

#include <optional>

namespace losslab {

/// How a loss of the error grows far out: as weight·|error|^exponent. That alone decides how many
/// points carry a fit away while their x stays: Mizera & Müller, Breakdown points and variation
/// exponents of robust M-estimators in linear models, Annals of Statistics 27 (1999).
struct FarOut {
  /// 2 for MSE, 1 for MAE and Huber, 0 for the logarithm that is Cauchy's; negative where the loss
  /// itself has a bound (Tukey, Welsch, Geman–McClure).
  double exponent;
  double too_high; ///< the weight of a prediction above the target …
  double too_low;  ///< … and below it: they differ under a quantile
  bool bounds_pull() const { return exponent <= 1; }
  bool is_bounded() const { return exponent < 0; }
};

/// Nothing for a loss that asks for more than the error.
std::optional<FarOut> far_out(const PointwiseLoss& loss);

} // namespace losslab
