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
constexpr int least_row = 12;         // in which a letter can be read

/// Every how many of these a name of this size can stand: 1, 2, 5, 10 …
int stride(double size, double room) {
  for (int power = 1;; power *= 10)
    for (const int times : {1, 2, 5})
      if (times * power * room >= size || power > 1000) return times * power;
}

} // namespace

HeatGrid::HeatGrid(const QString& accessible_name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(accessible_name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize HeatGrid::minimumSizeHint() const {
  const int rows = static_cast<int>(cells_.rows.size());
  return {scaled(200), std::max(scaled(90), rows * scaled(least_row) + scaled(22))};
}
// Little: it takes what is there, and must not make the page scroll.
QSize HeatGrid::sizeHint() const {
  return QSize(scaled(520), scaled(110)).expandedTo(minimumSizeHint());
}

void HeatGrid::setCells(const Cells& cells) {
  const bool taller = cells.rows.size() != cells_.rows.size();
  cells_ = cells;
  if (taller) updateGeometry();
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

QRectF HeatGrid::cell(const QRectF& inside, int row, int column) const {
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
  painter.setFont(text_font(TextRole::caption));
  const QRectF field = this->field();
  paintNames(painter, field);
  const int rows = static_cast<int>(cells_.rows.size());
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < cells_.columns; ++column)
      paintCell(painter, cell(field, row, column), qsizetype(row) * cells_.columns + column);
  painter.setRenderHint(QPainter::Antialiasing);
  paintPulls(painter, field);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(tokens().ink, 2));
  for (int i = 0; cells_.diagonal && i < std::min(rows, cells_.columns); ++i)
    painter.drawRect(cell(field, i, i).adjusted(2, 2, -2, -2));
  if (chosen_ && (held_ || hasFocus()))
    painter.drawRect(cell(field, chosen_->first, chosen_->second).adjusted(1, 1, -1, -1));
  if (hasFocus() && ring_) {
    painter.setPen(QPen(tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

// As many as have room.
void HeatGrid::paintNames(QPainter& painter, const QRectF& field) const {
  const QFontMetrics metrics(painter.font());
  const QRectF first = cell(field, 0, 0);
  const int rows = static_cast<int>(cells_.rows.size());
  painter.setPen(tokens().soft);
  const int every_row = stride(metrics.ascent(), first.height());
  for (int row = 0; row < rows; row += every_row) {
    const double middle = cell(field, row, 0).center().y();
    painter.drawText(
        QRectF(0, middle - metrics.height(), first.left() - scaled(6), 2 * metrics.height()),
        Qt::AlignRight | Qt::AlignVCenter, cells_.rows[row]);
  }
  const int widest = metrics.horizontalAdvance(QString::number(cells_.columns) + "0");
  const int every = cells_.names.isEmpty() ? stride(widest, first.width()) : 1;
  for (int column = every - 1; column < cells_.columns; column += every) {
    const QRectF below = cell(field, rows - 1, column);
    painter.drawText(QRectF(below.left() - scaled(8), below.bottom() + scaled(2),
                            below.width() + scaled(16), height() - below.bottom() - scaled(2)),
                     Qt::AlignHCenter | Qt::AlignTop,
                     cells_.names.value(column, QString::number(column + 1)));
  }
}

// Filled to whole pixels, with no smooth edge: there may be thousands, and a hand draws at one.
void HeatGrid::paintCell(QPainter& painter, const QRectF& place, qsizetype index) const {
  const double gap = std::min(place.width(), place.height()) < scaled(14) ? 1 : 2;
  const QRect filled(place.topLeft().toPoint(),
                     (place.bottomRight() - QPointF(gap, gap)).toPoint() - QPoint(1, 1));
  painter.fillRect(filled, mixed(tokens().grid, tokens().accent, cells_.shares[index]));
  if (cells_.texts.isEmpty()) return;
  painter.setPen(cells_.shares[index] > 0.5 ? on_accent() : tokens().ink);
  painter.drawText(place, Qt::AlignCenter, cells_.texts[index]);
}

void HeatGrid::paintPulls(QPainter& painter, const QRectF& field) const {
  double longest = 0;
  for (const double pull : cells_.pull)
    longest = std::max(longest, std::abs(pull));
  QList<QLineF> lines;
  for (qsizetype i = 0; longest > 0 && i < cells_.pull.size(); ++i) {
    const QRectF place =
        cell(field, static_cast<int>(i / cells_.columns), static_cast<int>(i % cells_.columns));
    const double length = cells_.pull[i] / longest * 0.42 * std::min(place.height(), place.width());
    if (std::abs(length) < 1.5) continue;
    const QPointF tip = place.center() - QPointF(0, length);
    const double wing = std::copysign(std::min(3.0, std::abs(length)), length);
    lines << QLineF(place.center() + QPointF(0, length), tip)
          << QLineF(tip + QPointF(-2.5, wing), tip) << QLineF(tip + QPointF(2.5, wing), tip);
  }
  painter.setPen(QPen(tokens().ink, 1.4));
  painter.drawLines(lines);
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
