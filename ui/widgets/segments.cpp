#include "ui/widgets/segments.h"

#include <QHBoxLayout>
#include <QToolButton>

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
    button->setText(choices.at(i));
    button->setAccessibleName(name + ": " + choices.at(i));
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &Segments::moveTabStop);
    button->setProperty("segment", last == 0   ? "only"
                                   : i == 0    ? "first"
                                   : i == last ? "last"
                                               : "middle");
    group_->addButton(button, i);
    row->addWidget(button);
  }
  if (!choices.isEmpty()) group_->button(0)->setChecked(true);
  connect(group_, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::moveTabStop() {
  for (QAbstractButton* button : group_->buttons())
    button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

void Segments::setCurrent(int index) {
  if (auto* button = group_->button(index)) button->setChecked(true);
}

void Segments::setUnavailable(int index, const QString& why) {
  auto* button = group_->button(index);
  button->setEnabled(why.isEmpty());
  button->setToolTip(why);
}

} // namespace losslab
