#include "ui/widgets/even_grid.h"

#include "ui/theme.h"

#include <QGridLayout>

#include <algorithm>

namespace losslab {

namespace {
constexpr int gap = 14;
}

EvenGrid::EvenGrid(int least_width, QWidget* parent)
    : QWidget(parent), least_width_(scaled(least_width)), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setSpacing(gap);
}

void EvenGrid::setCards(const QList<QWidget*>& cards) {
  for (QWidget* card : cards_)
    grid_->removeWidget(card);
  cards_ = cards;
  arrange(columnsThatFit());
}

QSize EvenGrid::minimumSizeHint() const {
  int widest = 0;
  for (const QWidget* card : cards_)
    widest = std::max(widest, card->minimumWidth() > 0 ? card->minimumWidth()
                                                       : card->minimumSizeHint().width());
  return {widest, QWidget::minimumSizeHint().height()};
}

void EvenGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (const int columns = columnsThatFit(); columns != columns_) arrange(columns);
}

// Rows are filled evenly: four cards stand two by two, never three and one.
int EvenGrid::columnsThatFit() const {
  const int count = static_cast<int>(cards_.size());
  const int most = std::clamp((width() + gap) / (least_width_ + gap), 1, std::max(count, 1));
  const int rows = (count + most - 1) / most;
  return rows > 0 ? (count + rows - 1) / rows : 1;
}

void EvenGrid::arrange(int columns) {
  columns_ = columns;
  for (int i = 0; i < grid_->columnCount(); ++i)
    grid_->setColumnStretch(i, 0);
  for (QWidget* card : cards_)
    grid_->removeWidget(card);
  for (int i = 0; i < cards_.size(); ++i)
    grid_->addWidget(cards_.at(i), i / columns, i % columns);
  for (int i = 0; i < columns; ++i)
    grid_->setColumnStretch(i, 1);
}

} // namespace losslab
