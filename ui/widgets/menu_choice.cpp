#include "ui/widgets/menu_choice.h"

#include <QActionGroup>
#include <QMenu>

namespace losslab {

MenuChoice::MenuChoice(const QString& name, const QStringList& choices, QWidget* parent)
    : QToolButton(parent), group_(new QActionGroup(this)) {
  setPopupMode(QToolButton::InstantPopup);
  setFocusPolicy(Qt::StrongFocus);
  setToolTip(name);
  auto* menu = new QMenu(this);
  menu->setToolTipsVisible(true);
  for (const QString& choice : choices) {
    QAction* action = menu->addAction(choice);
    action->setCheckable(true);
    group_->addAction(action);
    connect(action, &QAction::triggered, this, [this, action] {
      setCurrent(static_cast<int>(group_->actions().indexOf(action)));
      Q_EMIT chosen(current());
    });
  }
  setMenu(menu);
  setCurrent(0);
}

int MenuChoice::current() const {
  return static_cast<int>(group_->actions().indexOf(group_->checkedAction()));
}

void MenuChoice::setCurrent(int index) {
  QAction* action = group_->actions().value(index);
  if (action == nullptr) return;
  action->setChecked(true);
  setText(tr("%1 ▾").arg(action->text()));
  setAccessibleName(tr("%1: %2").arg(toolTip(), action->text()));
}

void MenuChoice::setUnavailable(int index, const QString& why) {
  QAction* action = group_->actions().at(index);
  action->setEnabled(why.isEmpty());
  action->setToolTip(why.isEmpty() ? action->text() : why);
}

} // namespace losslab
