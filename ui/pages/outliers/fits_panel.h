#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class LossChooser;
class LossTable;
class ParameterSliders;

/// Every chosen loss with its line, or why there is none; the one in focus with its equation, its
/// parameters and how the fit was judged.
class FitsPanel : public Panel {
  Q_OBJECT

 public:
  explicit FitsPanel(OutliersModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void showRows();
  void showHeads(bool truth);
  QStringList cellsOf(const OutliersModel::Fit& fit, const std::optional<Line>& truth) const;
  void showFocus();

  OutliersModel& model_;
  LossTable* table_;
  LossChooser* chooser_;
  QWidget* rule_;
  ParameterSliders* sliders_;
  QLabel* equation_;
  QLabel* judgement_;
  QLabel* minima_; ///< others than the best, where there are such
};

} // namespace losslab
