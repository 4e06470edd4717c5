#include "ui/pages/explore/pictures/simplex_view.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

const double height_of_side = std::sqrt(3.0) / 2;
constexpr int map_rows = 120;

/// The image has corners that the triangle lacks: no share below 0, and the sum 1.
Triple inside(Triple p) {
  double sum = 0;
  for (double& each : p)
    sum += each = std::max(each, 0.0);
  for (double& each : p)
    each /= sum;
  return p;
}

bool same(const LossPtr& a, const LossPtr& b) {
  if (!a || !b) return a == b;
  return a->card().id == b->card().id &&
         std::equal(a->parameters().begin(), a->parameters().end(), b->parameters().begin());
}

} // namespace

SimplexView::SimplexView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Probabilities of three classes, as a triangle"));
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize SimplexView::minimumSizeHint() const { return {scaled(180), scaled(170)}; }
// Little: it takes what is there, and must not make the page scroll.
QSize SimplexView::sizeHint() const { return {scaled(260), scaled(200)}; }

void SimplexView::setPoint(const Triple& p, const QList<Arrow>& arrows) {
  point_ = p;
  arrows_ = arrows;
  QStringList shares;
  for (std::size_t k = 0; k < 3; ++k)
    shares << tr("class %1: %2").arg(k + 1).arg(number_text(p[k], 3));
  setAccessibleDescription(shares.join(", "));
  update();
}

void SimplexView::setMap(const LossPtr& loss, int label) {
  if (label == label_ && same(loss, loss_)) return; // while the point is dragged the map stands
  loss_ = loss;
  label_ = label;
  drawMap();
}

QRectF SimplexView::triangle() const {
  const int line = QFontMetrics(text_font(TextRole::caption)).height();
  const QRectF room =
      QRectF(rect()).adjusted(scaled(16), line + scaled(10), -scaled(16), -(line + scaled(10)));
  const double side = std::max(1.0, std::min(room.width(), room.height() / height_of_side));
  QRectF box(0, 0, side, side * height_of_side);
  box.moveCenter(room.center());
  return box;
}

// Class 1 at the left, 2 at the right, 3 on top.
QPointF SimplexView::at(const Triple& p) const {
  const QRectF box = triangle();
  return {box.left() + box.width() * (p[1] + 0.5 * p[2]), box.bottom() - box.height() * p[2]};
}

Triple SimplexView::tripleAt(QPointF point) const {
  const QRectF box = triangle();
  const double top = std::clamp((box.bottom() - point.y()) / box.height(), 0.0, 1.0);
  const double along = (point.x() - box.left()) / box.width() - 0.5 * top;
  const double right = std::clamp(along, 0.0, 1 - top); // beyond an edge is on it
  return {1 - right - top, right, top};
}

// Twice what ⅓ each costs is the darkest: beyond it, towards the wrong corners, all is bad.
void SimplexView::drawMap() {
  map_ = {};
  update();
  if (!loss_) return;
  const int columns = static_cast<int>(map_rows / height_of_side);
  std::vector<Triple> places;
  for (int row = 0; row < map_rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const double top = 1 - (row + 0.5) / map_rows;
      const double right = (column + 0.5) / columns - 0.5 * top;
      places.push_back(inside({1 - right - top, right, top}));
    }
  places.push_back({1.0 / 3, 1.0 / 3, 1.0 / 3});
  const std::vector<double> values = over_simplex(*loss_, label_, places);
  if (values.empty()) return;
  const double darkest = 2 * values.back();
  map_ = QImage(columns, map_rows, QImage::Format_RGB32);
  for (int row = 0; row < map_rows; ++row) {
    auto* line = reinterpret_cast<QRgb*>(map_.scanLine(row));
    for (int column = 0; column < columns; ++column) {
      const double value =
          values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
      const double share = darkest > 0 ? std::clamp(value / darkest, 0.0, 1.0) : 0;
      line[column] = mixed(tokens().surface, tokens().accent, 0.75 * share).rgb();
    }
  }
}

void SimplexView::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const QPolygonF corners{at({1, 0, 0}), at({0, 1, 0}), at({0, 0, 1})};
  QPainterPath outline;
  outline.addPolygon(corners);
  outline.closeSubpath();
  if (!map_.isNull()) {
    painter.save();
    painter.setClipPath(outline);
    painter.drawImage(triangle(), map_);
    painter.restore();
  }
  painter.setPen(QPen(tokens().faint, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(outline);
  paintCorners(painter);
  for (const Arrow& arrow : arrows_)
    paintArrow(painter, arrow);
  painter.setPen(QPen(tokens().surface, 1.5));
  painter.setBrush(tokens().ink);
  painter.drawEllipse(at(point_), scaled(held_ ? 8 : 7), scaled(held_ ? 8 : 7));
  if (hasFocus() && ring_) {
    painter.setPen(QPen(tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

void SimplexView::paintCorners(QPainter& painter) const {
  painter.setFont(text_font(TextRole::caption));
  const int line = painter.fontMetrics().height();
  for (int k = 0; k < 3; ++k) {
    Triple corner{};
    corner[static_cast<std::size_t>(k)] = 1;
    const QPointF place = at(corner);
    const QString name =
        k == label_ ? tr("class %1, the right one").arg(k + 1) : tr("class %1").arg(k + 1);
    const double width = painter.fontMetrics().horizontalAdvance(name) + 2;
    QRectF box(place.x() - width / 2, k == 2 ? place.y() - line - scaled(4) : place.y() + scaled(4),
               width, line);
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, this->width() - width)));
    painter.setPen(k == label_ ? tokens().ink : tokens().soft);
    painter.drawText(box, Qt::AlignCenter, name);
  }
}

void SimplexView::paintArrow(QPainter& painter, const Arrow& arrow) const {
  const QPointF from = at(point_);
  const QPointF tip = at(arrow.tip);
  const QPointF along = tip - from;
  const double length = std::hypot(along.x(), along.y());
  if (length < scaled(2)) return;
  const QPointF unit = along / length;
  const QPointF across(-unit.y(), unit.x());
  painter.setPen(QPen(tokens().surface, 4, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(from, tip);
  painter.setPen(QPen(arrow.color, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawLine(from, tip);
  const double wing = scaled(5);
  painter.drawPolyline(QPolygonF{tip - unit * wing + across * wing * 0.7, tip,
                                 tip - unit * wing - across * wing * 0.7});
}

void SimplexView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  ring_ = false;
  held_ = true;
  Q_EMIT moved(tripleAt(event->position()));
}

void SimplexView::mouseMoveEvent(QMouseEvent* event) {
  if (held_) Q_EMIT moved(tripleAt(event->position()));
}

void SimplexView::mouseReleaseEvent(QMouseEvent* /*event*/) {
  if (!held_) return;
  held_ = false;
  update();
  Q_EMIT released();
}

void SimplexView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && held_) {
    held_ = false;
    Q_EMIT cancelled();
    return update();
  }
  const double step = (event->modifiers() & Qt::ShiftModifier     ? 0.005
                       : event->modifiers() & Qt::ControlModifier ? 0.1
                                                                  : 0.02) *
                      triangle().width();
  QPointF by;
  switch (event->key()) {
  case Qt::Key_Left:
    by = {-step, 0};
    break;
  case Qt::Key_Right:
    by = {step, 0};
    break;
  case Qt::Key_Up:
    by = {0, -step};
    break;
  case Qt::Key_Down:
    by = {0, step};
    break;
  default:
    return QWidget::keyPressEvent(event);
  }
  Q_EMIT moved(tripleAt(at(point_) + by));
  Q_EMIT released();
}

void SimplexView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
}

void SimplexView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) drawMap();
}

} // namespace losslab
