#include "ui/widgets/plane_editor.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace losslab {

namespace {

constexpr int steps = 120; // arrow keys cross the plane in so many

} // namespace

void PlaneEditor::hover(std::optional<int> spot) {
  if (hovered_ == spot) return;
  hovered_ = spot;
  setCursor(spot ? Qt::OpenHandCursor : Qt::ArrowCursor);
  update();
}

void PlaneEditor::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || spots().isEmpty()) return;
  ring_ = false;
  const auto spot = spotAt(event->position());
  if (!spot && !selected_ && spots().size() > 1) return update();
  held_ = true;
  grip_ = {};
  if (spot) { // taken where it was touched, it does not jump
    grip_ = pixelOfSpot(*spot) - event->position();
    setCursor(Qt::ClosedHandCursor);
    return select(*spot);
  }
  // The empty plane: what was chosen before comes here, so that nobody has to drag.
  select(selected_.value_or(0));
  Q_EMIT moved(*selected_, placeAt(event->position()));
}

void PlaneEditor::mouseMoveEvent(QMouseEvent* event) {
  if (held_ && selected_)
    Q_EMIT moved(*selected_, placeAt(event->position() + grip_));
  else
    hover(spotAt(event->position()));
}

void PlaneEditor::mouseReleaseEvent(QMouseEvent* event) {
  if (!held_) return;
  held_ = false;
  unsetCursor();
  hover({});
  hover(spotAt(event->position()));
  makeRoom();
  Q_EMIT released();
}

void PlaneEditor::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && held_) {
    held_ = false;
    unsetCursor();
    hover({});
    Q_EMIT cancelled();
    return makeRoom();
  }
  QPointF way;
  switch (event->key()) {
  case Qt::Key_Left:
    way = {-1, 0};
    break;
  case Qt::Key_Right:
    way = {1, 0};
    break;
  case Qt::Key_Up:
    way = {0, 1};
    break;
  case Qt::Key_Down:
    way = {0, -1};
    break;
  default:
    return QWidget::keyPressEvent(event);
  }
  if (spots().isEmpty()) return;
  const int spot = selected_.value_or(0);
  select(spot);
  const double pace = event->modifiers() & Qt::ShiftModifier     ? 0.2
                      : event->modifiers() & Qt::ControlModifier ? 5
                                                                 : 1;
  const QPointF by(way.x() * range().width(), way.y() * range().height());
  Q_EMIT moved(spot, inside(spots()[spot].place + by * pace / steps));
  Q_EMIT released();
}

bool PlaneEditor::focusNextPrevChild(bool next) {
  const int to = selected_.value_or(next ? -1 : static_cast<int>(spots().size())) + (next ? 1 : -1);
  if (to < 0 || to >= spots().size() || !hasFocus()) return QWidget::focusNextPrevChild(next);
  ring_ = true;
  select(to);
  return true;
}

void PlaneEditor::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
  const int last = static_cast<int>(spots().size()) - 1;
  if (last < 0) return;
  if (event->reason() == Qt::TabFocusReason) select(0);
  if (event->reason() == Qt::BacktabFocusReason) select(last);
  update();
}

void PlaneEditor::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  hover({});
}

} // namespace losslab
