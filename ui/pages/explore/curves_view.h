#pragma once

#include "ui/pages/explore/explore_model.h"

#include <QWidget>

class QLabel;

namespace losslab {

class CurvePlot;

/// The plots of value, gradient and curvature above one another, with one axis and one crosshair.
class CurvesView : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesView(ExploreModel& model, QWidget* parent = nullptr);

  /// The curves' points as CSV.
  QString table() const;

 private:
  void addStrip(ExploreModel::Quantity quantity, const QString& name, const QString& why);
  void showCurves();
  void showReadings();

  struct Strip {
    ExploreModel::Quantity quantity;
    QWidget* title;
    CurvePlot* plot;
  };
  ExploreModel& model_;
  QLabel* nothing_; ///< says why there is no curve
  QList<Strip> strips_;
};

/// "e", "m", "z", "p", "ŷ": the axis as formulas call it; and in words.
QString axis_symbol(Axis axis);
/// "e = −1.57"; a probability with the decimals that tell 0.001 from 0.
QString axis_reading(Axis axis, double value);
QString axis_label(Axis axis);

} // namespace losslab
