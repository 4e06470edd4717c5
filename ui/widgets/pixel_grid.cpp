#include "ui/widgets/pixel_grid.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr int margin = 2;      // px: room for the focus ring
constexpr int least_lined = 5; // px: lines between smaller cells would hide them
constexpr int coarse_step = 4; // cells

/// The cells that a straight stroke goes over, without the first.
QList<int> stroke_over(QPoint from, QPoint to, int side) {
  QList<int> cells;
  const int steps = std::max(std::abs(to.x() - from.x()), std::abs(to.y() - from.y()));
  for (int i = 1; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    const auto x = static_cast<int>(std::lround(from.x() + share * (to.x() - from.x())));
    const auto y = static_cast<int>(std::lround(from.y() + share * (to.y() - from.y())));
    cells.append(y * side + x);
  }
  return cells;
}

} // namespace

PixelGrid::PixelGrid(const QString& accessible_name, std::function<QString(int cell)> tell,
                     QWidget* parent)
    : QWidget(parent), tell_(std::move(tell)) {
  setAccessibleName(accessible_name);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setContextMenuPolicy(Qt::PreventContextMenu); // the right button erases
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize PixelGrid::minimumSizeHint() const { return {scaled(96), scaled(96)}; }
// Little: it takes what is there, and must not make the page scroll.
QSize PixelGrid::sizeHint() const { return {scaled(200), scaled(180)}; }

void PixelGrid::setCells(const QImage& colors, std::vector<bool> outline) {
  if (colors.width() != side()) { // other cells than those in hand
    chosen_ = 0;
    stroke_.reset();
  }
  colors_ = colors;
  outline_ = std::move(outline);
  if (hasFocus()) say();
  update();
}

void PixelGrid::setReadOnly() { read_only_ = true; }

int PixelGrid::cellSize() const {
  return std::max(1, (std::min(width(), height()) - 2 * margin) / std::max(1, side()));
}

QPoint PixelGrid::origin() const { return {margin, margin}; }

QRect PixelGrid::cellRect(int cell) const {
  const int size = cellSize();
  return {origin() + size * QPoint(cell % side(), cell / side()), QSize(size, size)};
}

QPoint PixelGrid::middle(int cell) const { return cellRect(cell).center(); }

QPoint PixelGrid::nearest(QPointF point) const {
  const QPointF place = (point - origin()) / cellSize();
  const auto within = [this](double at) {
    return static_cast<int>(std::clamp(std::floor(at), 0.0, side() - 1.0));
  };
  return {within(place.x()), within(place.y())};
}

std::optional<int> PixelGrid::cellAt(QPointF point) const {
  const int whole = side() * cellSize();
  if (side() == 0 || !QRectF(origin(), QSizeF(whole, whole)).contains(point)) return std::nullopt;
  const QPoint place = nearest(point);
  return place.y() * side() + place.x();
}

void PixelGrid::choose(int cell) {
  chosen_ = cell;
  say();
  update();
  Q_EMIT pointed(cell);
}

void PixelGrid::say() { setAccessibleDescription(tell_(chosen_)); }

void PixelGrid::paintEvent(QPaintEvent* /*event*/) {
  if (side() == 0) return;
  QPainter painter(this);
  const int whole = side() * cellSize();
  const QRect square(origin(), QSize(whole, whole));
  painter.drawImage(square, colors_);
  paintLines(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  if (!hasFocus() || !ring_) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.drawRoundedRect(QRectF(square).adjusted(-1, -1, 1, 1), 3, 3);
  const QRectF cell = cellRect(chosen_);
  painter.setPen(QPen(tokens().surface, 4));
  painter.drawRect(cell);
  painter.setPen(QPen(tokens().ink, 2));
  painter.drawRect(cell);
}

void PixelGrid::paintLines(QPainter& painter) const {
  const int size = cellSize();
  const QPointF corner = origin();
  const double whole = side() * size;
  QList<QLineF> lines;
  for (int k = 0; k <= side(); ++k) {
    if (size < least_lined && k != 0 && k != side()) continue;
    const double at = k * size;
    lines << QLineF(corner + QPointF(at, 0), corner + QPointF(at, whole))
          << QLineF(corner + QPointF(0, at), corner + QPointF(whole, at));
  }
  painter.setPen(tokens().line);
  painter.drawLines(lines);
  lines.clear();
  const auto cell_at = [this](int column, int row) { return row * side() + column; };
  const auto inside = [&](int column, int row) {
    return column >= 0 && row >= 0 && column < side() && row < side() &&
           outline_[static_cast<std::size_t>(cell_at(column, row))];
  };
  for (int row = 0; !outline_.empty() && row <= side(); ++row)
    for (int column = 0; column <= side(); ++column) {
      const QPointF at = corner + QPointF(column, row) * size;
      if (inside(column, row) != inside(column - 1, row))
        lines << QLineF(at, at + QPointF(0, size));
      if (inside(column, row) != inside(column, row - 1))
        lines << QLineF(at, at + QPointF(size, 0));
    }
  painter.setPen(QPen(tokens().ink, 1.5, Qt::SolidLine, Qt::SquareCap));
  painter.drawLines(lines);
}

void PixelGrid::mousePressEvent(QMouseEvent* event) {
  const bool right = event->button() == Qt::RightButton;
  if (stroke_ || (event->button() != Qt::LeftButton && !right)) return;
  const auto cell = cellAt(event->position());
  if (!cell) return;
  ring_ = false;
  choose(*cell);
  if (read_only_) return;
  stroke_ = Stroke{nearest(event->position()), right || (event->modifiers() & Qt::ShiftModifier)};
  Q_EMIT painted({*cell}, stroke_->erase);
}

void PixelGrid::mouseMoveEvent(QMouseEvent* event) {
  if (!stroke_) {
    if (const auto cell = cellAt(event->position())) Q_EMIT pointed(*cell);
    return;
  }
  // A stroke that the hand is too fast for has no holes.
  const QPoint to = nearest(event->position());
  const QList<int> cells = stroke_over(stroke_->last, to, side());
  if (cells.isEmpty()) return;
  stroke_->last = to;
  choose(cells.last());
  Q_EMIT painted(cells, stroke_->erase);
}

void PixelGrid::mouseReleaseEvent(QMouseEvent* /*event*/) {
  if (!stroke_) return;
  stroke_.reset();
  Q_EMIT released();
}

void PixelGrid::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && stroke_) {
    stroke_.reset();
    Q_EMIT cancelled();
    return;
  }
  if (side() == 0) return QWidget::keyPressEvent(event);
  ring_ = true;
  const int step = event->modifiers() & Qt::ControlModifier ? coarse_step : 1;
  const auto walk = [&](int columns, int rows) {
    const int column = std::clamp(chosen_ % side() + columns, 0, side() - 1);
    const int row = std::clamp(chosen_ / side() + rows, 0, side() - 1);
    choose(row * side() + column);
  };
  const auto paint = [&](bool erase) {
    if (read_only_ || stroke_) return;
    Q_EMIT painted({chosen_}, erase);
    Q_EMIT released();
    say();
  };
  switch (event->key()) {
  case Qt::Key_Left:
    return walk(-step, 0);
  case Qt::Key_Right:
    return walk(step, 0);
  case Qt::Key_Up:
    return walk(0, -step);
  case Qt::Key_Down:
    return walk(0, step);
  case Qt::Key_Home:
    return walk(-side(), -side());
  case Qt::Key_End:
    return walk(side(), side());
  case Qt::Key_Space:
    return paint(event->modifiers() & Qt::ShiftModifier);
  case Qt::Key_Delete:
  case Qt::Key_Backspace:
    return paint(true);
  default:
    QWidget::keyPressEvent(event);
  }
}

void PixelGrid::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
  if (side() == 0) return;
  say();
  if (ring_) Q_EMIT pointed(chosen_);
}

void PixelGrid::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) update();
}

} // namespace losslab
