#pragma once

#include "ui/pages/outliers/why_model.h"
#include "ui/plot/curve_plot.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace losslab {

/// Beneath the points: the slope of each fit, or another number of it, as the selected point
/// travels, with a marker where it is. Dragging the marker moves the point.
class SensitivityPanel : public QWidget {
  Q_OBJECT

 public:
  SensitivityPanel(OutliersModel& model, WhyModel& why, QWidget* parent = nullptr);

 private:
  enum Number { slope, intercept, at_the_point };

  void moveTo(double position);
  void showScene();
  void showCurves();
  void showHere();
  CurvePlot::Line drawn(const WhyModel::Journey::Course& course) const;
  double number(const Polynomial& curve, double x) const;
  double here() const;

  OutliersModel& model_;
  WhyModel& why_;
  QLabel* says_;
  QComboBox* numbers_;
  CurvePlot* plot_;
};

} // namespace losslab
