#pragma once

#include "ui/pages/train/train_model.h"
#include "ui/widgets/panel.h"

#include <QBoxLayout>

#include <array>

class QGridLayout;
class QMenu;
class QToolButton;

namespace losslab {

class AnswerPlot;
class LossSwatch;

/// One lane of the race: its loss, what its network answers, how well it does.
class LanePanel : public Panel {
  Q_OBJECT

 public:
  LanePanel(TrainModel& model, std::size_t lane, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeHeader();
  QWidget* makeMetrics();
  void fillMenu();
  void showScene();
  void showLoss();
  void showSnapshot();
  void replacePlot();

  /// Where a number of the table stands: a row of training and test.
  struct Row {
    QLabel* name;
    QLabel* training;
    QLabel* test;
  };

  TrainModel& model_;
  std::size_t lane_;
  QToolButton* loss_ = nullptr;
  QMenu* menu_ = nullptr;
  LossSwatch* swatch_ = nullptr;
  QLabel* refusal_;
  QBoxLayout* content_; ///< the plot, and the metrics below or beside it
  AnswerPlot* plot_ = nullptr;
  std::array<Row, 3> rows_{};
  std::string shown_loss_;
  TrainData shown_data_;
};

} // namespace losslab
