#pragma once

#include "ui/pages/outliers/outliers_model.h"

class QToolButton;

namespace losslab {

/// Chooses what is drawn below the points, from a menu.
QToolButton* beneath_button(OutliersModel& model);

} // namespace losslab
