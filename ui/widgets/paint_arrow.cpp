#include "ui/widgets/paint_arrow.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace losslab {

void paint_arrow(QPainter& painter, QPointF from, QPointF tip, double width, double wing) {
  const double length = std::hypot(tip.x() - from.x(), tip.y() - from.y());
  if (!(length > 0)) return;
  const QPointF along = (tip - from) / length * std::min(wing, length);
  const QPointF across(-0.75 * along.y(), 0.75 * along.x());
  painter.setPen(QPen(tokens().ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawLine(from, tip);
  painter.drawPolyline(QPolygonF{tip - along - across, tip, tip - along + across});
}

} // namespace losslab
