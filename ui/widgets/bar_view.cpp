#include "ui/widgets/bar_view.h"

#include "ui/theme.h"
#include "ui/widgets/grid_step.h"
#include "ui/widgets/name_tag.h"
#include "ui/widgets/paint_arrow.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace losslab {

BarView::BarView(const QString& accessible_name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(accessible_name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize BarView::minimumSizeHint() const { return {scaled(160), scaled(110)}; }
// Little: it takes what is there, and must not make the page scroll.
QSize BarView::sizeHint() const { return {scaled(420), scaled(130)}; }

void BarView::setBars(const QList<Series>& series, const QStringList& labels, double low,
                      double high) {
  series_ = series;
  labels_ = labels;
  low_ = low;
  high_ = high;
  if (selected_ && !stops().contains(*selected_)) selected_.reset();
  if (selected_) select(*selected_);
  if (stops().isEmpty()) describeAll();
  update();
}

// What has no bar to walk to says all of them.
void BarView::describeAll() {
  QStringList all;
  for (const Series& series : series_) {
    QStringList values;
    for (const double each : series.values)
      values << number_text(each, 2);
    all << series.name + ": " + values.join(", ");
  }
  setAccessibleDescription(all.join("; "));
}

void BarView::setSwitches(const QList<bool>& on) {
  switches_ = on;
  if (selected_) select(*selected_);
  update();
}

QRectF BarView::field() const {
  const int line = QFontMetrics(text_font(TextRole::caption)).height();
  return QRectF(rect()).adjusted(scaled(44), scaled(8), -scaled(8),
                                 -(line + scaled(switches_.isEmpty() ? 8 : 14)));
}

QRectF BarView::labelRect(int bar) const {
  const QRectF inside = field();
  const double column =
      inside.width() / static_cast<double>(std::max<qsizetype>(1, labels_.size()));
  return {inside.left() + column * bar, inside.bottom() + scaled(4), column,
          height() - inside.bottom() - scaled(6)};
}

double BarView::inRange(double value) const { return std::clamp(value, low_, high_); }

double BarView::yOf(double value) const {
  const QRectF inside = field();
  return inside.bottom() - (inRange(value) - low_) / range() * inside.height();
}

double BarView::endOf(const Place& place) const {
  const QRectF bar = barRect(place);
  return valueOf(place) < 0 ? bar.bottom() : bar.top();
}

double BarView::valueAt(double y) const {
  const QRectF inside = field();
  return inRange(low_ + (inside.bottom() - y) / inside.height() * range());
}

QRectF BarView::barRect(const Place& place) const {
  const QRectF inside = field();
  const double column =
      inside.width() / static_cast<double>(std::max<qsizetype>(1, labels_.size()));
  const double room = 0.76 * column / static_cast<double>(series_.size());
  const double left = inside.left() + column * (place.bar + 0.12) + room * place.series;
  const double value = valueOf(place);
  const double top = yOf(std::max(value, 0.0));
  return {left + 1, top, room - 2, yOf(std::min(value, 0.0)) - top};
}

std::optional<BarView::Place> BarView::placeAt(QPointF point) const {
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

std::optional<int> BarView::switchAt(QPointF point) const {
  for (int bar = 0; bar < switches_.size(); ++bar)
    if (labelRect(bar).contains(point)) return bar;
  return std::nullopt;
}

QList<BarView::Place> BarView::stops() const {
  QList<Place> all;
  for (int bar = 0; bar < labels_.size(); ++bar)
    for (int each = 0; each < series_.size(); ++each)
      if (series_[each].editable && bar < series_[each].values.size()) all.append({each, bar});
  return all;
}

void BarView::select(const Place& place) {
  selected_ = place;
  const Series& series = series_[place.series];
  const QString label = switches_.isEmpty()          ? labels_[place.bar]
                        : switches_.value(place.bar) ? tr("%1 on").arg(labels_[place.bar])
                                                     : tr("%1 off").arg(labels_[place.bar]);
  setAccessibleDescription(
      QString("%1, %2: %3").arg(series.name, label, number_text(valueOf(place), 3)));
  update();
}

void BarView::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(TextRole::caption));
  paintScale(painter);
  paintLabels(painter);
  for (int each = 0; each < series_.size(); ++each)
    for (int bar = 0; bar < series_[each].values.size(); ++bar)
      paintBar(painter, {each, bar});
  paintPulls(painter);
  paintReading(painter);
  if (hasFocus() && ring_) {
    painter.setPen(QPen(tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

void BarView::paintScale(QPainter& painter) const {
  const QRectF inside = field();
  const double step = grid_step(range());
  for (double value = std::ceil(low_ / step) * step; value <= high_ + step / 1e6; value += step) {
    const double y = std::round(yOf(value)) + 0.5;
    const bool zero = std::abs(value) < step / 1e6;
    painter.setPen(zero ? tokens().faint : tokens().grid);
    painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y));
    painter.setPen(tokens().soft);
    painter.drawText(QRectF(0, y - scaled(10), inside.left() - scaled(8), scaled(20)),
                     Qt::AlignRight | Qt::AlignVCenter, short_number(zero ? 0 : value, 3));
  }
}

void BarView::paintLabels(QPainter& painter) const {
  for (int bar = 0; bar < labels_.size(); ++bar) {
    const QRectF place = labelRect(bar);
    if (switches_.isEmpty()) {
      painter.setPen(tokens().soft);
      painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop, labels_[bar]);
      continue;
    }
    const bool on = switches_.value(bar);
    QRectF pill({}, QSizeF(std::min<double>(place.width() - 4, scaled(44)), place.height()));
    pill.moveCenter(place.center());
    painter.setPen(QPen(on ? tokens().accent : tokens().faint, 1));
    painter.setBrush(on ? tokens().accent : tokens().surface);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(on ? on_accent() : tokens().soft);
    painter.drawText(pill, Qt::AlignCenter, on ? labels_[bar] + " ✓" : labels_[bar]);
  }
}

void BarView::paintBar(QPainter& painter, const Place& place) const {
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
  const bool chosen = isChosen(place);
  painter.setBrush(chosen ? tokens().ink : tokens().surface);
  painter.setPen(QPen(chosen ? tokens().ink : series.color, 1.5));
  const double reach = std::min<double>(scaled(chosen ? 5 : 4), std::max(2.0, bar.width() / 2));
  painter.drawEllipse(QPointF(bar.center().x(), endOf(place)), reach, reach);
}

void BarView::paintPulls(QPainter& painter) const {
  for (int each = 0; each < series_.size(); ++each) {
    double longest = series_[each].full_pull;
    for (const double pull : series_[each].pull)
      if (std::isfinite(pull)) longest = std::max(longest, std::abs(pull));
    for (int bar = 0; longest > 0 && bar < series_[each].pull.size(); ++bar)
      paintPull(painter, {each, bar}, longest);
  }
}

void BarView::paintPull(QPainter& painter, const Place& place, double longest) const {
  const double pull = series_[place.series].pull[place.bar];
  if (pull == 0 || std::isnan(pull)) return;
  const double share = std::isinf(pull) ? std::copysign(1.0, pull) : pull / longest;
  const double length = share * scaled(44);
  if (std::abs(length) < 2) return;
  const QPointF from(barRect(place).center().x(), endOf(place) - std::copysign(scaled(7), length));
  const QPointF tip(from.x(), from.y() - length);
  paint_arrow(painter, from, tip, 1.5, scaled(4));
}

// What is chosen says how much it is, on the side where no arrow starts.
void BarView::paintReading(QPainter& painter) const {
  if (!selected_ || !isChosen(*selected_)) return;
  const QString text = number_text(valueOf(*selected_), 2);
  const QFontMetrics metrics(painter.font());
  const QSizeF size(metrics.horizontalAdvance(text) + scaled(8), metrics.height());
  const double away = scaled(9) + size.height() / 2;
  const bool below = series_[selected_->series].pull.value(selected_->bar) > 0;
  QRectF place({}, size);
  place.moveCenter({barRect(*selected_).center().x(), endOf(*selected_) + (below ? away : -away)});
  place.moveTop(std::clamp(place.top(), 0.0, std::max(0.0, field().bottom() - size.height())));
  place.moveLeft(std::clamp(place.left(), 0.0, std::max(0.0, width() - size.width())));
  paint_tag(painter, place, text);
}

void BarView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) update();
}

} // namespace losslab
