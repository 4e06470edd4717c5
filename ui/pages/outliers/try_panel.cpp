#include "ui/pages/outliers/try_panel.h"

#include "ui/theme.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double own_fit = 0.95; ///< the leverage from which a point makes its own fit

/// Nine times their spread beyond the other points: there MAE gives in, too.
double far_out(const std::vector<Sample>& points, std::size_t selected) {
  double low = points[selected].x, high = low;
  bool any = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == selected) continue;
    low = any ? std::min(low, points[i].x) : points[i].x;
    high = any ? std::max(high, points[i].x) : points[i].x;
    any = true;
  }
  return std::round(high + 9 * (high - low));
}

} // namespace

TryPanel::TryPanel(OutliersModel& model, QWidget* parent)
    : Panel(tr("Try this"), parent), model_(model), says_(label({}, "ink")) {
  setProperty("card", "warn");
  body()->addWidget(says_);
  connect(&model_, &SceneModel::sceneChanged, this, &TryPanel::refresh);
  refresh();
}

void TryPanel::refresh() { says_->setText(suggestion()); }

// What it promises is held by outliers_model_test.cpp, on the points of a first visit.
QString TryPanel::suggestion() const {
  if (model_.outliers().guess)
    return tr("Which points should your line run through, and which may it leave out?");
  const auto selected = model_.outliers().selected;
  if (!selected) return tr("Drag a point far up or down. Which line goes along?");
  const auto& points = model_.outliers().points;
  for (const auto& fit : model_.fits()) {
    if (fit.influence.empty()) continue;
    if (fit.influence[*selected].leverage < own_fit)
      return tr("Move the point to x = %1. MAE and Huber follow it too: leverage beats robustness.")
          .arg(short_number(far_out(points, *selected)));
    const auto truth = model_.trueLine();
    const QString where = truth ? tr("to y = %1, onto the true line")
                                      .arg(number_text(truth->at(points[*selected].x), 1))
                                : tr("onto the line of the others");
    return tr("Now move it %1. The fits agree again: far out in x does no harm while y is right.")
        .arg(where);
  }
  return tr("Undo until the lines are back.");
}

} // namespace losslab
