#pragma once

#include "ui/pages/train/train_model.h"
#include "ui/widgets/panel.h"

class QButtonGroup;
class QSpinBox;
class QToolButton;

namespace losslab {

class PercentSlider;

/// What the networks learn from: a data set by its picture, its noise, outliers and split.
class SamplesPanel : public Panel {
  Q_OBJECT

 public:
  explicit SamplesPanel(TrainModel& model, QWidget* parent = nullptr);

 private:
  QWidget* makeChoice();
  void showIcons();
  void refresh();
  PercentSlider* addShare(const QString& name, const QString& tip, int low, int high,
                          double TrainData::*share);

  TrainModel& model_;
  QButtonGroup* choice_;
  PercentSlider* noise_;
  PercentSlider* flipped_;
  PercentSlider* training_;
  QSpinBox* seed_;
};

} // namespace losslab
