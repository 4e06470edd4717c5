#pragma once

#include "ui/pages/outliers/why_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class LossTable;

/// How many points can be dragged away before each fit leaves.
class BreakdownPanel : public Panel {
  Q_OBJECT

 public:
  BreakdownPanel(OutliersModel& model, WhyModel& why, QWidget* parent = nullptr);

 private:
  void refresh();

  OutliersModel& model_;
  WhyModel& why_;
  QLabel* says_;
  LossTable* table_;
};

} // namespace losslab
