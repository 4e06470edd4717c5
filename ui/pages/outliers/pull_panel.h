#pragma once

#include "ui/pages/outliers/why_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class LossTable;

/// Why did it move? How hard the selected point pulls on each fit, how much it weighs there, and
/// how far the fit would move without it.
class PullPanel : public Panel {
  Q_OBJECT

 public:
  PullPanel(OutliersModel& model, WhyModel& why, QWidget* parent = nullptr);

 private:
  void refresh();
  QString following() const;

  OutliersModel& model_;
  WhyModel& why_;
  QLabel* says_;
  LossTable* table_;
  QFrame* rule_;
  QLabel* leverage_;
  QLabel* carried_;
};

} // namespace losslab
