#pragma once

#include "ui/pages/train/train_model.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QSpinBox;

namespace losslab {

/// How the networks step: from which weights, how far, over how many samples.
class StepsPanel : public Panel {
  Q_OBJECT

 public:
  explicit StepsPanel(TrainModel& model, QWidget* parent = nullptr);

 private:
  void refresh();

  TrainModel& model_;
  QComboBox* rate_;
  QSpinBox* batch_;
  QSpinBox* seed_;
};

} // namespace losslab
