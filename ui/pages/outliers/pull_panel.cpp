#include "ui/pages/outliers/pull_panel.h"

#include "ui/theme.h"
#include "ui/widgets/loss_table.h"

#include <QVBoxLayout>

namespace losslab {

PullPanel::PullPanel(OutliersModel& model, WhyModel& why, QWidget* parent)
    : Panel(tr("Why did it move?"), parent), model_(model), why_(why),
      says_(label({}, "secondary")),
      table_(new LossTable(
          LossTable::Look::bars,
          {{tr("pull")},
           {tr("weight"), tr("Its pull per unit of error, against a point the loss fully trusts; "
                             "under MAE against the usual error")},
           {tr("shift"),
            tr("How far the fit would move if this point were left out, against the usual error "
               "of least squares. For MSE it is √(p·Cook's distance/n), with p coefficients")}},
          38)),
      rule_(rule()), leverage_(label({}, "soft")), carried_(label({}, "warn")) {
  body()->addWidget(says_);
  for (QWidget* part : {static_cast<QWidget*>(table_), static_cast<QWidget*>(rule_),
                        static_cast<QWidget*>(leverage_), static_cast<QWidget*>(carried_)})
    body()->addWidget(part);
  connect(&model_, &SceneModel::sceneChanged, this, &PullPanel::refresh);
  connect(&why_, &WhyModel::effectsChanged, this, &PullPanel::refresh);
  refresh();
}

void PullPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << QString::fromStdString(fit.card->id);
  table_->setLosses(ids);
  const auto selected = model_.outliers().selected;
  for (QWidget* part : {static_cast<QWidget*>(table_), static_cast<QWidget*>(rule_)})
    part->setVisible(selected && !ids.isEmpty());
  for (QWidget* part : {leverage_, carried_})
    part->hide();
  says_->setText(!selected       ? tr("Select a point to see how hard it pulls on each fit.")
                 : ids.isEmpty() ? tr("Told when the fits are revealed.")
                                 : tr("How hard this point pulls, of all pull."));
  if (!selected) return;
  std::optional<double> leverage;
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const auto& fit = model_.fits()[i];
    const int row = static_cast<int>(i);
    const bool known = *selected < fit.influence.size();
    const PointInfluence point = known ? fit.influence[*selected] : PointInfluence{};
    table_->setBar(row, point.share);
    table_->setCell(row, 0,
                    known ? tr("%1 %").arg(number_text(100 * point.share, 0)) : QString("–"));
    table_->setCell(row, 1, known ? number_text(point.weight, 2) : QString("–"));
    const bool judged = i < why_.effects().size() && why_.effects()[i];
    table_->setCell(row, 2, judged ? number_text(why_.effects()[i]->shift, 2) : QString("–"));
    if (known) leverage = point.leverage;
  }
  leverage_->setVisible(leverage.has_value());
  const OutliersScene& scene = model_.outliers();
  const double parameters = losslab::Shape{scene.degree, scene.intercept}.parameters();
  if (leverage)
    leverage_->setText(
        tr("Leverage of this point <b>%1</b>, %2 on average")
            .arg(number_text(*leverage, 2),
                 number_text(parameters / static_cast<double>(scene.points.size()), 2)));
  const QString names = following();
  carried_->setText(tr("This point stands so far out in x that %1: leverage beats "
                       "robustness.")
                        .arg(names));
  carried_->setVisible(!names.isEmpty());
}

/// "MAE and Huber follow it": the robust losses whose fits go along with the point nevertheless.
QString PullPanel::following() const {
  QStringList names;
  for (std::size_t i = 0; i < why_.effects().size(); ++i)
    if (why_.effects()[i] && why_.effects()[i]->carried)
      names << QString::fromStdString(model_.fits()[i].card->short_name);
  if (names.isEmpty()) return {};
  if (names.size() == 1) return tr("%1 follows it").arg(names.first());
  const QString last = names.takeLast();
  return tr("%1 and %2 follow it").arg(names.join(tr(", ")), last);
}

} // namespace losslab
