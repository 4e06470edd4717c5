#include "ui/pages/outliers/breakdown_panel.h"

#include "ui/theme.h"
#include "ui/widgets/share_bar.h"

#include <QGridLayout>

namespace losslab {

namespace {

QLabel* number(QGridLayout* grid, int row, int column, const char* role = nullptr) {
  QLabel* made = role ? label({}, role) : new QLabel;
  made->setWordWrap(false);
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(40));
  grid->addWidget(made, row, column);
  return made;
}

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
    : Panel(tr("Breakdown"), parent), model_(model), why_(why), says_(label({}, "secondary")) {
  setToolTip(tr("Found by trying: points are put far away, those that do most first, until the fit "
                "goes along without bound"));
  body()->addWidget(says_);
  connect(&model_, &SceneModel::sceneChanged, this, &BreakdownPanel::refresh);
  connect(&why_, &WhyModel::strengthsChanged, this, &BreakdownPanel::refresh);
  refresh();
}

void BreakdownPanel::build() {
  delete table_;
  rows_.clear();
  table_ = new QWidget(this);
  body()->addWidget(table_);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(scaled(8));
  grid->setVerticalSpacing(scaled(6));
  grid->setColumnStretch(1, 1);
  const std::pair<QString, QString> heads[]{
      {tr("in y"), tr("Moved up or down, by trying")},
      {tr("theory"), tr("The same figure from theory; ≤ where it is only known to be no more. "
                        "Where the scales balance exactly, trying needs one point more")},
      {tr("in x, too"), tr("Moved sideways as well, by trying")}};
  for (int i = 0; i < 3; ++i) {
    QLabel* head = number(grid, 0, i + 2, "caption");
    head->setText(heads[i].first);
    head->setToolTip(heads[i].second);
  }
  int row = 1;
  for (const auto& fit : model_.fits()) {
    grid->addWidget(new QLabel(QString::fromStdString(fit.card->short_name)), row, 0);
    auto* bar = new ShareBar(fit.card->id);
    grid->addWidget(bar, row, 1);
    rows_.append({bar, number(grid, row, 2), number(grid, row, 3, "soft"), number(grid, row, 4)});
    ++row;
  }
}

void BreakdownPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << QString::fromStdString(fit.card->id);
  if (ids != shown_ || table_ == nullptr) {
    shown_ = ids;
    build();
  }
  table_->setVisible(!why_.isTooMany());
  const auto count = model_.outliers().points.size();
  says_->setText(model_.fits().empty() ? tr("Told when the fits are revealed.")
                 : why_.isTooMany()
                     ? tr("Tried with at most %1 points.").arg(WhyModel::most_tried)
                     : tr("Points you can drag away before a fit leaves, of %1.").arg(count));
  const auto& strengths = why_.strengths();
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const Row& row = rows_.at(static_cast<qsizetype>(i));
    const bool tried = i < strengths.size();
    const bool known = tried && strengths[i];
    const auto fewest = known ? strengths[i]->found.vertical : std::nullopt;
    const double held =
        fewest ? static_cast<double>(*fewest - 1) / static_cast<double>(count) : 0.5;
    row.bar->setShare(known ? held : 0);
    const QString unknown = tried ? QString("–") : QString("…");
    row.vertical->setText(known ? spared(fewest) : unknown);
    row.theory->setText(known ? spared(strengths[i]->theory) : unknown);
    row.anywhere->setText(known ? spared(strengths[i]->found.anywhere) : unknown);
  }
}

} // namespace losslab
