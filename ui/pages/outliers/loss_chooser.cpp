#include "ui/pages/outliers/loss_chooser.h"

#include <QMenu>

namespace losslab {

LossChooser::LossChooser(OutliersModel& model, QWidget* parent)
    : QToolButton(parent), model_(model), menu_(new QMenu(this)) {
  setText(tr("Losses ▾"));
  setAccessibleName(tr("Choose losses"));
  setToolTip(tr("Which regression losses fit a line to the points"));
  setFocusPolicy(Qt::StrongFocus);
  setPopupMode(QToolButton::InstantPopup);
  menu_->setToolTipsVisible(true);
  for (const Entry* entry : catalogue()) {
    if (entry->card.family != Family::regression) continue;
    auto* action = menu_->addAction(QString::fromStdString(entry->card.name));
    action->setCheckable(true);
    action->setData(QString::fromStdString(entry->card.id));
    connect(action, &QAction::triggered, &model_,
            [this, id = entry->card.id] { model_.toggleLoss(id); });
  }
  setMenu(menu_);
  connect(&model_, &SceneModel::sceneChanged, this, &LossChooser::refresh);
  refresh();
}

void LossChooser::refresh() {
  QStringList chosen;
  for (const LossChoice& choice : model_.outliers().losses)
    chosen << QString::fromStdString(choice.id);
  const bool full = chosen.size() == static_cast<qsizetype>(most_losses);
  for (QAction* action : menu_->actions()) {
    action->setChecked(chosen.contains(action->data().toString()));
    action->setEnabled(action->isChecked() ? chosen.size() > 1 : !full);
    action->setToolTip(full ? tr("%1 lines are as many as can be told apart").arg(most_losses)
                            : QString());
  }
}

} // namespace losslab
