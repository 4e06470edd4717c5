#include "ui/widgets/share_bar.h"

#include "ui/theme.h"

#include <QPainter>

namespace losslab {

ShareBar::ShareBar(std::string loss_id, QWidget* parent)
    : QWidget(parent), loss_id_(std::move(loss_id)) {
  setFixedHeight(scaled(10));
  setMinimumWidth(scaled(60));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setShare(double share) {
  if (share == share_) return;
  share_ = share;
  update();
}

void ShareBar::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const double radius = height() / 2.0;
  painter.setBrush(tokens().grid);
  painter.drawRoundedRect(rect(), radius, radius);
  painter.setBrush(loss_style(loss_id_).color);
  painter.drawRoundedRect(QRectF(0, 0, width() * share_, height()),
                          std::min(radius, width() * share_ / 2), radius);
}

} // namespace losslab
