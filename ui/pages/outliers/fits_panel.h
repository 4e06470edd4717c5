#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/widgets/panel.h"

class QGridLayout;
class QToolButton;

namespace losslab {

/// Every chosen loss with its line, or why there is none; the one in focus with its equation, its
/// parameters and how the fit was judged.
class FitsPanel : public Panel {
  Q_OBJECT

 public:
  explicit FitsPanel(OutliersModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void buildTable();
  void showRows();
  void showFocus();

  struct Row {
    QToolButton* name;
    QLabel* slope;     ///< of a curve: its value where the selected point stands
    QLabel* intercept; ///< of a curve: the coefficient of its highest power
    QLabel* shift;     ///< of the slope, from the true line
    QLabel* reason;
  };
  void showCells(const OutliersModel::Fit& fit, const Row& row) const;
  void showHeads();
  struct TrueLine { ///< shown while it is known
    QWidget* rule = nullptr;
    QLabel* name = nullptr;
    QLabel* slope = nullptr;
    QLabel* intercept = nullptr;
    QLabel* shift_head = nullptr;
  };
  OutliersModel& model_;
  QWidget* table_ = nullptr;
  QLabel* equation_;
  QLabel* judgement_;
  QLabel* minima_; ///< others than the best, where there are such
  QStringList shown_;
  QLabel* slope_head_ = nullptr;
  QLabel* intercept_head_ = nullptr;
  QList<Row> rows_;
  TrueLine true_line_;
};

} // namespace losslab
