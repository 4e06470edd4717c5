#pragma once

#include "ui/pages/outliers/noise_model.h"
#include "ui/widgets/panel.h"

class QToolButton;

namespace losslab {

class LossChooser;
class ParameterSliders;

/// Who wins: every chosen loss with the spread of its fits and its efficiency, and what follows.
class SpreadPanel : public Panel {
  Q_OBJECT

 public:
  SpreadPanel(OutliersModel& outliers, NoiseModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();
  void showLosses();
  void showRow(qsizetype index, int decimals);
  int decimals() const;

  struct Row {
    QToolButton* name;
    QLabel* spread;
    QLabel* efficiency;
    QLabel* reason;
  };
  OutliersModel& outliers_;
  NoiseModel& model_;
  LossChooser* chooser_;
  ParameterSliders* sliders_;
  QLabel* verdict_;
  QWidget* table_ = nullptr;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
