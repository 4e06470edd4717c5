#include "ui/pages/outliers/spread_view.h"

#include "ui/plot/spread_plot.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/tool_button.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace losslab {

namespace {

constexpr std::array<Coefficient, 2> coefficients{&Line::slope, &Line::intercept};

} // namespace

SpreadView::SpreadView(OutliersModel& outliers, NoiseModel& model, QWidget* parent)
    : QWidget(parent), outliers_(outliers), model_(model),
      plot_(new SpreadPlot(tr("Spread of the fits"))), controls_(new QWidget) {
  makeControls();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(plot_);
  connect(plot_, &SpreadPlot::rowChosen, &outliers_, [this](int row) {
    outliers_.setFocus(model_.standings()[static_cast<std::size_t>(row)].card->id);
  });
  connect(&outliers_, &SceneModel::sceneChanged, this, &SpreadView::refresh);
  connect(&model_, &NoiseModel::restarted, this, &SpreadView::refresh);
  connect(&model_, &NoiseModel::advanced, this, &SpreadView::refresh);
  connect(&model_, &NoiseModel::runningChanged, this, &SpreadView::showProgress);
  when_rethemed(this, [this] { refresh(); });
  refresh();
}

void SpreadView::makeControls() {
  coefficient_ = new Segments(tr("Whose spread"), {tr("Slope"), tr("Intercept")});
  progress_ = new QProgressBar;
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Repeats of the experiment"));
  repeats_ = label({}, "secondary");
  repeats_->setWordWrap(false);
  cancel_ = tool_button({}, tr("Stops the repeats, and keeps those there are; or goes on"));
  status_ = new QWidget;
  status_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(status_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(10));
  row->addWidget(repeats_);
  row->addWidget(progress_, 1);
  auto* flow = new FlowLayout(controls_, scaled(8));
  for (QWidget* part :
       {static_cast<QWidget*>(coefficient_), static_cast<QWidget*>(cancel_), status_})
    flow->addWidget(part);
  connect(coefficient_, &Segments::chosen, &model_, [this](int index) {
    model_.setCoefficient(coefficients[static_cast<std::size_t>(index)]);
  });
  connect(cancel_, &QToolButton::clicked, &model_,
          [this] { model_.setRunning(!model_.isRunning()); });
}

// Whether it can be stopped or not, the row keeps its height.
void SpreadView::showEvent(QShowEvent* event) {
  status_->setFixedHeight(cancel_->sizeHint().height());
  QWidget::showEvent(event);
}

void SpreadView::showProgress() {
  const bool over = model_.repeats() >= model_.enough();
  progress_->setMaximum(model_.enough());
  progress_->setValue(model_.repeats());
  repeats_->setText(over ? tr("%1 repeats").arg(model_.repeats())
                         : tr("%1 of %2 repeats").arg(model_.repeats()).arg(model_.enough()));
  cancel_->setText(model_.isRunning() || over ? tr("Cancel") : tr("Go on"));
  cancel_->setEnabled(!over);
}

void SpreadView::refresh() {
  showProgress();
  std::vector<SpreadPlot::Row> rows;
  int chosen = -1;
  for (const NoiseModel::Standing& standing : model_.standings()) {
    if (standing.card->id == outliers_.outliers().focus) chosen = static_cast<int>(rows.size());
    SpreadPlot::Row row{text(standing.card->short_name), loss_style(standing.card->id), {}};
    for (const auto& line : standing.estimates.lines)
      if (line) row.values.push_back((*line).*model_.coefficient());
    if (standing.spread) {
      row.mean = standing.spread->mean;
      row.deviation = standing.spread->deviation.value;
    }
    rows.push_back(std::move(row));
  }
  plot_->setRows(std::move(rows), chosen, range());
  const QString name = model_.coefficient() == &Line::slope ? tr("slope") : tr("intercept");
  plot_->setTruth(model_.truth(), tr("%1 of the fitted line; dashed: the true one").arg(name));
  plot_->setAccessibleDescription(spoken());
}

// Wide enough for nearly all, and no wider than that for one line gone wild. It grows by
// stairs, so that it does not move with every repeat.
Range SpreadView::range() const {
  constexpr double deviations = 3.5;
  double widest = 0;
  for (const NoiseModel::Standing& standing : model_.standings())
    if (standing.spread)
      widest = std::max(widest, standing.spread->deviation.value +
                                    std::abs(standing.spread->mean - model_.truth()) / deviations);
  if (widest == 0) widest = std::max(std::abs(model_.truth()), 1.0) / 10;
  constexpr double stair = 1.25;
  const double step = std::pow(stair, std::ceil(std::log(widest) / std::log(stair)));
  return {model_.truth() - deviations * step, model_.truth() + deviations * step};
}

QString SpreadView::spoken() const {
  QStringList all;
  for (const NoiseModel::Standing& standing : model_.standings())
    if (standing.spread)
      all << tr("%1: mean %2, standard deviation %3")
                 .arg(text(standing.card->short_name), short_number(standing.spread->mean),
                      short_number(standing.spread->deviation.value, 3));
  return tr("%1 repeats, true value %2. ").arg(model_.repeats()).arg(short_number(model_.truth())) +
         all.join(". ");
}

} // namespace losslab
