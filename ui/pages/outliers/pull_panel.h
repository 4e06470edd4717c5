#pragma once

#include "ui/pages/outliers/why_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class ShareBar;

/// Why did it move? How hard the selected point pulls on each fit, how much it weighs there, and
/// how far the fit would move without it.
class PullPanel : public Panel {
  Q_OBJECT

 public:
  PullPanel(OutliersModel& model, WhyModel& why, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();
  QString following() const;

  struct Row {
    ShareBar* bar;
    QLabel* share;
    QLabel* weight;
    QLabel* shift;
  };
  OutliersModel& model_;
  WhyModel& why_;
  QLabel* says_;
  QWidget* table_ = nullptr;
  QLabel* leverage_ = nullptr;
  QLabel* carried_ = nullptr;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
