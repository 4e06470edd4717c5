#include "ui/widgets/elided_label.h"

#include <QPainter>
#include <QStyle>

namespace losslab {

ElidedLabel::ElidedLabel(const char* role, QWidget* parent) : QLabel(parent) {
  setProperty("role", role);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  const QString line = fontMetrics().elidedText(text(), Qt::ElideRight, width());
  setToolTip(line == text() ? QString() : text());
  style()->drawItemText(&painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
                        line, foregroundRole());
}

} // namespace losslab
