#pragma once

#include "ui/pages/outliers/outliers_model.h"

#include <QString>

#include <vector>

namespace losslab {

class WhyModel;

/// How much of each point is filled, and what that says.
struct FilledPoints {
  std::vector<double> shares; ///< 0 … 1, one a point; empty: none is filled
  QString says;               ///< what fills them, and how much a full one has
};

/// As the scene wants it. A weight is a share as it is; of the others, whose largest may be small,
/// the largest is full.
FilledPoints fill_points(const OutliersModel& model, const WhyModel& why);

} // namespace losslab
