#pragma once

#include "core/fit/fitter.h"

namespace losslab {

/// All that makes a fit but the points, to be done again and again.
struct Method {
  LossPtr loss;
  Shape shape = {};
  Scaling scaling = {};
};

/// The fitted curve, or nothing where there is none.
inline std::optional<Polynomial> fitted_curve(Fitter& fitter, const Method& method,
                                              std::span<const Sample> points) {
  fitter.set_points(points, method.shape);
  const auto fit = fitter.fit(*method.loss, method.scaling);
  return fit ? std::optional(fit->curve) : std::nullopt;
}

} // namespace losslab
