#include "ui/pages/outliers/loss_chooser.h"

#include "core/scene/scene.h"

#include <QMenu>

namespace losslab {

LossChooser::LossChooser(const QString& tip, bool (*offered)(const Card& card), QWidget* parent)
    : QToolButton(parent), menu_(new QMenu(this)) {
  setText(tr("Losses ▾"));
  setAccessibleName(tr("Choose losses"));
  setToolTip(tip);
  setFocusPolicy(Qt::StrongFocus);
  setPopupMode(QToolButton::InstantPopup);
  menu_->setToolTipsVisible(true);
  for (const Entry* entry : catalogue()) {
    if (!offered(entry->card)) continue;
    auto* action = menu_->addAction(QString::fromStdString(entry->card.name));
    action->setCheckable(true);
    action->setData(QString::fromStdString(entry->card.id));
    connect(action, &QAction::triggered, this,
            [this, id = entry->card.id] { Q_EMIT lossToggled(id); });
  }
  setMenu(menu_);
}

void LossChooser::setChosen(const QStringList& ids) {
  const bool full = ids.size() == static_cast<qsizetype>(most_losses);
  for (QAction* action : menu_->actions()) {
    action->setChecked(ids.contains(action->data().toString()));
    action->setEnabled(action->isChecked() ? ids.size() > 1 : !full);
    action->setToolTip(full ? tr("%1 lines are as many as can be told apart").arg(most_losses)
                            : QString());
  }
}

} // namespace losslab
