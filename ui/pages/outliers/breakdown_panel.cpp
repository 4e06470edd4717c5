#include "ui/pages/outliers/breakdown_panel.h"

#include "ui/theme.h"
#include "ui/widgets/loss_table.h"

#include <QVBoxLayout>

namespace losslab {

namespace {

/// Points that can go before the one that breaks the fit.
QString spared(const std::optional<std::size_t>& fewest) {
  if (!fewest) return BreakdownPanel::tr("half");
  return *fewest == 1 ? BreakdownPanel::tr("none") : QString::number(*fewest - 1);
}

QString spared(const std::optional<BreakdownTheory>& theory) {
  if (!theory) return "–";
  const QString figure = spared(std::optional(theory->vertical));
  return theory->at_most && theory->vertical > 1 ? "≤ " + figure : figure;
}

} // namespace

BreakdownPanel::BreakdownPanel(OutliersModel& model, WhyModel& why, QWidget* parent)
    : Panel(tr("Breakdown"), parent), model_(model), why_(why), says_(label({}, "secondary")),
      table_(
          new LossTable(LossTable::Look::bars,
                        {{tr("in y"), tr("Moved up or down, by trying")},
                         {tr("theory"),
                          tr("The same figure from theory; ≤ where it is only known to be no more. "
                             "Where the scales balance exactly, trying needs one point more"),
                          true},
                         {tr("in x, too"), tr("Moved sideways as well, by trying")}},
                        40)) {
  setToolTip(tr("Found by trying: points are put far away, those that do most first, until the fit "
                "goes along without bound"));
  body()->addWidget(says_);
  body()->addWidget(table_);
  connect(&model_, &SceneModel::sceneChanged, this, &BreakdownPanel::refresh);
  connect(&why_, &WhyModel::strengthsChanged, this, &BreakdownPanel::refresh);
  refresh();
}

void BreakdownPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << QString::fromStdString(fit.card->id);
  table_->setLosses(ids);
  table_->setVisible(!ids.isEmpty() && !why_.isTooMany());
  const auto count = model_.outliers().points.size();
  says_->setText(model_.fits().empty() ? tr("Told when the fits are revealed.")
                 : why_.isTooMany()
                     ? tr("Tried with at most %1 points.").arg(WhyModel::most_tried)
                     : tr("Points you can drag away before a fit leaves, of %1.").arg(count));
  const auto& strengths = why_.strengths();
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const int row = static_cast<int>(i);
    const bool tried = i < strengths.size();
    const bool known = tried && strengths[i];
    const auto fewest = known ? strengths[i]->found.vertical : std::nullopt;
    const double held =
        fewest ? static_cast<double>(*fewest - 1) / static_cast<double>(count) : 0.5;
    table_->setBar(row, known ? held : 0);
    const QString unknown = tried ? QString("–") : QString("…");
    table_->setCell(row, 0, known ? spared(fewest) : unknown);
    table_->setCell(row, 1, known ? spared(strengths[i]->theory) : unknown);
    table_->setCell(row, 2, known ? spared(strengths[i]->found.anywhere) : unknown);
  }
}

} // namespace losslab
