#include "ui/plot/landscape_plot.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr int bands = 14;

} // namespace

class LandscapePlot::Marks : public QCPLayerable {
 public:
  explicit Marks(Plot* plot) : QCPLayerable(plot, "overlay") {}
  Places places;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
    painter->setAntialiasing(true);
  }
  QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
  void draw(QCPPainter* painter) override {
    const double radius = scaled(1) * 4;
    QPolygonF way;
    for (const QPointF& place : places.way)
      way << pixel(place);
    painter->setPen(QPen(tokens().ink, 1.4));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(way);
    painter->setPen(QPen(tokens().ink, 1.4));
    for (const QPointF& other : places.others)
      painter->drawEllipse(pixel(other), radius, radius);
    if (way.isEmpty()) return;
    painter->setPen(QPen(tokens().surface, 1.4));
    painter->setBrush(tokens().ink);
    painter->drawEllipse(way.last(), radius, radius);
  }

 private:
  QPointF pixel(const QPointF& place) const {
    return {mParentPlot->xAxis->coordToPixel(place.x()),
            mParentPlot->yAxis->coordToPixel(place.y())};
  }
};

LandscapePlot::LandscapePlot(const QString& accessible_name, QWidget* parent)
    : Plot(accessible_name, parent), map_(new QCPColorMap(xAxis, yAxis)), marks_(new Marks(this)) {
  map_->setLayer("grid");
  map_->setInterpolate(true);
  map_->setDataRange({0, 1});
  map_->setVisible(false);
  xAxis->grid()->setVisible(false);
  yAxis->grid()->setVisible(false);
  xAxis->ticker()->setTickCount(3);
  yAxis->ticker()->setTickCount(3);
  setMinimumSize(LandscapePlot::minimumSizeHint());
  setFocusPolicy(Qt::NoFocus); // there is nothing to do in it; what it shows is told beside it
}

void LandscapePlot::retheme() {
  Plot::retheme();
  colour();
}

// Steps: two neighbouring stops with a jump between them.
void LandscapePlot::colour() {
  if (!color_.isValid()) return;
  QCPColorGradient gradient;
  gradient.clearColorStops();
  gradient.setLevelCount(40 * bands);
  for (int band = 0; band < bands; ++band) {
    const double low = static_cast<double>(band) / bands;
    const double depth = 0.85 * std::pow(1 - low, 1.4);
    const QColor shade = mixed(tokens().surface, color_, depth);
    gradient.setColorStopAt(low, shade);
    gradient.setColorStopAt(std::min(1.0, low + 0.98 / bands), shade);
  }
  map_->setGradient(gradient);
}

// Bands by the root of the height above the lowest place: a parabola's are as wide as each other.
void LandscapePlot::setLandscape(const LinePlane& plane, const std::vector<double>& values,
                                 const QColor& color) {
  map_->setVisible(!values.empty());
  xAxis->setRange(plane.slope.low, plane.slope.high);
  yAxis->setRange(plane.height.low, plane.height.high);
  if (color_ != color) {
    color_ = color;
    colour();
  }
  const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(values.size()))));
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (const double value : values)
    if (std::isfinite(value)) {
      least = std::min(least, value);
      most = std::max(most, value);
    }
  const auto middle = [side](const Range& range) { // of the outermost cells
    const double half = 0.5 * (range.high - range.low) / std::max(1, side);
    return QCPRange(range.low + half, range.high - half);
  };
  map_->data()->setSize(side, side);
  map_->data()->setRange(middle(plane.slope), middle(plane.height));
  map_->data()->clearAlpha();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int column = static_cast<int>(i) % side;
    const int row = static_cast<int>(i) / side;
    const bool defined = std::isfinite(values[i]);
    map_->data()->setCell(
        column, row, defined && most > least ? std::sqrt((values[i] - least) / (most - least)) : 0);
    if (!defined) map_->data()->setAlpha(column, row, 0);
  }
  queueReplot();
}

void LandscapePlot::setPlaces(Places places) {
  marks_->places = std::move(places);
  queueOverlay();
}

} // namespace losslab
