#pragma once

#include "ui/pages/outliers/classes_model.h"
#include "ui/widgets/panel.h"

class QToolButton;

namespace losslab {

class LossChooser;
class ParameterSliders;

/// Every chosen loss with its boundary, or why there is none; the one in focus with its equation,
/// its parameters and how the fit was judged.
class BoundariesPanel : public Panel {
  Q_OBJECT

 public:
  explicit BoundariesPanel(ClassesModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void buildTable();
  void showRows();
  void showFocus();

  struct Row {
    QToolButton* name;
    QLabel* direction;
    QLabel* errors;
    QLabel* objective;
    QLabel* reason;
  };
  ClassesModel& model_;
  LossChooser* chooser_;
  QWidget* table_ = nullptr;
  QLabel* equation_;
  ParameterSliders* sliders_;
  QLabel* judgement_;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
