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
  made->setMinimumWidth(scaled(44));
  grid->addWidget(made, row, column);
  return made;
}

} // namespace

PullPanel::PullPanel(OutliersModel& model, QWidget* parent)
    : Panel(tr("Why did it move?"), parent), model_(model), says_(label({}, "secondary")) {
  body()->addWidget(says_);
  connect(&model_, &SceneModel::sceneChanged, this, &PullPanel::refresh);
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
  int row = 1;
  for (const auto& fit : model_.fits()) {
    grid->addWidget(new QLabel(QString::fromStdString(fit.card->short_name)), row, 0);
    auto* bar = new ShareBar(fit.card->id);
    grid->addWidget(bar, row, 1);
    rows_.append({bar, number(grid, row, 2), number(grid, row, 3)});
    ++row;
  }
  grid->addWidget(rule(), row++, 0, 1, 4);
  leverage_ = label({}, "soft");
  grid->addWidget(leverage_, row, 0, 1, 4);
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
  says_->setText(selected ? tr("This point's share of all pull, and its weight.")
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
    if (known) leverage = point.leverage;
  }
  leverage_->setVisible(leverage.has_value());
  if (!leverage) return;
  // Hoaglin & Welsch (1978) call more than twice the mean, 2·2/n, high.
  const bool high = *leverage > 4.0 / static_cast<double>(model_.outliers().points.size());
  const QString value = number_text(*leverage, 2);
  leverage_->setText(high ? tr("Leverage <b>%1</b>: far out in x, where even MAE and Huber follow "
                               "it.")
                                .arg(value)
                          : tr("Leverage of this point <b>%1</b>").arg(value));
}

} // namespace losslab
