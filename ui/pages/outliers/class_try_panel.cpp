#include "ui/pages/outliers/class_try_panel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

ClassTryPanel::ClassTryPanel(ClassesModel& model, QWidget* parent)
    : Panel(tr("Try this"), parent), model_(model), says_(label({}, "ink")) {
  setProperty("card", "warn");
  body()->addWidget(says_);
  connect(&model_, &ClassesModel::changed, this, &ClassTryPanel::refresh);
  refresh();
}

void ClassTryPanel::refresh() { says_->setText(suggestion()); }

// What it promises is held by classes_model_test.cpp, on the points of a first visit.
QString ClassTryPanel::suggestion() const {
  const auto selected = model_.classes().selected;
  if (model_.separable())
    return tr("Select a point and press L: the other label. Then drag it far to the wrong side.");
  const bool wrong =
      selected && std::any_of(model_.fits().begin(), model_.fits().end(), [&](const auto& fit) {
        return *selected < fit.standings.size() && fit.standings[*selected].margin < 0;
      });
  if (!wrong) return tr("Select a point on the wrong side and drag it away. Which boundary turns?");
  return tr("Drag this point further out. Exponential gives in to it, squared hinge in proportion, "
            "hinge and modified Huber pull with one force, Brier and focal let go of it.");
}

} // namespace losslab
