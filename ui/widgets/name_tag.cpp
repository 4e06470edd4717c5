#include "ui/widgets/name_tag.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace losslab {

QRectF room_beside(QPointF point, QPointF arrow, QSizeF size, const QRectF& field,
                   const QList<QRectF>& taken) {
  const double away = scaled(11) + size.height() / 2;
  const double aside = scaled(11) + size.width() / 2;
  QList<QPointF> sides{{0, -away}, {0, away}, {aside, 0}, {-aside, 0}};
  const auto length = [](QPointF vector) { return std::hypot(vector.x(), vector.y()); };
  std::stable_partition(sides.begin(), sides.end(), [&](QPointF side) {
    return !(QPointF::dotProduct(side, arrow) > 0.3 * length(side) * length(arrow));
  });
  const auto at = [&](QPointF side) {
    QRectF place({}, size);
    place.moveCenter(point + side);
    return place;
  };
  for (const QPointF side : sides) {
    const bool free = std::none_of(taken.begin(), taken.end(),
                                   [&](const QRectF& other) { return at(side).intersects(other); });
    if (free && field.contains(at(side))) return at(side);
  }
  return at(sides.front());
}

void paint_tag(QPainter& painter, const QRectF& place, const QString& text) {
  QColor behind = tokens().surface;
  behind.setAlphaF(0.85F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(behind);
  painter.drawRoundedRect(place, 4, 4);
  painter.setPen(tokens().ink);
  painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace losslab
