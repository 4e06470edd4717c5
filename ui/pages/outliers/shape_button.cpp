#include "ui/pages/outliers/shape_button.h"

#include "ui/widgets/tool_button.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace losslab {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Shape", text); }

QAction* add_switch(QMenu* menu, const QString& text, const QString& tip) {
  QAction* action = menu->addAction(text);
  action->setToolTip(tip);
  action->setCheckable(true);
  return action;
}

} // namespace

QToolButton* shape_button(OutliersModel& model) {
  auto* opener = tool_button({}, tr("Which curves are fitted, and what residuals are measured by"));
  opener->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(opener);
  menu->setToolTipsVisible(true);
  auto* degrees = new QActionGroup(menu);
  for (int degree = 1; degree <= OutliersScene::most_degree; ++degree) {
    QAction* action =
        menu->addAction(degree == 1 ? tr("Degree 1: a line") : tr("Degree %1").arg(degree));
    action->setCheckable(true);
    degrees->addAction(action);
    QObject::connect(action, &QAction::triggered, &model, [&model, degree] {
      model.setShape({degree, model.outliers().intercept});
    });
  }
  menu->addSeparator();
  QAction* intercept =
      add_switch(menu, tr("With an intercept"), tr("Else every curve passes through the origin"));
  QAction* mad =
      add_switch(menu, tr("Residuals over their MAD"),
                 tr("δ and c then count in 1.4826·MAD of the fit's own residuals, not in y"));
  QObject::connect(intercept, &QAction::triggered, &model, [&model](bool on) {
    model.setShape({model.outliers().degree, on});
  });
  QObject::connect(mad, &QAction::triggered, &model, &OutliersModel::setMadScale);
  const auto show = [&model, opener, degrees, intercept, mad] {
    const OutliersScene& scene = model.outliers();
    opener->setText(scene.mad_scale ? tr("Degree %1, MAD ▾").arg(scene.degree)
                                    : tr("Degree %1 ▾").arg(scene.degree));
    degrees->actions().at(scene.degree - 1)->setChecked(true);
    intercept->setChecked(scene.intercept);
    mad->setChecked(scene.mad_scale);
  };
  QObject::connect(&model, &SceneModel::sceneChanged, opener, show);
  show();
  opener->setMenu(menu);
  return opener;
}

} // namespace losslab
