#pragma once

#include "core/loss/loss.h"

namespace losslab {

/// Whether the loss depends on the error ŷ − y alone, so that moving all y moves the fit along.
/// It is drawn over the error and has nothing against any target; MAPE objects to 0.
inline bool of_error_alone(const PointwiseLoss& loss) {
  return loss.card().axes.front() == Axis::error && !loss.objection(0, 0);
}

} // namespace losslab
