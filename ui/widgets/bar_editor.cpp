#include "ui/widgets/bar_editor.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace losslab {

namespace {

constexpr int steps = 50; // arrow keys cross the range in so many

} // namespace

BarEditor::BarEditor(const QString& accessible_name, QWidget* parent)
    : BarView(accessible_name, parent) {
  setFocusPolicy(Qt::StrongFocus);
}

void BarEditor::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto bar = switchAt(event->position())) {
    ring_ = false;
    select({stops().front().series, *bar});
    Q_EMIT switched(*bar);
    return;
  }
  const auto place = placeAt(event->position());
  if (!place) return;
  ring_ = false;
  held_ = true;
  select(*place);
  Q_EMIT moved(place->series, place->bar, valueAt(event->position().y()));
}

void BarEditor::mouseMoveEvent(QMouseEvent* event) {
  if (held_ && selected_)
    Q_EMIT moved(selected_->series, selected_->bar, valueAt(event->position().y()));
}

void BarEditor::mouseReleaseEvent(QMouseEvent* /*event*/) {
  if (!held_) return;
  held_ = false;
  update();
  Q_EMIT released();
}

void BarEditor::keyPressEvent(QKeyEvent* event) {
  const QList<Place> all = stops();
  if (event->key() == Qt::Key_Escape && held_) {
    held_ = false;
    Q_EMIT cancelled();
    return update();
  }
  if (all.isEmpty()) return QWidget::keyPressEvent(event);
  const qsizetype at = selected_ ? all.indexOf(*selected_) : 0;
  const double pace = event->modifiers() & Qt::ShiftModifier     ? 0.2
                      : event->modifiers() & Qt::ControlModifier ? 5
                                                                 : 1;
  switch (event->key()) {
  case Qt::Key_Left:
    return walk(selected_ ? at - 1 : 0);
  case Qt::Key_Right:
    return walk(selected_ ? at + 1 : 0);
  case Qt::Key_Home:
    return walk(0);
  case Qt::Key_End:
    return walk(all.size() - 1);
  case Qt::Key_Up:
    return lift(pace);
  case Qt::Key_Down:
    return lift(-pace);
  case Qt::Key_Space:
    if (hasSwitches() && selected_) {
      Q_EMIT switched(selected_->bar);
      return;
    }
    [[fallthrough]];
  default:
    QWidget::keyPressEvent(event);
  }
}

void BarEditor::walk(qsizetype to) {
  const QList<Place> all = stops();
  select(all[std::clamp<qsizetype>(to, 0, all.size() - 1)]);
}

void BarEditor::lift(double by) {
  const Place place = selected_.value_or(stops().front());
  select(place);
  Q_EMIT moved(place.series, place.bar, inRange(valueOf(place) + by * range() / steps));
  Q_EMIT released();
}

void BarEditor::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
  if (!selected_ && !stops().isEmpty()) select(stops().front());
}

} // namespace losslab
