#include "ui/widgets/plane_view.h"

#include "ui/theme.h"
#include "ui/widgets/grid_step.h"
#include "ui/widgets/name_tag.h"
#include "ui/widgets/paint_arrow.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double elbow_room = 1.12; // between the outermost point and the edge

QRectF centered(QPointF middle, QSizeF size) {
  return {middle - QPointF(size.width(), size.height()) / 2, size};
}

double length_of(QPointF vector) { return std::hypot(vector.x(), vector.y()); }

} // namespace

PlaneView::PlaneView(const QString& accessible_name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(accessible_name);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize PlaneView::minimumSizeHint() const { return {scaled(200), scaled(120)}; }
QSize PlaneView::sizeHint() const { return {scaled(440), scaled(360)}; }

void PlaneView::setReach(double reach) {
  least_reach_ = reach;
  makeRoom();
}

void PlaneView::setFrame(const QRectF& frame, const QString& x_name, const QString& y_name,
                         const QImage& ground) {
  frame_ = frame;
  x_name_ = x_name;
  y_name_ = y_name;
  if (ground_ != ground) stretched_ = {};
  ground_ = ground;
  update();
}

void PlaneView::setPlane(const Plane& plane) {
  plane_ = plane;
  if (hovered_ && *hovered_ >= plane_.spots.size()) hovered_.reset();
  if (selected_ && *selected_ >= plane_.spots.size()) selected_.reset();
  if (selected_) select(*selected_);
  if (!held_) makeRoom();
  update();
}

// Under a hand the plane stands still: else what is held would run from the pointer.
void PlaneView::makeRoom() {
  reach_ = {least_reach_, least_reach_};
  for (const Spot& spot : plane_.spots)
    reach_ =
        reach_.expandedTo(QSizeF(std::abs(spot.place.x()), std::abs(spot.place.y())) * elbow_room);
  update();
}

QRectF PlaneView::field() const {
  const int line = QFontMetrics(text_font(TextRole::caption)).height();
  return QRectF(rect()).adjusted(scaled(36), scaled(8), -scaled(8), -(line + scaled(8)));
}

QRectF PlaneView::view() const {
  if (frame_) return *frame_;
  const QSizeF size = field().size();
  const double unit = 2 * std::max(reach_.width() / std::max(1.0, size.width()),
                                   reach_.height() / std::max(1.0, size.height()));
  return {QPointF(-size.width(), -size.height()) * (unit / 2), size * unit};
}

QPointF PlaneView::pixelOf(QPointF place) const {
  const QRectF field = this->field();
  const QRectF view = this->view();
  const double up = isLine() ? 0.5 : (place.y() - view.top()) / view.height();
  return {field.left() + (place.x() - view.left()) / view.width() * field.width(),
          field.bottom() - up * field.height()};
}

QPointF PlaneView::placeAt(QPointF pixel) const {
  const QRectF field = this->field();
  const QRectF view = this->view();
  return inside({view.left() + (pixel.x() - field.left()) / field.width() * view.width(),
                 view.top() + (field.bottom() - pixel.y()) / field.height() * view.height()});
}

QPointF PlaneView::inside(QPointF place) const {
  const QRectF view = this->view();
  return {std::clamp(place.x(), view.left(), view.right()),
          std::clamp(place.y(), view.top(), view.bottom())};
}

QSizeF PlaneView::range() const {
  return frame_ ? frame_->size() : 2 * QSizeF(least_reach_, least_reach_);
}

QPointF PlaneView::pixelOfSpot(int spot) const { return pixelOf(inside(plane_.spots[spot].place)); }

std::optional<int> PlaneView::spotAt(QPointF pixel) const {
  std::optional<int> nearest;
  double distance = scaled(16);
  for (int i = 0; i < plane_.spots.size(); ++i) {
    const double away = length_of(pixelOfSpot(i) - pixel);
    if (away >= distance) continue;
    nearest = i;
    distance = away;
  }
  return nearest;
}

void PlaneView::select(int spot) {
  selected_ = spot;
  const Spot& chosen = plane_.spots[spot];
  setAccessibleDescription(QString("%1: %2").arg(chosen.name, wordsOf(chosen.place)));
  update();
}

QString PlaneView::wordsOf(QPointF place) const {
  const QString x = number_text(place.x(), 2);
  return isLine() ? x : x + ", " + number_text(place.y(), 2);
}

void PlaneView::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(TextRole::caption));
  for (const Band& band : plane_.bands)
    painter.fillRect(placeOf(band), band.color);
  paintGround(painter);
  paintScale(painter);
  for (const Band& band : plane_.bands)
    paintName(painter, band);
  painter.save();
  painter.setClipRect(field());
  painter.setBrush(Qt::NoBrush);
  for (const Ring& ring : plane_.rings)
    paintRing(painter, ring);
  for (const Line& line : plane_.lines) {
    painter.setPen(QPen(line.color, 1.5, line.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(pixelOf(line.from), pixelOf(line.to));
  }
  painter.restore();
  paintPulls(painter);
  for (int i = 0; i < plane_.spots.size(); ++i)
    paintSpot(painter, i);
  painter.setFont(text_font(TextRole::secondary));
  paintNames(painter);
  if (hasFocus() && ring_) {
    painter.setPen(QPen(tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
  }
}

// Stretched once for a size: that costs more than all the rest, and a hand moves on it.
void PlaneView::paintGround(QPainter& painter) {
  if (ground_.isNull()) return;
  const double ratio = devicePixelRatioF();
  const QSize size = (field().size() * ratio).toSize();
  if (stretched_.size() != size) {
    stretched_ = ground_.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    stretched_.setDevicePixelRatio(ratio);
  }
  painter.drawImage(field().topLeft(), stretched_);
}

void PlaneView::paintScale(QPainter& painter) const {
  const QRectF field = this->field();
  const QRectF view = this->view();
  const auto pen = [this](bool zero) {
    QColor color = ground_.isNull() ? (zero ? tokens().line : tokens().grid) : tokens().faint;
    if (!ground_.isNull()) color.setAlphaF(zero ? 0.5F : 0.2F);
    return QPen(color, zero ? 1.5 : 1);
  };
  const auto lines = [&](double low, double range, double step, const auto& draw) {
    for (double at = std::ceil(low / step) * step; at <= low + range + step / 1e6; at += step) {
      const bool zero = std::abs(at) < step / 1e6;
      painter.setPen(pen(zero));
      draw(zero ? 0 : at);
    }
  };
  const double across = grid_step(frame_ ? view.width() : std::min(view.width(), view.height()));
  lines(view.left(), view.width(), across, [&](double at) {
    const double x = std::round(pixelOf({at, 0}).x()) + 0.5;
    painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()));
    painter.setPen(tokens().soft);
    painter.drawText(QRectF(x - scaled(30), field.bottom() + scaled(4), scaled(60), height()),
                     Qt::AlignHCenter | Qt::AlignTop, short_number(at, 3));
  });
  const double upward = isLine() ? 1 : grid_step(std::min(view.width(), view.height()));
  lines(view.top(), view.height(), upward, [&](double at) {
    const double y = std::round(pixelOf({0, at}).y()) + 0.5;
    painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y));
    if (isLine()) return;
    painter.setPen(tokens().soft);
    painter.drawText(QRectF(0, y - scaled(10), field.left() - scaled(8), scaled(20)),
                     Qt::AlignRight | Qt::AlignVCenter, short_number(at, 3));
  });
  painter.setPen(tokens().ink);
  const QRectF names = field.adjusted(scaled(8), scaled(6), -scaled(8), -scaled(6));
  painter.drawText(names, Qt::AlignRight | Qt::AlignBottom, x_name_);
  painter.drawText(names, Qt::AlignLeft | Qt::AlignTop, y_name_);
}

/// Empty where the band is out of sight.
QRectF PlaneView::placeOf(const Band& band) const {
  const auto [low, high] = std::minmax(band.from, band.to);
  return field() & QRectF(QPointF(pixelOf({low, 0}).x(), field().top()),
                          QPointF(pixelOf({high, 0}).x(), field().bottom()));
}

// On the band's own ground, so that no line of the grid strikes it out.
void PlaneView::paintName(QPainter& painter, const Band& band) const {
  const QRectF place = placeOf(band);
  const QFontMetrics metrics = painter.fontMetrics();
  if (metrics.horizontalAdvance(band.name) > place.width()) return;
  QRectF words = metrics.boundingRect(band.name).marginsAdded({4, 0, 4, 0});
  words.moveCenter({place.center().x(), place.top() + scaled(4) + words.height() / 2});
  painter.fillRect(words & place, band.color);
  painter.setPen(tokens().soft);
  painter.drawText(words, Qt::AlignCenter, band.name);
}

void PlaneView::paintRing(QPainter& painter, const Ring& ring) const {
  const QPointF center = pixelOf(ring.center);
  const double radius = length_of(pixelOf(ring.center + QPointF(ring.radius, 0)) - center);
  if (!(radius < 1e5)) return; // its edge is nowhere in sight
  painter.setPen(QPen(tokens().faint, 1.5, ring.dashed ? Qt::DashLine : Qt::SolidLine));
  painter.drawEllipse(center, radius, radius);
  // Its name where there is room for it, from the left top on.
  const QFontMetrics metrics(painter.font());
  const QSizeF size(metrics.horizontalAdvance(ring.name) + scaled(8), metrics.height());
  for (const double degrees : {135.0, 45.0, 225.0, 315.0, 90.0, 270.0, 180.0, 0.0}) {
    const double angle = degrees * M_PI / 180;
    const QRectF place =
        centered(center + radius * QPointF(std::cos(angle), -std::sin(angle)), size);
    const bool taken = std::any_of(plane_.spots.begin(), plane_.spots.end(), [&](const Spot& spot) {
      return place.adjusted(-scaled(40), -scaled(24), scaled(40), scaled(24))
          .contains(pixelOf(spot.place));
    });
    if (taken || !field().contains(place)) continue;
    painter.fillRect(place, tokens().surface);
    painter.setPen(tokens().soft);
    return painter.drawText(place, Qt::AlignCenter, ring.name);
  }
}

void PlaneView::paintPulls(QPainter& painter) const {
  double longest = plane_.full_pull;
  for (const Spot& spot : plane_.spots)
    if (const double size = length_of(spot.pull); std::isfinite(size))
      longest = std::max(longest, size);
  for (int i = 0; i < plane_.spots.size() && longest > 0; ++i)
    paintPull(painter, i, longest);
}

void PlaneView::paintPull(QPainter& painter, int index, double longest) const {
  const Spot& spot = plane_.spots[index];
  const double size = length_of(spot.pull);
  if (!(size > 0) || !std::isfinite(size)) return;
  const double length = size / longest * scaled(64);
  if (length < 3) return;
  const QPointF seen = pixelOf(spot.pull) - pixelOf({}); // each axis in its own unit
  const QPointF along = seen / length_of(seen);
  const QPointF from = pixelOfSpot(index) + along * scaled(9);
  paint_arrow(painter, from, from + along * length, 2, scaled(6));
}

void PlaneView::paintSpot(QPainter& painter, int index) const {
  const Spot& spot = plane_.spots[index];
  const double radius = scaled(isTold(index) ? 8 : 7);
  painter.setPen(QPen(isChosen(index) ? tokens().ink : tokens().surface, 2));
  painter.setBrush(spot.color);
  painter.drawEllipse(pixelOfSpot(index), radius, radius);
}

// What is held or chosen says where it is.
void PlaneView::paintNames(QPainter& painter) const {
  const QFontMetrics metrics(painter.font());
  QList<QRectF> taken; // first by the points, then by the names that stand already
  for (int i = 0; i < plane_.spots.size(); ++i)
    taken << centered(pixelOfSpot(i), QSizeF(scaled(16), scaled(16)));
  for (int i = 0; i < plane_.spots.size(); ++i) {
    const Spot& spot = plane_.spots[i];
    const QString name =
        isTold(i) ? QString("%1 (%2)").arg(spot.name, wordsOf(spot.place)) : spot.name;
    const QSizeF size(metrics.horizontalAdvance(name) + scaled(8), metrics.height());
    const QPointF pull(spot.pull.x(), -spot.pull.y());
    const QRectF place = room_beside(pixelOfSpot(i), pull, size, field(), taken);
    taken << place;
    paint_tag(painter, place, name);
  }
}

void PlaneView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) update();
}

} // namespace losslab
