#include "ui/pages/outliers/beneath_button.h"

#include "ui/widgets/tool_button.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace losslab {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Beneath", text); }

} // namespace

QToolButton* beneath_button(OutliersModel& model) {
  auto* opener = tool_button(tr("Below ▾"), tr("What is drawn below the points"));
  opener->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(opener);
  auto* group = new QActionGroup(menu);
  const std::pair<Beneath, QString> choices[]{
      {Beneath::nothing, tr("Nothing below the points")},
      {Beneath::vertical, tr("Each fit as the point moves up and down")},
      {Beneath::horizontal, tr("Each fit as the point moves sideways")},
      {Beneath::contour, tr("Each loss over all lines, as a map")}};
  for (const auto& [beneath, text] : choices) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &model,
                     [&model, beneath = beneath] { model.setBeneath(beneath); });
    const auto show = [&model, action, beneath = beneath] {
      action->setChecked(model.outliers().beneath == beneath);
    };
    QObject::connect(&model, &SceneModel::sceneChanged, action, show);
    show();
  }
  opener->setMenu(menu);
  return opener;
}

} // namespace losslab
