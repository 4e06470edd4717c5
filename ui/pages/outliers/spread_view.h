#pragma once

#include "core/range.h"
#include "ui/pages/outliers/noise_model.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace losslab {

class Segments;
class SpreadPlot;

/// How the fits of every chosen loss scatter over the repeats, while they come in.
class SpreadView : public QWidget {
  Q_OBJECT

 public:
  SpreadView(OutliersModel& outliers, NoiseModel& model, QWidget* parent = nullptr);

  /// Below the plot, and in no picture of it: slope or intercept, how many repeats there are, and a
  /// way to stop them.
  QWidget* controls() const { return controls_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makeControls();
  void refresh();
  void showProgress();
  Range range() const;
  QString spoken() const;

  OutliersModel& outliers_;
  NoiseModel& model_;
  SpreadPlot* plot_;
  QWidget* controls_;
  Segments* coefficient_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QLabel* repeats_ = nullptr;
  QToolButton* cancel_ = nullptr;
  QWidget* status_ = nullptr; ///< around them
};

} // namespace losslab
