#include "ui/widgets/loss_swatch.h"

#include "ui/theme.h"

#include <QPainter>

namespace losslab {

LossSwatch::LossSwatch(std::string loss_id, Shape shape, QWidget* parent)
    : QWidget(parent), loss_id_(std::move(loss_id)), shape_(shape) {
  const int side = scaled(16);
  setFixedSize(shape == Shape::square ? side : scaled(22), side);
}

void LossSwatch::setLoss(const std::string& loss_id) {
  loss_id_ = loss_id;
  update();
}

void LossSwatch::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const LossStyle style = loss_style(loss_id_);
  if (shape_ == Shape::square) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.color);
    painter.drawRoundedRect(rect(), 4, 4);
    return;
  }
  QPen pen = style.pen;
  pen.setWidthF(pen.widthF() + 0.6);
  painter.setPen(pen);
  painter.drawLine(QPointF(0, height() / 2.0), QPointF(width(), height() / 2.0));
}

} // namespace losslab
