#include "ui/widgets/heat_grid.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {
constexpr double pixels_per_step = 6; // of the hand, at normal text size
}

HeatGrid::HeatGrid(const QString& accessible_name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(accessible_name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize HeatGrid::minimumSizeHint() const { return {scaled(200), scaled(90)}; }
// Little: it takes what is there, and must not make the page scroll.
QSize HeatGrid::sizeHint() const { return {scaled(520), scaled(110)}; }

void HeatGrid::setCells(const Cells& cells) {
  cells_ = cells;
  setFocusPolicy(cells.editable ? Qt::StrongFocus : Qt::NoFocus);
  if (chosen_ && (chosen_->first >= cells.rows.size() || chosen_->second >= cells.columns))
    chosen_.reset();
  update();
}

void HeatGrid::setReading(const QString& reading) { setAccessibleDescription(reading); }

QRectF HeatGrid::field() const {
  const QFontMetrics metrics(text_font(TextRole::caption));
  int widest = scaled(24);
  for (const QString& row : cells_.rows)
    widest = std::max(widest, metrics.horizontalAdvance(row) + scaled(10));
  return QRectF(rect()).adjusted(widest, scaled(2), -scaled(2), -(metrics.height() + scaled(6)));
}

QRectF HeatGrid::cell(int row, int column) const {
  const QRectF inside = field();
  const double width = inside.width() / std::max(1, cells_.columns);
  const double height =
      inside.height() / static_cast<double>(std::max<qsizetype>(1, cells_.rows.size()));
  return {inside.left() + width * column, inside.top() + height * row, width, height};
}

void HeatGrid::choose(int row, int column) {
  chosen_ = {row, column};
  Q_EMIT chose(row, column);
  update();
}

void HeatGrid::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(TextRole::caption));
  double longest = 0;
  for (const double pull : cells_.pull)
    longest = std::max(longest, std::abs(pull));
  for (int row = 0; row < cells_.rows.size(); ++row) {
    const QRectF first = cell(row, 0);
    painter.setPen(tokens().soft);
    painter.drawText(QRectF(0, first.top(), first.left() - scaled(6), first.height()),
                     Qt::AlignRight | Qt::AlignVCenter, cells_.rows[row]);
    for (int column = 0; column < cells_.columns; ++column) {
      const qsizetype i = static_cast<qsizetype>(row) * cells_.columns + column;
      QColor fill = tokens().accent;
      fill.setAlphaF(static_cast<float>(std::clamp(cells_.shares[i], 0.0, 1.0)));
      const QRectF place = cell(row, column).adjusted(1, 1, -1, -1);
      painter.setPen(Qt::NoPen);
      painter.setBrush(tokens().grid);
      painter.drawRoundedRect(place, 3, 3);
      painter.setBrush(fill);
      painter.drawRoundedRect(place, 3, 3);
      if (longest > 0 && !cells_.pull.isEmpty())
        paintPull(painter, row, column, cells_.pull[i] / longest);
      if (chosen_ == std::pair(row, column) && (held_ || hasFocus())) {
        painter.setPen(QPen(tokens().ink, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(place, 3, 3);
      }
    }
  }
  painter.setPen(tokens().soft);
  for (int column = 0; column < cells_.columns; ++column) {
    const QRectF below = cell(static_cast<int>(cells_.rows.size()) - 1, column);
    if (cells_.columns <= 20 || column % 5 == 4)
      painter.drawText(QRectF(below.left() - scaled(8), below.bottom() + scaled(2),
                              below.width() + scaled(16), height() - below.bottom() - scaled(2)),
                       Qt::AlignHCenter | Qt::AlignTop, QString::number(column + 1));
  }
  if (hasFocus() && ring_) {
    painter.setPen(QPen(tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

void HeatGrid::paintPull(QPainter& painter, int row, int column, double share) const {
  const QRectF place = cell(row, column);
  const double length = share * 0.42 * std::min(place.height(), place.width());
  if (std::abs(length) < 1.5) return;
  const QPointF from = place.center() + QPointF(0, length);
  const QPointF tip = place.center() - QPointF(0, length);
  const double wing = std::copysign(std::min(3.0, std::abs(length)), length);
  painter.setPen(QPen(tokens().ink, 1.4));
  painter.drawLine(from, tip);
  painter.drawPolyline(QPolygonF{tip + QPointF(-2.5, wing), tip, tip + QPointF(2.5, wing)});
}

void HeatGrid::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !cells_.editable) return;
  const QRectF inside = field();
  if (!inside.contains(event->position()) || cells_.rows.isEmpty()) return;
  const QPointF at = event->position() - inside.topLeft();
  const int rows = static_cast<int>(cells_.rows.size());
  ring_ = false;
  held_ = true;
  held_from_ = event->position().y();
  choose(std::min(rows - 1, static_cast<int>(at.y() / inside.height() * rows)),
         std::min(cells_.columns - 1, static_cast<int>(at.x() / inside.width() * cells_.columns)));
}

void HeatGrid::mouseMoveEvent(QMouseEvent* event) {
  if (!held_ || !chosen_) return;
  const double steps =
      (held_from_ - event->position().y()) / scaled(static_cast<int>(pixels_per_step));
  held_from_ = event->position().y();
  if (steps != 0) Q_EMIT drawn(chosen_->first, chosen_->second, steps);
}

void HeatGrid::mouseReleaseEvent(QMouseEvent* /*event*/) {
  if (!held_) return;
  held_ = false;
  update();
  Q_EMIT released();
}

void HeatGrid::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && held_) {
    held_ = false;
    Q_EMIT cancelled();
    return update();
  }
  if (cells_.rows.isEmpty() || cells_.columns == 0) return QWidget::keyPressEvent(event);
  const int row = chosen_ ? chosen_->first : 0;
  const int column = chosen_ ? chosen_->second : 0;
  const int last_row = static_cast<int>(cells_.rows.size()) - 1;
  const double fine = event->modifiers() & Qt::ShiftModifier     ? 0.2
                      : event->modifiers() & Qt::ControlModifier ? 5
                                                                 : 1;
  const auto draw = [&](double steps) {
    choose(row, column);
    Q_EMIT drawn(row, column, steps * fine);
    Q_EMIT released();
  };
  switch (event->key()) {
  case Qt::Key_Left:
    return choose(row, std::max(0, column - 1));
  case Qt::Key_Right:
    return choose(row, std::min(cells_.columns - 1, column + 1));
  case Qt::Key_Up:
    return choose(std::max(0, row - 1), column);
  case Qt::Key_Down:
    return choose(std::min(last_row, row + 1), column);
  case Qt::Key_Plus:
  case Qt::Key_Equal:
  case Qt::Key_PageUp:
    return draw(1);
  case Qt::Key_Minus:
  case Qt::Key_PageDown:
    return draw(-1);
  default:
    QWidget::keyPressEvent(event);
  }
}

void HeatGrid::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
  if (!chosen_) choose(0, 0);
}

void HeatGrid::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) update();
}

} // namespace losslab
