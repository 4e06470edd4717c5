#include "ui/plot/scatter_layers.h"

#include "ui/plot/scatter_plot.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {
constexpr int point_size = 11;    // design pixels
constexpr int selected_size = 15; // the one in hand
constexpr int dot_size = 3;
constexpr int reach = 14; // how near a click must be

/// A square's half side is a little less than the radius: both look of a size.
void draw_shape(QPainter* painter, QPointF centre, double radius, PointLook::Shape shape) {
  const double half = 0.88 * radius;
  if (shape == PointLook::Shape::square)
    painter->drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half));
  else
    painter->drawEllipse(centre, radius, radius);
}

QCPRange padded(double low, double high) {
  double room = 0.06 * (high - low);
  if (room <= 0) room = std::max(1.0, 0.1 * std::abs(low));
  return {low - room, high + room};
}

double radius_of(bool in_hand) { return scaled(in_hand ? selected_size : point_size) / 2.0; }
} // namespace

PointsLayer::PointsLayer(QCustomPlot* plot) : QCPLayerable(plot, "points") {}

// More circles would hide one another, and take too long.
bool PointsLayer::asDots() const { return points.size() > ScatterPlot::most_circles; }

QPointF PointsLayer::pixel(QPointF coords) const {
  return {mParentPlot->xAxis->coordToPixel(coords.x()),
          mParentPlot->yAxis->coordToPixel(coords.y())};
}

std::optional<std::size_t> PointsLayer::at(QPointF click) const {
  const double room = scaled(reach);
  const auto coords = [this](double x, double y) {
    return QPointF(mParentPlot->xAxis->pixelToCoord(x), mParentPlot->yAxis->pixelToCoord(y));
  };
  const QPointF corner = coords(click.x() - room, click.y() - room); // left and high
  const QPointF opposite = coords(click.x() + room, click.y() + room);
  std::optional<std::size_t> nearest;
  double least = room * room;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const QPointF point = points[i];
    if (point.x() < corner.x() || point.x() > opposite.x() || point.y() > corner.y() ||
        point.y() < opposite.y())
      continue; // told without its pixel: there may be 100,000 of them
    const QPointF away = pixel(point) - click;
    const double distance = QPointF::dotProduct(away, away);
    if (distance > least) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

std::optional<std::size_t> PointsLayer::beside(std::optional<std::size_t> one, bool forward) const {
  const auto before = [&](std::size_t a, std::size_t b) {
    return forward ? std::pair(points[a].x(), a) < std::pair(points[b].x(), b)
                   : std::pair(points[b].x(), b) < std::pair(points[a].x(), a);
  };
  std::optional<std::size_t> next;
  for (std::size_t i = 0; i < points.size(); ++i)
    if ((!one || before(*one, i)) && (!next || before(i, *next))) next = i;
  return next;
}

std::pair<QCPRange, QCPRange> PointsLayer::extent() const {
  if (points.empty()) return {{0, 10}, {0, 10}};
  const auto [left, right] = std::minmax_element(
      points.begin(), points.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); });
  const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                               [](QPointF a, QPointF b) { return a.y() < b.y(); });
  return {padded(left->x(), right->x()), padded(low->y(), high->y())};
}

void PointsLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const {
  painter->setAntialiasing(true);
}

// A point at the very edge stays whole.
QRect PointsLayer::clipRect() const {
  const int room = scaled(selected_size);
  return mParentPlot->axisRect()->rect().adjusted(-room, -room, room, room);
}

void PointsLayer::draw(QCPPainter* painter) {
  drawOrigin(painter);
  const QRectF frame = clipRect();
  for (std::size_t i = 0; i < points.size() && !asDots(); ++i)
    if (selected != i && frame.contains(pixel(points[i]))) drawPoint(painter, i);
  if (selected) drawPoint(painter, *selected);
}

void PointsLayer::drawOrigin(QCPPainter* painter) const {
  if (!origin || !selected) return;
  painter->setBrush(Qt::NoBrush);
  painter->setPen(QPen(tokens().soft, 1.2, Qt::DotLine));
  painter->drawLine(pixel(*origin), pixel(points[*selected]));
  painter->drawEllipse(pixel(*origin), radius_of(false), radius_of(false));
}

void PointsLayer::drawPoint(QCPPainter* painter, std::size_t index) const {
  const bool in_hand = selected == index;
  const QPointF place = pixel(points[index]);
  const PointLook look = looks.empty() ? PointLook{} : looks[index];
  drawMark(painter, place, look, in_hand);
  const double radius = radius_of(in_hand);
  if (!filling.empty()) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.color.isValid() ? look.color : filling_color);
    draw_shape(painter, place, (radius - 1) * std::sqrt(filling[index]), look.shape); // its area
  }
  if (in_hand && picked_up) {
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(tokens().accent, 2, Qt::DashLine));
    painter->drawEllipse(place, radius + scaled(5), radius + scaled(5));
  }
}

// Stroking hundreds of circles is what a frame would spend its time on: on screen they are stamped.
void PointsLayer::drawMark(QCPPainter* painter, QPointF place, const PointLook& look,
                           bool in_hand) const {
  const QColor color = look.color.isValid() ? look.color : tokens().ink;
  const QColor inside = in_hand && filling.empty() ? color : tokens().surface;
  const double radius = radius_of(in_hand);
  const auto mark = [&](QPainter* on, QPointF centre) {
    on->setBrush(Qt::NoBrush);
    on->setPen(QPen(tokens().ink, 1.2));
    if (look.ringed) on->drawEllipse(centre, radius + scaled(4), radius + scaled(4));
    on->setPen(QPen(color, in_hand ? 2.2 : 1.6));
    on->setBrush(inside);
    draw_shape(on, centre, radius, look.shape);
  };
  if (in_hand || painter->modes().testFlag(QCPPainter::pmVectorized)) return mark(painter, place);
  const double ratio = mParentPlot->bufferDevicePixelRatio();
  const QString key = QString("%1%2%3%4%5")
                          .arg(color.name(), inside.name())
                          .arg(static_cast<int>(look.shape))
                          .arg(look.ringed)
                          .arg(ratio);
  const int side = 2 * scaled(point_size);
  if (!stamps_.contains(key)) {
    QPixmap stamp(QSize(side, side) * ratio);
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    QPainter stamping(&stamp);
    stamping.setRenderHint(QPainter::Antialiasing);
    mark(&stamping, QPointF(side, side) / 2);
    stamping.end();
    stamps_.insert(key, stamp);
  }
  painter->drawPixmap(place - QPointF(side, side) / 2, stamps_.value(key));
}

DotsLayer::DotsLayer(const PointsLayer& points)
    : QCPLayerable(points.parentPlot(), "residuals"), points_(points) {}

void DotsLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const {
  painter->setAntialiasing(false);
}

QRect DotsLayer::clipRect() const { return mParentPlot->axisRect()->rect(); }

// In files, too, they are an image: as many circles would make them ten megabytes large.
void DotsLayer::draw(QCPPainter* painter) {
  if (!points_.asDots()) return;
  const auto axis = [](const QCPAxis* of) {
    const QCPRange range = of->range();
    const double from = of->coordToPixel(range.lower);
    return PointsView::Axis{range.lower, from,
                            (of->coordToPixel(range.upper) - from) / range.size()};
  };
  const bool vectors = painter->modes().testFlag(QCPPainter::pmVectorized);
  const PointsView view{axis(mParentPlot->xAxis), axis(mParentPlot->yAxis), clipRect(),
                        vectors ? 2 : mParentPlot->bufferDevicePixelRatio()};
  painter->drawImage(view.frame.topLeft(),
                     dots_.paint(points_.points, view, scaled(dot_size), tokens().ink,
                                 points_.filling, points_.filling_color));
}

ResidualsLayer::ResidualsLayer(const PointsLayer& points)
    : QCPLayerable(points.parentPlot(), "residuals"), points_(points) {}

// Upright lines are crisp without, and cost a fifth.
void ResidualsLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const {
  painter->setAntialiasing(false);
}

QRect ResidualsLayer::clipRect() const { return mParentPlot->axisRect()->rect(); }

void ResidualsLayer::draw(QCPPainter* painter) {
  if (style == Style::none || points_.asDots()) return;
  QColor fill = color;
  fill.setAlphaF(0.12F);
  QColor edge = color;
  edge.setAlphaF(0.55F);
  painter->setPen(QPen(edge, 1));
  painter->setBrush(fill);
  const double right = clipRect().right();
  const double unit = points_.pixel({0, 0}).y() - points_.pixel({0, 1}).y(); // of y, in pixels
  QList<QLineF> sticks;
  QList<QRectF> squares;
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    const QPointF point = points_.pixel(points_.points[i]);
    const double foot = points_.pixel({points_.points[i].x(), fitted[i]}).y();
    const double side = std::abs(foot - point.y());
    const double width = style == Style::areas ? widths[i] * unit : side;
    const double left = point.x() + width > right ? point.x() - width : point.x(); // on the plot
    if (style == Style::sticks)
      sticks.append({point, {point.x(), foot}});
    else
      squares.append({left, std::min(point.y(), foot), width, side});
  }
  painter->drawLines(sticks);
  painter->drawRects(squares);
}

} // namespace losslab
