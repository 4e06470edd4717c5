#include "ui/widgets/tool_button.h"

#include "ui/theme.h"

#include <QHBoxLayout>

namespace losslab {

QToolButton* tool_button(const QString& text, const QString& tip) {
  auto* made = new QToolButton;
  made->setText(text);
  made->setToolTip(tip);
  made->setFocusPolicy(Qt::StrongFocus);
  return made;
}

QPushButton* link_button(const QString& text, const QString& tip) {
  auto* made = new QPushButton(text);
  made->setProperty("link", "true");
  made->setToolTip(tip);
  made->setCursor(Qt::PointingHandCursor);
  return made;
}

QWidget* button_row(const QList<QToolButton*>& buttons) {
  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(8));
  for (QToolButton* button : buttons) {
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(button);
  }
  return place;
}

void one_tab_stop(QButtonGroup& group) {
  const auto move = [&group] {
    for (QAbstractButton* button : group.buttons())
      button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
  };
  QObject::connect(&group, &QButtonGroup::idToggled, &group, move);
  move();
}

IconButton::IconButton(const QString& icon, const QString& tip, QWidget* parent)
    : QToolButton(parent) {
  setToolTip(tip);
  setAccessibleName(tip);
  setFocusPolicy(Qt::StrongFocus);
  setIconSize({scaled(16), scaled(16)});
  const auto draw = [this, icon] { setIcon(losslab::icon(icon)); };
  when_rethemed(this, draw);
  draw();
}

} // namespace losslab
