#pragma once

#include "ui/pages/outliers/noise_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class LossChooser;
class LossTable;
class ParameterSliders;

/// Who wins: every chosen loss with the spread of its fits and its efficiency, and what follows.
class SpreadPanel : public Panel {
  Q_OBJECT

 public:
  SpreadPanel(OutliersModel& outliers, NoiseModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void showLosses();
  void showRow(int row, const NoiseModel::Standing& standing, int decimals);
  int decimals() const;

  OutliersModel& outliers_;
  NoiseModel& model_;
  LossTable* table_;
  LossChooser* chooser_;
  ParameterSliders* sliders_;
  QLabel* verdict_;
};

} // namespace losslab
