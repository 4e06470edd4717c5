#pragma once

#include "ui/pages/train/train_model.h"
#include "ui/widgets/panel.h"

class QPushButton;
class QToolButton;

namespace losslab {

/// Reset, play, step, and how far the race has come.
class Transport : public Panel {
  Q_OBJECT

 public:
  explicit Transport(TrainModel& model, QWidget* parent = nullptr);

 private:
  void connectKeys();
  void refresh();
  void showPlay();

  TrainModel& model_;
  QToolButton* reset_;
  QPushButton* play_;
  QToolButton* step_;
  QLabel* epoch_;
  QToolButton* add_;
};

} // namespace losslab
