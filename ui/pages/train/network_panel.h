#pragma once

#include "ui/pages/train/train_model.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QSpinBox;

namespace losslab {

/// The network that all lanes share: its picture, layers, neurons and activation.
class NetworkPanel : public Panel {
  Q_OBJECT

 public:
  explicit NetworkPanel(TrainModel& model, QWidget* parent = nullptr);

 private:
  QWidget* makeNeurons();
  void refresh();
  template <class Change>
  void change(Change change);

  TrainModel& model_;
  QSpinBox* layers_;
  QList<QSpinBox*> neurons_;
  QComboBox* activation_;
};

} // namespace losslab
