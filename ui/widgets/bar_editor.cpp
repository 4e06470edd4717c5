#include "ui/widgets/bar_editor.h"

#include "ui/theme.h"
#include "ui/widgets/grid_step.h"
#include "ui/widgets/paint_arrow.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr int steps = 50; // arrow keys cross the range in so many

} // namespace

BarEditor::BarEditor(const QString& accessible_name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(accessible_name);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize BarEditor::minimumSizeHint() const { return {scaled(160), scaled(110)}; }
// Little: it takes what is there, and must not make the page scroll.
QSize BarEditor::sizeHint() const { return {scaled(420), scaled(130)}; }

void BarEditor::setBars(const QList<Series>& series, const QStringList& labels, double low,
                        double high) {
  series_ = series;
  labels_ = labels;
  low_ = low;
  high_ = high;
  if (selected_ && !stops().contains(*selected_)) selected_.reset();
  if (selected_) select(*selected_);
  update();
}

QRectF BarEditor::field() const {
  const int line = QFontMetrics(text_font(TextRole::caption)).height();
  return QRectF(rect()).adjusted(scaled(44), scaled(8), -scaled(8), -(line + scaled(8)));
}

double BarEditor::yOf(double value) const {
  const QRectF inside = field();
  return inside.bottom() -
         (std::clamp(value, low_, high_) - low_) / (high_ - low_) * inside.height();
}

double BarEditor::valueAt(double y) const {
  const QRectF inside = field();
  return std::clamp(low_ + (inside.bottom() - y) / inside.height() * (high_ - low_), low_, high_);
}

QRectF BarEditor::barRect(const Place& place) const {
  const QRectF inside = field();
  const double column =
      inside.width() / static_cast<double>(std::max<qsizetype>(1, labels_.size()));
  const double room = 0.76 * column / static_cast<double>(series_.size());
  const double left = inside.left() + column * (place.bar + 0.12) + room * place.series;
  const double value = series_[place.series].values[place.bar];
  const double top = yOf(std::max(value, 0.0));
  return {left + 1, top, room - 2, yOf(std::min(value, 0.0)) - top};
}

std::optional<BarEditor::Place> BarEditor::placeAt(QPointF point) const {
  std::optional<Place> nearest;
  double distance = 0;
  for (const Place& place : stops()) {
    const double away = std::abs(barRect(place).center().x() - point.x());
    if (nearest && away >= distance) continue;
    nearest = place;
    distance = away;
  }
  return nearest;
}

QList<BarEditor::Place> BarEditor::stops() const {
  QList<Place> all;
  for (int bar = 0; bar < labels_.size(); ++bar)
    for (int each = 0; each < series_.size(); ++each)
      if (series_[each].editable && bar < series_[each].values.size()) all.append({each, bar});
  return all;
}

void BarEditor::select(const Place& place) {
  selected_ = place;
  const Series& series = series_[place.series];
  setAccessibleDescription(
      QString("%1, %2: %3")
          .arg(series.name, labels_[place.bar], number_text(series.values[place.bar], 3)));
  update();
}

void BarEditor::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(TextRole::caption));
  paintScale(painter);
  for (int each = 0; each < series_.size(); ++each)
    for (int bar = 0; bar < series_[each].values.size(); ++bar)
      paintBar(painter, {each, bar});
  for (int each = 0; each < series_.size(); ++each) {
    double longest = 0;
    for (const double pull : series_[each].pull)
      if (std::isfinite(pull)) longest = std::max(longest, std::abs(pull));
    for (int bar = 0; longest > 0 && bar < series_[each].pull.size(); ++bar)
      paintPull(painter, {each, bar}, longest);
  }
  if (hasFocus() && ring_) {
    painter.setPen(QPen(tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

void BarEditor::paintScale(QPainter& painter) const {
  const QRectF inside = field();
  const double step = grid_step(high_ - low_);
  for (double value = std::ceil(low_ / step) * step; value <= high_ + step / 1e6; value += step) {
    const double y = std::round(yOf(value)) + 0.5;
    const bool zero = std::abs(value) < step / 1e6;
    painter.setPen(zero ? tokens().faint : tokens().grid);
    painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
    painter.setPen(tokens().soft);
    painter.drawText(QRectF(0, y - scaled(10), inside.left() - scaled(8), scaled(20)),
                     Qt::AlignRight | Qt::AlignVCenter, short_number(zero ? 0 : value, 3));
  }
  const double column =
      inside.width() / static_cast<double>(std::max<qsizetype>(1, labels_.size()));
  for (int bar = 0; bar < labels_.size(); ++bar)
    painter.drawText(QRectF(inside.left() + column * bar, inside.bottom() + scaled(4), column,
                            height() - inside.bottom() - scaled(4)),
                     Qt::AlignHCenter | Qt::AlignTop, labels_[bar]);
}

void BarEditor::paintBar(QPainter& painter, const Place& place) const {
  const Series& series = series_[place.series];
  const QRectF bar = barRect(place);
  QColor fill = series.color;
  fill.setAlphaF(series.editable ? 0.85F : 0.35F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  const double radius = std::min({3.0, bar.width() / 2, bar.height() / 2});
  painter.drawRoundedRect(bar, radius, radius);
  if (!series.editable) return;
  // Where it can be grabbed, also when it has no height.
  const bool chosen = selected_ == place && (held_ || hasFocus());
  const double end = series.values[place.bar] < 0 ? bar.bottom() : bar.top();
  painter.setBrush(chosen ? tokens().ink : tokens().surface);
  painter.setPen(QPen(chosen ? tokens().ink : series.color, 1.5));
  const double reach = std::min<double>(scaled(chosen ? 5 : 4), std::max(2.0, bar.width() / 2));
  painter.drawEllipse(QPointF(bar.center().x(), end), reach, reach);
}

void BarEditor::paintPull(QPainter& painter, const Place& place, double longest) const {
  const double pull = series_[place.series].pull[place.bar];
  if (pull == 0 || std::isnan(pull)) return;
  const double share = std::isinf(pull) ? std::copysign(1.0, pull) : pull / longest;
  const double length = share * scaled(44);
  if (std::abs(length) < 2) return;
  const QRectF bar = barRect(place);
  const double end = series_[place.series].values[place.bar] < 0 ? bar.bottom() : bar.top();
  const QPointF from(bar.center().x(), end - std::copysign(scaled(7), length));
  const QPointF tip(bar.center().x(), from.y() - length);
  paint_arrow(painter, from, tip, 1.5, scaled(4));
}

void BarEditor::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
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
  const auto walk = [&](qsizetype to) {
    select(all[std::clamp<qsizetype>(to, 0, all.size() - 1)]);
  };
  const double fine = event->modifiers() & Qt::ShiftModifier     ? 0.2
                      : event->modifiers() & Qt::ControlModifier ? 5
                                                                 : 1;
  const auto raise = [&](double by) {
    const Place place = selected_.value_or(all.front());
    select(place);
    const double value =
        series_[place.series].values[place.bar] + by * fine * (high_ - low_) / steps;
    Q_EMIT moved(place.series, place.bar, std::clamp(value, low_, high_));
    Q_EMIT released();
  };
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
    return raise(1);
  case Qt::Key_Down:
    return raise(-1);
  default:
    QWidget::keyPressEvent(event);
  }
}

void BarEditor::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  ring_ = event->reason() != Qt::MouseFocusReason;
  if (!selected_ && !stops().isEmpty()) select(stops().front());
}

void BarEditor::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) update();
}

} // namespace losslab
