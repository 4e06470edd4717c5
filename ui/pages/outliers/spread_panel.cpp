#include "ui/pages/outliers/spread_panel.h"

#include "core/scene/chosen.h"
#include "ui/pages/outliers/loss_chooser.h"
#include "ui/theme.h"
#include "ui/widgets/loss_swatch.h"
#include "ui/widgets/parameter_sliders.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

QLabel* number(QGridLayout* grid, int row, int column, const char* role = nullptr) {
  QLabel* made = role ? label({}, role) : new QLabel;
  made->setWordWrap(false);
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  grid->addWidget(made, row, column);
  return made;
}

QString measured_text(const Measured& measured, int decimals) {
  const bool ordinary = measured.value < 1e5 && measured.value >= 0.5 * std::pow(10, -decimals);
  if (!ordinary && measured.value != 0)
    return QString("%1 ± %2").arg(short_number(measured.value, 3), short_number(measured.error, 1));
  return QString("%1 ± %2").arg(number_text(measured.value, decimals),
                                number_text(measured.error, decimals));
}

/// Why there are no lines, or fewer than repeats; why they lean. Empty when all is well.
QString complaint(const NoiseModel::Standing& standing, int repeats) {
  const auto& spread = standing.spread;
  const int count = spread ? spread->count : 0;
  if (standing.estimates.refusal && count < repeats)
    return SpreadPanel::tr("a line in %1 of %2 repeats; else %3")
        .arg(count)
        .arg(repeats)
        .arg(QString::fromStdString(standing.estimates.refusal->why));
  if (spread && spread->biased)
    return SpreadPanel::tr("leans: its mean is %1").arg(short_number(spread->mean));
  return {};
}

} // namespace

SpreadPanel::SpreadPanel(OutliersModel& outliers, NoiseModel& model, QWidget* parent)
    : Panel({}, parent), outliers_(outliers), model_(model),
      chooser_(new LossChooser(tr("Which regression losses fit a line to the points"),
                               [](const Card& card) { return card.family == Family::regression; })),
      sliders_(new ParameterSliders), verdict_(new QLabel) {
  verdict_->setWordWrap(true);
  auto* heading = new QHBoxLayout;
  heading->addWidget(label(tr("Who wins?"), "section"), 1);
  heading->addWidget(chooser_);
  body()->addLayout(heading);
  body()->addWidget(rule());
  body()->addWidget(verdict_);
  body()->addWidget(sliders_);
  body()->addWidget(label(tr("Efficiency 64 %: the best possible fit would need only 64 % of the "
                             "points (Cramér and Rao's bound)."),
                          "secondary"));
  connect(chooser_, &LossChooser::lossToggled, &outliers_, &OutliersModel::toggleLoss);
  connect(sliders_, &ParameterSliders::changed, &outliers_, &OutliersModel::setParameter);
  connect(sliders_, &ParameterSliders::finished, &outliers_, &SceneModel::endGesture);
  connect(&outliers_, &SceneModel::sceneChanged, this, &SpreadPanel::showLosses);
  connect(&outliers_, &SceneModel::sceneChanged, this, &SpreadPanel::refresh);
  connect(&model_, &NoiseModel::restarted, this, &SpreadPanel::refresh);
  connect(&model_, &NoiseModel::advanced, this, &SpreadPanel::refresh);
  showLosses();
  refresh();
}

void SpreadPanel::showLosses() {
  QStringList ids;
  for (const LossChoice& choice : outliers_.outliers().losses)
    ids << QString::fromStdString(choice.id);
  chooser_->setChosen(ids);
  const LossChoice* focus = find_choice(outliers_.outliers().losses, outliers_.outliers().focus);
  if (focus == nullptr) return;
  if (const auto loss = make_loss(focus->id, focus->parameters)) sliders_->showLoss(**loss);
}

void SpreadPanel::build() {
  delete table_;
  rows_.clear();
  table_ = new QWidget(this);
  body()->insertWidget(1, table_);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(scaled(10));
  grid->setVerticalSpacing(scaled(1));
  grid->setColumnStretch(1, 1);
  grid->addWidget(label(tr("loss"), "caption"), 0, 0, 1, 2);
  number(grid, 0, 2, "caption")->setText(tr("standard deviation"));
  number(grid, 0, 3, "caption")->setText(tr("efficiency"));
  int row = 1;
  for (const NoiseModel::Standing& standing : model_.standings()) {
    grid->addWidget(new LossSwatch(standing.card->id, LossSwatch::Shape::line), row, 0);
    auto* name = new QToolButton;
    name->setText(QString::fromStdString(standing.card->short_name));
    name->setCheckable(true);
    name->setProperty("row", "true");
    name->setFocusPolicy(Qt::StrongFocus);
    name->setToolTip(tr("Show the parameters of this loss"));
    connect(name, &QToolButton::clicked, &outliers_,
            [this, id = standing.card->id] { outliers_.setFocus(id); });
    grid->addWidget(name, row, 1, Qt::AlignLeft);
    QLabel* spread = number(grid, row, 2);
    QLabel* efficiency = number(grid, row, 3);
    QLabel* reason = label({}, "warn");
    grid->addWidget(reason, row + 1, 1, 1, 3);
    rows_.append({name, spread, efficiency, reason});
    row += 2;
  }
}

// As many as the error of the smallest spread has room in.
int SpreadPanel::decimals() const {
  double least = 0;
  for (const NoiseModel::Standing& standing : model_.standings()) {
    const double error = standing.spread ? standing.spread->deviation.error : 0;
    if (error > 0 && (least == 0 || error < least)) least = error;
  }
  return least == 0 ? 3 : std::clamp(static_cast<int>(std::ceil(-std::log10(least))), 0, 6);
}

void SpreadPanel::refresh() {
  QStringList ids;
  for (const NoiseModel::Standing& standing : model_.standings())
    ids << QString::fromStdString(standing.card->id);
  if (ids != shown_ || table_ == nullptr) {
    shown_ = ids;
    build();
  }
  for (qsizetype i = 0; i < rows_.size(); ++i)
    showRow(i, decimals());
  const QString verdict = model_.verdict();
  verdict_->setText(verdict.isEmpty() ? tr("Repeating the experiment …") : verdict);
}

void SpreadPanel::showRow(qsizetype index, int decimals) {
  const NoiseModel::Standing& standing = model_.standings()[static_cast<std::size_t>(index)];
  const Row& row = rows_.at(index);
  const auto& spread = standing.spread;
  row.name->setChecked(standing.card->id == outliers_.outliers().focus);
  row.spread->setText(spread ? measured_text(spread->deviation, decimals) : QString("–"));
  row.efficiency->setText(spread && spread->efficiency
                              ? tr("%1 ± %2 %")
                                    .arg(number_text(100 * spread->efficiency->value, 0),
                                         number_text(100 * spread->efficiency->error, 0))
                              : QString("–"));
  const QString why = complaint(standing, model_.repeats());
  row.reason->setText(why);
  row.reason->setVisible(!why.isEmpty());
}

} // namespace losslab
