#include "ui/widgets/segments.h"

#include "ui/widgets/tool_button.h"

#include <QHBoxLayout>

namespace losslab {

Segments::Segments(const QString& name, const QStringList& choices, QWidget* parent)
    : QWidget(parent), group_(new QButtonGroup(this)) {
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  const qsizetype last = choices.size() - 1;
  for (int i = 0; i <= last; ++i) {
    auto* button = new QToolButton(this);
    button->setCheckable(true);
    button->setProperty("segment", last == 0   ? "only"
                                   : i == 0    ? "first"
                                   : i == last ? "last"
                                               : "middle");
    group_->addButton(button, i);
    setText(i, choices.at(i));
    row->addWidget(button);
  }
  if (!choices.isEmpty()) group_->button(0)->setChecked(true);
  one_tab_stop(*group_);
  connect(group_, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setCurrent(int index) {
  if (auto* button = group_->button(index)) return button->setChecked(true);
  group_->setExclusive(false); // an exclusive group would keep one
  if (auto* button = group_->checkedButton()) button->setChecked(false);
  group_->setExclusive(true);
}

void Segments::setText(int index, const QString& text) {
  group_->button(index)->setText(text);
  group_->button(index)->setAccessibleName(accessibleName() + ": " + text);
}

void Segments::setUnavailable(int index, const QString& why) {
  auto* button = group_->button(index);
  button->setEnabled(why.isEmpty());
  button->setToolTip(why);
}

} // namespace losslab
