#include "ui/plot/answer_plot.h"

#include <algorithm>

namespace losslab {

namespace {
constexpr double dot_size = 7; // design pixels
} // namespace

class AnswerPlot::Dots : public QCPLayerable {
 public:
  explicit Dots(AnswerPlot* plot) : QCPLayerable(plot, "samples"), plot_(plot) {}
  std::vector<Dot> dots;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
    painter->setAntialiasing(true);
  }
  QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
  void draw(QCPPainter* painter) override {
    painter->setPen(QPen(tokens().surface, 1));
    const double radius = scaled(1) * dot_size / 2;
    for (const Dot& dot : dots) {
      painter->setBrush(plot_->dotColor(dot.target));
      painter->drawEllipse(QPointF(mParentPlot->xAxis->coordToPixel(dot.place.x()),
                                   mParentPlot->yAxis->coordToPixel(dot.place.y())),
                           radius, radius);
    }
  }

 private:
  AnswerPlot* plot_;
};

AnswerPlot::AnswerPlot(const QString& accessible_name, QWidget* parent)
    : Plot(accessible_name, parent) {
  addLayer("answers", layer("grid"), QCustomPlot::limAbove);
  answers_ = layer("answers");
  answers_->setMode(QCPLayer::lmBuffered);
  addLayer("samples", layer("axes"), QCustomPlot::limAbove);
  layer("samples")->setMode(QCPLayer::lmBuffered);
  dots_ = new Dots(this);
  setMinimumSize(AnswerPlot::minimumSizeHint());
  setFocusPolicy(Qt::NoFocus); // there is nothing to do in it; what it shows is told beside it
}

void AnswerPlot::setDots(std::vector<Dot> dots) {
  dots_->dots = std::move(dots);
  queueReplot();
}

void AnswerPlot::mousePressEvent(QMouseEvent* event) {
  Plot::mousePressEvent(event);
  Q_EMIT clicked();
}

AnswerMap::AnswerMap(const QString& accessible_name, std::size_t side, double reach, Range answers,
                     QWidget* parent)
    : AnswerPlot(accessible_name, parent), range_(answers), map_(new QCPColorMap(xAxis, yAxis)) {
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setVisible(false);
    axis->setRange(-reach, reach);
  }
  axisRect()->setAutoMargins(QCP::msNone);
  axisRect()->setMinimumMargins({});
  map_->setLayer(answersLayer());
  const int cells = static_cast<int>(side);
  map_->data()->setSize(cells, cells);
  map_->data()->setRange({-reach, reach}, {-reach, reach});
  map_->setDataRange({range_.low, range_.high});
  map_->setVisible(false);
  AnswerMap::retheme();
}

void AnswerMap::retheme() {
  AnswerPlot::retheme();
  QCPColorGradient gradient;
  gradient.setLevelCount(128);
  const double pale = 0.68; // so that the dots stand out
  gradient.setColorStops(
      {{0, signed_color(-pale)}, {0.5, signed_color(0)}, {1, signed_color(pale)}});
  map_->setGradient(gradient);
}

QColor AnswerMap::dotColor(double target) const {
  return signed_color(2 * (target - range_.low) / (range_.high - range_.low) - 1);
}

void AnswerMap::resizeEvent(QResizeEvent* event) {
  const int side = std::min(width(), height());
  const int left = (width() - side) / 2;
  const int top = (height() - side) / 2;
  axisRect()->setMargins({left, top, width() - side - left, height() - side - top});
  AnswerPlot::resizeEvent(event);
}

void AnswerMap::setAnswers(std::span<const double> answers) {
  const int side = map_->data()->keySize();
  map_->setVisible(!answers.empty());
  for (std::size_t i = 0; i < answers.size(); ++i)
    map_->data()->setCell(static_cast<int>(i) % side, static_cast<int>(i) / side, answers[i]);
  queueLayer(answersLayer());
}

AnswerCurve::AnswerCurve(const QString& accessible_name, double reach, Range heights,
                         QWidget* parent)
    : AnswerPlot(accessible_name, parent), reach_(reach), curve_(addGraph()) {
  xAxis->setRange(-reach, reach);
  yAxis->setRange(heights.low, heights.high);
  curve_->setLayer(answersLayer());
  moveLayer(answersLayer(), layer("samples"), QCustomPlot::limAbove);
}

void AnswerCurve::setStyle(const LossStyle& style) {
  QPen pen = style.pen;
  pen.setWidthF(2.6);
  curve_->setPen(pen);
  queueReplot();
}

QColor AnswerCurve::dotColor(double /*target*/) const { return tokens().faint; }

void AnswerCurve::setAnswers(std::span<const double> answers) {
  QList<double> x;
  for (std::size_t i = 0; i < answers.size(); ++i)
    x.append(-reach_ +
             2 * reach_ * static_cast<double>(i) / static_cast<double>(answers.size() - 1));
  curve_->setData(x, QList<double>(answers.begin(), answers.end()), true);
  queueLayer(answersLayer());
}

} // namespace losslab
