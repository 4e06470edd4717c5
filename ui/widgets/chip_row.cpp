#include "ui/widgets/chip_row.h"

#include "ui/theme.h"
#include "ui/widgets/panel.h"

namespace losslab {

ChipRow::ChipRow(const QStringList& facts, QWidget* parent) : QWidget(parent) {
  auto* flow = new FlowLayout(this, scaled(6));
  for (const QString& fact : facts)
    flow->addWidget(label(fact, "chip"));
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), gap_(gap) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() { qDeleteAll(items_); }

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items_)
    if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
  return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool move) const {
  int x = rect.left();
  int y = rect.top();
  int row_height = 0;
  for (QLayoutItem* item : items_) {
    if (item->isEmpty()) continue; // hidden
    QSize size = item->sizeHint();
    if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
      x = rect.left();
      y += row_height + gap_;
      row_height = 0;
    }
    const bool last = item == items_.last();
    if (last && item->expandingDirections().testFlag(Qt::Horizontal))
      size.setWidth(std::max(size.width(), rect.left() + rect.width() - x));
    if (move) item->setGeometry(QRect(QPoint(x, y), size));
    x += size.width() + gap_;
    row_height = std::max(row_height, size.height());
  }
  return y + row_height - rect.top();
}

} // namespace losslab
