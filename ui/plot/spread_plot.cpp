#include "ui/plot/spread_plot.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {
constexpr int bins = 60;

/// Of each row, how many numbers fall into each bin.
std::vector<int> counted(const std::vector<double>& values, const QCPRange& range) {
  std::vector<int> counts(bins);
  for (const double value : values) {
    const double place = bins * (value - range.lower) / range.size();
    if (place >= 0 && place < bins) ++counts[static_cast<std::size_t>(place)];
  }
  return counts;
}
} // namespace

class SpreadPlot::Histograms : public QCPLayerable {
 public:
  explicit Histograms(QCustomPlot* plot) : QCPLayerable(plot, "curves") {}
  std::vector<Row> rows;
  int chosen = -1;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
    painter->setAntialiasing(true);
  }
  QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }

  // All rows in one measure, so that a narrow spread is also a high one.
  void draw(QCPPainter* painter) override {
    const QCPRange range = mParentPlot->xAxis->range();
    std::vector<std::vector<int>> counts;
    int highest = 1;
    for (const Row& row : rows) {
      counts.push_back(counted(row.values, range));
      highest = std::max(highest, *std::max_element(counts.back().begin(), counts.back().end()));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (static_cast<int>(i) == chosen) drawChosen(painter, i);
      drawShape(painter, i, counts[i], highest);
      drawDeviation(painter, i);
    }
  }

 private:
  double x(double value) const { return mParentPlot->xAxis->coordToPixel(value); }
  double y(double row) const { return mParentPlot->yAxis->coordToPixel(row); }

  void drawChosen(QCPPainter* painter, std::size_t row) const {
    const QRect frame = clipRect();
    const auto top = static_cast<double>(row);
    painter->fillRect(QRectF(frame.left(), y(top), frame.width(), y(top + 1) - y(top)),
                      tokens().accent_soft);
  }

  void drawShape(QCPPainter* painter, std::size_t row, const std::vector<int>& counts,
                 int highest) const {
    const QCPRange range = mParentPlot->xAxis->range();
    const auto base = static_cast<double>(row) + 0.84;
    QPainterPath shape(QPointF(x(range.lower), y(base)));
    for (int bin = 0; bin < bins; ++bin) {
      const double height = 0.78 * counts[static_cast<std::size_t>(bin)] / highest;
      shape.lineTo(x(range.lower + range.size() * bin / bins), y(base - height));
      shape.lineTo(x(range.lower + range.size() * (bin + 1) / bins), y(base - height));
    }
    shape.lineTo(x(range.upper), y(base));
    QColor filling = rows[row].style.color;
    filling.setAlphaF(0.35F);
    painter->setBrush(filling);
    painter->setPen(QPen(rows[row].style.color, 1));
    painter->drawPath(shape);
  }

  void drawDeviation(QCPPainter* painter, std::size_t row) const {
    if (rows[row].values.empty()) return;
    const double height = y(static_cast<double>(row) + 0.92);
    const double mean = rows[row].mean;
    painter->setPen(QPen(tokens().ink, 2));
    painter->drawLine(QPointF(x(mean - rows[row].deviation), height),
                      QPointF(x(mean + rows[row].deviation), height));
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens().ink);
    painter->drawEllipse(QPointF(x(mean), height), scaled(3), scaled(3));
  }
};

SpreadPlot::SpreadPlot(const QString& accessible_name, QWidget* parent)
    : Plot(accessible_name, parent), histograms_(new Histograms(this)),
      truth_(new QCPItemStraightLine(this)) {
  yAxis->grid()->setVisible(false);
  yAxis->setRangeReversed(true);
  truth_->setLayer("axes");
  SpreadPlot::retheme();
}

void SpreadPlot::setRows(std::vector<Row> rows, int chosen, Range range) {
  const bool more = rows.size() != histograms_->rows.size();
  histograms_->rows = std::move(rows);
  histograms_->chosen = chosen;
  xAxis->setRange(range.low, range.high);
  nameRows();
  if (more) setMinimumSize(minimumSizeHint());
  queueReplot();
}

void SpreadPlot::nameRows() {
  const auto names = QSharedPointer<QCPAxisTickerText>::create();
  for (std::size_t i = 0; i < histograms_->rows.size(); ++i)
    names->addTick(static_cast<double>(i) + 0.5, histograms_->rows[i].name);
  yAxis->setTicker(names);
  yAxis->setRange(0, std::max(1, rows()));
}

void SpreadPlot::setTruth(double truth, const QString& axis) {
  truth_->point1->setCoords(truth, 0);
  truth_->point2->setCoords(truth, 1);
  xAxis->setLabel(axis);
  queueReplot();
}

int SpreadPlot::rows() const { return static_cast<int>(histograms_->rows.size()); }

QSize SpreadPlot::minimumSizeHint() const {
  const int line = QFontMetrics(text_font(TextRole::caption)).height();
  return {scaled(140), (rows() + 3) * line};
}

void SpreadPlot::retheme() {
  Plot::retheme();
  truth_->setPen(QPen(tokens().ink, 1, Qt::DashLine));
}

bool SpreadPlot::handleKey(int key, Qt::KeyboardModifiers /*modifiers*/) {
  if (key != Qt::Key_Up && key != Qt::Key_Down) return false;
  const int row = histograms_->chosen + (key == Qt::Key_Down ? 1 : -1);
  if (row >= 0 && row < rows()) Q_EMIT rowChosen(row);
  return true;
}

void SpreadPlot::mousePressEvent(QMouseEvent* event) {
  const int row = static_cast<int>(std::floor(yAxis->pixelToCoord(event->position().y())));
  if (row >= 0 && row < rows()) Q_EMIT rowChosen(row);
  event->accept();
}

} // namespace losslab
