#pragma once

#include "ui/pages/outliers/classes_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class LossChooser;
class LossTable;
class ParameterSliders;

/// Every chosen loss with its boundary, or why there is none; the one in focus with its equation,
/// its parameters and how the fit was judged.
class BoundariesPanel : public Panel {
  Q_OBJECT

 public:
  explicit BoundariesPanel(ClassesModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void showRows();
  void showFocus();

  ClassesModel& model_;
  LossTable* table_;
  LossChooser* chooser_;
  QLabel* equation_;
  ParameterSliders* sliders_;
  QLabel* judgement_;
};

} // namespace losslab
