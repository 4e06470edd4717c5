#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class ShareBar;

/// Why did it move? How hard the selected point pulls on each fit, and how much it weighs there.
class PullPanel : public Panel {
  Q_OBJECT

 public:
  explicit PullPanel(OutliersModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();

  struct Row {
    ShareBar* bar;
    QLabel* share;
    QLabel* weight;
  };
  OutliersModel& model_;
  QLabel* says_;
  QWidget* table_ = nullptr;
  QLabel* leverage_ = nullptr;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
