#pragma once

#include <QList>
#include <QRectF>

class QPainter;
class QString;

namespace losslab {

/// Where a name of this size can stand: beside a point, out of its arrow's way, inside the field
/// and beside what stands there already. arrow: its direction, in pixels.
QRectF room_beside(QPointF point, QPointF arrow, QSizeF size, const QRectF& field,
                   const QList<QRectF>& taken);

/// In ink on a ground of its own, so that it can be read over lines.
void paint_tag(QPainter& painter, const QRectF& place, const QString& text);

} // namespace losslab
