#include "ui/pages/outliers/class_try_panel.h"

#include "ui/theme.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>

namespace losslab {

namespace {

constexpr double levers = 3; ///< how far out a point is, in widths of the others, where all turn

/// Of x.
struct Reach {
  double low;
  double high;
  double size() const { return high > low ? high - low : 1; }
};

Reach reach_of_others(const std::vector<Labelled>& points, std::size_t selected) {
  std::optional<Reach> reach;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == selected) continue;
    if (!reach) reach = {points[i].x, points[i].x};
    reach->low = std::min(reach->low, points[i].x);
    reach->high = std::max(reach->high, points[i].x);
  }
  return reach.value_or(Reach{points[selected].x, points[selected].x});
}

} // namespace

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
  const auto drawn = [](const auto& fit) { return fit.boundary.ok(); };
  if (std::none_of(model_.fits().begin(), model_.fits().end(), drawn))
    return tr("Double-click adds a point of the class chosen above the plot, where you point.");
  if (model_.separable())
    return tr("Select a point and press L: the other label. Then drag it far to the wrong side.");
  const auto selected = model_.classes().selected;
  const bool wrong =
      selected && std::any_of(model_.fits().begin(), model_.fits().end(), [&](const auto& fit) {
        return *selected < fit.standings.size() && fit.standings[*selected].margin < 0;
      });
  if (!wrong) return tr("Select a point on the wrong side and drag it away. Which boundary turns?");
  const Reach reach = reach_of_others(model_.classes().points, *selected);
  const double x = model_.classes().points[*selected].x;
  if (x > reach.high + levers * reach.size())
    return tr("Bring it back to x = %1. The faster a loss grows on the wrong side, the more it "
              "turns: Exponential most, squared hinge less, hinge hardly, Brier not.")
        .arg(short_number(std::round(reach.high + 0.1 * reach.size())));
  return tr("Move this point to x = %1. The hinge turns, too: its force has a bound, but on a long "
            "lever that is enough. Brier alone lets go of the point.")
      .arg(short_number(std::round(reach.high + 2 * levers * reach.size())));
}

} // namespace losslab
