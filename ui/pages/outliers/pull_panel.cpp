#include "ui/pages/outliers/pull_panel.h"

#include "ui/theme.h"
#include "ui/widgets/share_bar.h"

#include <QGridLayout>

namespace losslab {

namespace {

QLabel* number(QGridLayout* grid, int row, int column, const char* role = nullptr) {
  QLabel* made = role ? label({}, role) : new QLabel;
  made->setWordWrap(false);
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(38));
  grid->addWidget(made, row, column);
  return made;
}

} // namespace

PullPanel::PullPanel(OutliersModel& model, WhyModel& why, QWidget* parent)
    : Panel(tr("Why did it move?"), parent), model_(model), why_(why),
      says_(label({}, "secondary")) {
  body()->addWidget(says_);
  connect(&model_, &SceneModel::sceneChanged, this, &PullPanel::refresh);
  connect(&why_, &WhyModel::effectsChanged, this, &PullPanel::refresh);
  refresh();
}

void PullPanel::build() {
  delete table_;
  rows_.clear();
  table_ = new QWidget(this);
  body()->addWidget(table_);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(scaled(8));
  grid->setVerticalSpacing(scaled(6));
  grid->setColumnStretch(1, 1);
  number(grid, 0, 2, "caption")->setText(tr("pull"));
  QLabel* weight = number(grid, 0, 3, "caption");
  weight->setText(tr("weight"));
  weight->setToolTip(tr("Its pull per unit of error, against a point the loss fully trusts; under "
                        "MAE against the usual error"));
  QLabel* shift = number(grid, 0, 4, "caption");
  shift->setText(tr("shift"));
  shift->setToolTip(tr("How far the fit would move if this point were left out, against the usual "
                       "error of least squares. For MSE it is √(2·Cook's distance/n)"));
  int row = 1;
  for (const auto& fit : model_.fits()) {
    grid->addWidget(new QLabel(QString::fromStdString(fit.card->short_name)), row, 0);
    auto* bar = new ShareBar(fit.card->id);
    grid->addWidget(bar, row, 1);
    rows_.append({bar, number(grid, row, 2), number(grid, row, 3), number(grid, row, 4)});
    ++row;
  }
  grid->addWidget(rule(), row++, 0, 1, 5);
  leverage_ = label({}, "soft");
  grid->addWidget(leverage_, row++, 0, 1, 5);
  carried_ = label({}, "warn");
  grid->addWidget(carried_, row, 0, 1, 5);
}

void PullPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << QString::fromStdString(fit.card->id);
  if (ids != shown_ || table_ == nullptr) {
    shown_ = ids;
    build();
  }
  const auto selected = model_.outliers().selected;
  table_->setVisible(selected.has_value());
  says_->setText(selected ? tr("How hard this point pulls, of all pull.")
                          : tr("Select a point to see how hard it pulls on each fit."));
  if (!selected) return;
  std::optional<double> leverage;
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const auto& fit = model_.fits()[i];
    const Row& row = rows_.at(static_cast<qsizetype>(i));
    const bool known = *selected < fit.influence.size();
    const PointInfluence point = known ? fit.influence[*selected] : PointInfluence{};
    row.bar->setShare(point.share);
    row.share->setText(known ? tr("%1 %").arg(number_text(100 * point.share, 0)) : QString("–"));
    row.weight->setText(known ? number_text(point.weight, 2) : QString("–"));
    const bool judged = i < why_.effects().size() && why_.effects()[i];
    row.shift->setText(judged ? number_text(why_.effects()[i]->shift, 2) : QString("–"));
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
