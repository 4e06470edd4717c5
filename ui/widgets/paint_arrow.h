#pragma once

#include <QPointF>

class QPainter;

namespace losslab {

/// In ink, where a step down a gradient moves something. width: of the pen, in pixels.
void paint_arrow(QPainter& painter, QPointF from, QPointF tip, double width, double wing);

} // namespace losslab
