#pragma once

#include "core/range.h"
#include "ui/plot/plot.h"

#include <vector>

namespace losslab {

/// How numbers of several kinds scatter: below one another a small histogram each, with mean and
/// standard deviation, over one axis on which the true value is marked. Knows nothing of losses.
/// A click or the arrow keys up and down choose a row.
class SpreadPlot : public Plot {
  Q_OBJECT

 public:
  struct Row {
    QString name;
    LossStyle style;
    std::vector<double> values;
    double mean = 0;
    double deviation = 0;
  };

  explicit SpreadPlot(const QString& accessible_name, QWidget* parent = nullptr);

  /// Numbers outside the range are not drawn. chosen: the row in focus, or −1.
  void setRows(std::vector<Row> rows, int chosen, Range range);
  void setTruth(double truth, const QString& axis);

  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void rowChosen(int row);

 protected:
  void retheme() override;
  bool handleKey(int key, Qt::KeyboardModifiers modifiers) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  class Histograms;
  int rows() const;
  void nameRows();

  Histograms* histograms_;
  QCPItemStraightLine* truth_;
};

} // namespace losslab
