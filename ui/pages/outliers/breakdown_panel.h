#pragma once

#include "ui/pages/outliers/why_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class ShareBar;

/// How many points can be dragged away before each fit leaves.
class BreakdownPanel : public Panel {
  Q_OBJECT

 public:
  BreakdownPanel(OutliersModel& model, WhyModel& why, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();

  struct Row {
    ShareBar* bar;
    QLabel* vertical;
    QLabel* theory; ///< of the same
    QLabel* anywhere;
  };
  OutliersModel& model_;
  WhyModel& why_;
  QLabel* says_;
  QWidget* table_ = nullptr;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
