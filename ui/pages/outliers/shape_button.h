#pragma once

#include "ui/pages/outliers/outliers_model.h"

class QToolButton;

namespace losslab {

/// Chooses which curves are fitted, and whether residuals are measured by their own MAD, from a
/// menu.
QToolButton* shape_button(OutliersModel& model);

} // namespace losslab
