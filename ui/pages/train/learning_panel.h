#pragma once

#include "ui/pages/train/train_model.h"
#include "ui/widgets/panel.h"

class QHBoxLayout;

namespace losslab {

class CurvePlot;

/// One quantity of all lanes over the epochs, with a crosshair that reads it.
class LearningPanel : public Panel {
  Q_OBJECT

 public:
  explicit LearningPanel(TrainModel& model, QWidget* parent = nullptr);

  using Quantity = double (*)(const LearningPoint&);
  /// Both over the epochs, the second one thin.
  void setQuantities(const QString& title, const QString& says, Quantity strong, Quantity thin);
  /// One that jumps from epoch to epoch: its running mean, and thin itself.
  void setQuantity(const QString& title, const QString& says, Quantity jumping);
  /// Stands in the title's place: what is chosen is the title.
  void setChoice(QWidget* choice);

 private:
  void refresh();
  void read();

  TrainModel& model_;
  QHBoxLayout* head_;
  QLabel* title_;
  QLabel* says_;
  QString usual_; ///< what `says_` says without a crosshair
  CurvePlot* plot_;
  Quantity strong_ = nullptr;
  Quantity thin_ = nullptr;
  bool smoothed_ = false;
  double crosshair_ = -1; ///< an epoch; negative: none
};

} // namespace losslab
