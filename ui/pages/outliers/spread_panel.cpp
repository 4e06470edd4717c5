#include "ui/pages/outliers/spread_panel.h"

#include "core/scene/chosen.h"
#include "ui/pages/outliers/loss_chooser.h"
#include "ui/theme.h"
#include "ui/widgets/loss_table.h"
#include "ui/widgets/parameter_sliders.h"

#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

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
      table_(new LossTable(LossTable::Look::lines, {{tr("standard deviation")}, {tr("efficiency")}},
                           60)),
      chooser_(new LossChooser(tr("Which regression losses fit a line to the points"),
                               [](const Card& card) { return card.family == Family::regression; })),
      sliders_(new ParameterSliders), verdict_(new QLabel) {
  verdict_->setWordWrap(true);
  auto* heading = new QHBoxLayout;
  heading->addWidget(label(tr("Who wins?"), "section"), 1);
  heading->addWidget(chooser_);
  body()->addLayout(heading);
  table_->setNameTip(tr("Show the parameters of this loss"));
  body()->addWidget(table_);
  body()->addWidget(rule());
  body()->addWidget(verdict_);
  body()->addWidget(sliders_);
  body()->addWidget(
      label(tr("Efficiency: with that share of the points the best possible fit would "
               "do as well (Cramér and Rao's bound)."),
            "secondary"));
  connect(table_, &LossTable::chosen, &outliers_, &OutliersModel::setFocus);
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
  table_->setLosses(ids);
  table_->setChosen(outliers_.outliers().focus);
  QStringList reasons;
  for (int row = 0; row < ids.size(); ++row) {
    const NoiseModel::Standing& standing = model_.standings()[static_cast<std::size_t>(row)];
    showRow(row, standing, decimals());
    reasons << complaint(standing, model_.repeats());
  }
  table_->setReasons(reasons);
  const QString verdict = model_.verdict();
  verdict_->setText(verdict.isEmpty() ? tr("Repeating the experiment …") : verdict);
}

void SpreadPanel::showRow(int row, const NoiseModel::Standing& standing, int decimals) {
  const auto& spread = standing.spread;
  table_->setCell(row, 0, spread ? measured_text(spread->deviation, decimals) : QString("–"));
  table_->setCell(row, 1,
                  spread && spread->efficiency
                      ? tr("%1 ± %2 %")
                            .arg(number_text(100 * spread->efficiency->value, 0),
                                 number_text(100 * spread->efficiency->error, 0))
                      : QString("–"));
}

} // namespace losslab
