#pragma once

#include "ui/pages/outliers/outliers_model.h"

#include <QWidget>

namespace losslab {

class ParameterSlider;

/// The parameters of the loss in focus; hidden where it has none.
class FocusSliders : public QWidget {
  Q_OBJECT

 public:
  explicit FocusSliders(OutliersModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();

  OutliersModel& model_;
  std::string shown_focus_;
  QList<ParameterSlider*> sliders_;
};

} // namespace losslab
