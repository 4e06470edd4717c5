#include "ui/widgets/scrolled.h"

#include <QVBoxLayout>

namespace losslab {

QScrollArea* scrolled(QWidget* shown) {
  auto* scroll = new QScrollArea;
  auto* inside = new QWidget;
  inside->setProperty("clear", "true");
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(shown);
  scroll->setWidget(inside);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return scroll;
}

} // namespace losslab
