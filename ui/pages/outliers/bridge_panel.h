#pragma once

#include "ui/pages/outliers/noise_model.h"
#include "ui/widgets/panel.h"

#include <array>

class QToolButton;

namespace losslab {

/// From noise to loss, step by step, in the numbers of one error.
class BridgePanel : public Panel {
  Q_OBJECT

 public:
  explicit BridgePanel(NoiseModel& model, QWidget* parent = nullptr);

  void setError(double error);

 private:
  void restart();
  void showSteps();

  struct Step {
    QLabel* words;
    QLabel* number;
  };
  NoiseModel& model_;
  double error_ = 0;
  QLabel* leads_to_;
  QWidget* table_;
  std::array<Step, 6> steps_{};
  QLabel* why_;
  QToolButton* fit_;
};

} // namespace losslab
