#pragma once

#include "core/range.h"
#include "ui/pages/outliers/noise_model.h"

#include <QWidget>

class QLabel;

namespace losslab {

class CurvePlot;

/// Where there is a bridge: a density of errors, and beside it its negative logarithm with the loss
/// that it becomes. One crosshair goes through both: the error whose steps are told.
class BridgeView : public QWidget {
  Q_OBJECT

 public:
  explicit BridgeView(NoiseModel& model, QWidget* parent = nullptr);

  /// Under the crosshair.
  double error() const { return error_; }

 Q_SIGNALS:
  void errorChanged(double error);

 private:
  void restart();
  void draw();
  void drawDensity(const Bridge& bridge);
  void drawCost(const Bridge& bridge);
  void read();
  void look(double error);
  QWidget* card(QLabel* says, CurvePlot* plot);
  void connectPlot(CurvePlot* plot);

  NoiseModel& model_;
  CurvePlot* density_;
  CurvePlot* cost_;
  QLabel* density_says_;
  QLabel* cost_says_;
  Range range_{-1, 1}; ///< of errors
  double error_ = 1;
  Noise shown_noise_ = Noise::normal;
  double shown_scale_ = -1;
};

} // namespace losslab
