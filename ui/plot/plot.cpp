#include "ui/plot/plot.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

/// Tick labels with a true minus sign, never "−0".
class Ticker : public QCPAxisTicker {
 protected:
  QString getTickLabel(double tick, const QLocale&, QChar, int) override {
    return short_number(std::abs(tick) < 1e-12 ? 0 : tick, 6);
  }
};

class WholeTicker : public Ticker {
 protected:
  double getTickStep(const QCPRange& range) override {
    return std::max(1.0, std::floor(Ticker::getTickStep(range)));
  }
};

} // namespace

/// Painted in pixels beside the axis rectangle, after the axes are laid out.
class Plot::EndLabels : public QCPLayerable {
 public:
  explicit EndLabels(QCustomPlot* plot) : QCPLayerable(plot, QString("axes")) {}
  QList<EndLabel> labels;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
    painter->setAntialiasing(true);
  }
  void draw(QCPPainter* painter) override {
    QFont font = text_font(TextRole::caption);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const QRect frame = mParentPlot->axisRect()->rect();
    const int height = QFontMetrics(font).height();
    QList<EndLabel> placed;
    QList<EndLabel> ordered = labels; // as the curves end, also where they end beyond the frame
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const EndLabel& a, const EndLabel& b) { return a.y > b.y; });
    for (EndLabel name : ordered) {
      name.y = std::clamp(mParentPlot->yAxis->coordToPixel(name.y), frame.top() + height / 2.0,
                          frame.bottom() - height / 2.0);
      const double end = std::isfinite(name.x) ? mParentPlot->xAxis->coordToPixel(name.x) : 1e6;
      if (end > frame.right() - frame.width() / 8.0) {
        placed.append(name);
        continue;
      }
      painter->setPen(name.color);
      painter->drawText(
          QPointF(std::max<double>(end, frame.left()) + scaled(6), name.y - scaled(5)), name.text);
    }
    spread(placed, height, frame.bottom() - height / 2.0);
    for (const EndLabel& name : placed) {
      painter->setPen(name.color);
      painter->drawText(QRectF(frame.right() + scaled(6), name.y - height / 2.0,
                               mParentPlot->width() - frame.right() - scaled(6), height),
                        Qt::AlignLeft | Qt::AlignVCenter, name.text);
    }
  }

 private:
  // Downwards so that none overlaps, then back up from the bottom edge.
  static void spread(QList<EndLabel>& placed, double height, double bottom) {
    for (qsizetype i = 1; i < placed.size(); ++i)
      placed[i].y = std::max(placed[i].y, placed[i - 1].y + height);
    for (qsizetype i = placed.size() - 1; i >= 0; --i) {
      placed[i].y = std::min(placed[i].y, bottom);
      bottom = placed[i].y - height;
    }
  }
};

Plot::Plot(const QString& accessible_name, QWidget* parent) : QCustomPlot(parent) {
  setAccessibleName(accessible_name);
  setFocusPolicy(Qt::StrongFocus);
  setViewport({0, 0, 1, 1}); // until it is laid out: each new layer clears buffers of this size
  setPlottingHint(QCP::phFastPolylines); // wide antialiased pens cost four times as much without
  setPlottingHint(QCP::phImmediateRefresh, false); // painted once, with all else that changed
  setNoAntialiasingOnDrag(false);
  addLayer("curves", layer("main"), QCustomPlot::limAbove);
  layer("overlay")->setMode(QCPLayer::lmLogical); // shares the buffer of all that stands still
  addLayer("overlay_lines");
  overlay_ = layer("overlay_lines");
  overlay_->setMode(QCPLayer::lmBuffered);
  end_labels_ = new EndLabels(this);
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setTicker(QSharedPointer<Ticker>::create());
    axis->grid()->setZeroLinePen(QPen());
  }
  axisRect()->setMinimumMargins(QMargins(scaled(44), 0, 0, 0)); // plots above one another align
  axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
  axisRect()->setMargins(QMargins(0, scaled(8), scaled(12), 0));
  setMinimumSize(minimumSizeHint());
  connect(this, &QCustomPlot::afterReplot, this, [this] { queued_.clear(); }); // it drew them too
  Plot::retheme();
}

void Plot::setWholeTicks() { xAxis->setTicker(QSharedPointer<WholeTicker>::create()); }

void Plot::setEndLabels(QList<EndLabel> labels) {
  labels.removeIf([](const EndLabel& name) { return name.text.isEmpty(); });
  int widest = 0;
  QFont font = text_font(TextRole::caption);
  font.setWeight(QFont::DemiBold);
  const QFontMetrics metrics(font);
  for (const EndLabel& name : labels)
    widest = std::max(widest, metrics.horizontalAdvance(name.text));
  QMargins margins = axisRect()->margins(); // left and bottom are the axes' own: pixels stay true
  margins.setRight(widest + scaled(12));
  axisRect()->setMargins(margins);
  end_labels_->labels = std::move(labels);
}

void Plot::styleAxis(QCPAxis* axis) {
  const Tokens& colors = tokens();
  axis->setBasePen(QPen(colors.line));
  axis->setTickPen(Qt::NoPen);
  axis->setSubTickPen(Qt::NoPen);
  axis->setTickLabelColor(colors.soft);
  axis->setLabelColor(colors.soft);
  axis->setTickLabelFont(text_font(TextRole::caption));
  axis->setLabelFont(text_font(TextRole::caption));
  axis->setTickLabelPadding(scaled(6));
  axis->setLabelPadding(scaled(4));
  axis->grid()->setPen(QPen(colors.grid));
  axis->grid()->setZeroLinePen(QPen(colors.faint));
}

void Plot::retheme() {
  setBackground(QBrush(tokens().surface));
  styleAxis(xAxis);
  styleAxis(yAxis);
}

// As many ticks as have room for their numbers. What nobody sees yet is drawn once, when it is
// shown, and not at each of the sizes that it has until then.
void Plot::resizeEvent(QResizeEvent* event) {
  if (isVisible())
    QCustomPlot::resizeEvent(event);
  else
    setViewport(rect());
  const int line = QFontMetrics(text_font(TextRole::caption)).height();
  yAxis->ticker()->setTickCount(std::clamp(height() / (3 * line), 2, 7));
  xAxis->ticker()->setTickCount(std::clamp(width() / (5 * line), 2, 9));
}

void Plot::showEvent(QShowEvent* event) {
  QCustomPlot::showEvent(event);
  replot(QCustomPlot::rpQueuedRefresh);
}

void Plot::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    retheme();
    queueReplot();
  }
}

void Plot::paintEvent(QPaintEvent* event) {
  QCPPainter painter(this);
  const auto engine = painter.paintEngine()->type();
  if (engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf) {
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(viewport(), tokens().surface);
    draw(&painter);
    return;
  }
  painter.end();
  QCustomPlot::paintEvent(event);
  if (hasFocus() && ring_) {
    QPainter ring(this);
    ring.setRenderHint(QPainter::Antialiasing);
    ring.setPen(QPen(tokens().accent, 2));
    ring.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

bool Plot::handleKey(int /*key*/, Qt::KeyboardModifiers /*modifiers*/) { return false; }

void Plot::keyPressEvent(QKeyEvent* event) {
  if (handleKey(event->key(), event->modifiers()))
    event->accept();
  else
    QCustomPlot::keyPressEvent(event);
}

void Plot::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
  update();
}

void Plot::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  update();
}

void Plot::queueLayer(QCPLayer* layer) {
  if (queued_.contains(layer)) return;
  queued_.insert(layer);
  QTimer::singleShot(0, this, [this, layer] {
    if (queued_.remove(layer)) layer->replot();
  });
}

} // namespace losslab
