#include "ui/pages/outliers/sensitivity_panel.h"

#include "ui/theme.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace losslab {

namespace {

constexpr double nowhere = std::numeric_limits<double>::infinity();

/// To what a hand can mean: a power of ten no more than a pixel or two wide.
double rounded(double position, const Range& range) {
  const double step = std::pow(10, std::floor(std::log10((range.high - range.low) / 200)));
  return std::isfinite(step) && step > 0 ? std::round(position / step) * step : position;
}

} // namespace

SensitivityPanel::SensitivityPanel(OutliersModel& model, WhyModel& why, QWidget* parent)
    : QWidget(parent), model_(model), why_(why), says_(label({}, "soft")), numbers_(new QComboBox),
      plot_(new CurvePlot(tr("Fits as the selected point travels"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, scaled(4), 0, 0);
  column->setSpacing(scaled(6));
  auto* heading = new QHBoxLayout;
  auto* title = label(tr("Sensitivity"), "section");
  title->setWordWrap(false);
  heading->addWidget(title);
  heading->addSpacing(scaled(8));
  heading->addWidget(numbers_);
  heading->addStretch(1);
  column->addLayout(heading);
  column->addWidget(says_);
  column->addWidget(plot_, 1);
  numbers_->setAccessibleName(tr("What is drawn of each fit"));
  numbers_->addItems({tr("Slope"), tr("Intercept"), tr("ŷ at the point")});
  plot_->makeCrosshairDraggable();
  plot_->nameCrosshair(tr("here"));
  connect(plot_, &CurvePlot::crosshairMoved, this, &SensitivityPanel::moveTo);
  connect(plot_, &CurvePlot::crosshairReleased, &model_, &SceneModel::endGesture);
  connect(plot_, &CurvePlot::crosshairCancelled, &model_, &SceneModel::cancelGesture);
  connect(numbers_, &QComboBox::currentIndexChanged, this, &SensitivityPanel::showCurves);
  connect(&why_, &WhyModel::journeyChanged, this, &SensitivityPanel::showCurves);
  connect(&model_, &SceneModel::sceneChanged, this, &SensitivityPanel::showScene);
  when_rethemed(this, [this] { showCurves(); });
  showScene();
  showCurves();
}

void SensitivityPanel::moveTo(double position) {
  const auto selected = model_.outliers().selected;
  if (!selected || why_.journey().courses.empty()) return;
  const auto& journey = why_.journey();
  Sample point = model_.outliers().points[*selected];
  along(journey.way, point) =
      std::clamp(rounded(position, journey.range), journey.range.low, journey.range.high);
  model_.movePoint(*selected, point, "travel " + std::to_string(*selected));
}

void SensitivityPanel::showScene() {
  const OutliersScene& scene = model_.outliers();
  setVisible(scene.beneath == Beneath::vertical || scene.beneath == Beneath::horizontal);
  const bool travels = scene.selected && scene.points.size() > 1 && !scene.guess;
  says_->setText(scene.guess ? tr("Reveal the fits to see what a point does to them as it travels.")
                             : tr("Select a point to see what it does to the fits as it travels."));
  // A sentence alone leaves the room to the points.
  setSizePolicy(QSizePolicy::Preferred, travels ? QSizePolicy::Preferred : QSizePolicy::Maximum);
  plot_->setVisible(travels);
  numbers_->setVisible(travels);
  says_->setVisible(!travels);
  numbers_->setItemText(slope, scene.degree == 1 ? tr("Slope") : tr("Coefficient of x"));
  if (travels) showHere();
}

double SensitivityPanel::here() const {
  const auto& scene = model_.outliers();
  return scene.selected ? along(why_.journey().way, scene.points[*scene.selected]) : 0;
}

double SensitivityPanel::number(const Polynomial& curve, double x) const {
  switch (numbers_->currentIndex()) {
  case intercept:
    return curve.over_x()[0];
  case at_the_point:
    return curve.at(x);
  default:
    return curve.over_x()[1];
  }
}

CurvePlot::Line SensitivityPanel::drawn(const WhyModel::Journey::Course& course) const {
  const auto& journey = why_.journey();
  CurvePlot::Line line{
      QString::fromStdString(course.card->short_name), loss_style(course.card->id), {}};
  const double stays = model_.outliers().points[*model_.outliers().selected].x;
  bool broken = true; // where there is no fit
  for (std::size_t i = 0; i < course.curves.size(); ++i) {
    const double position = journey.positions[i];
    const double x = journey.way == Way::horizontal ? position : stays;
    const double y = course.curves[i] ? number(*course.curves[i], x) : nowhere;
    if (!std::isfinite(y)) {
      broken = true;
      continue;
    }
    if (std::exchange(broken, false)) line.stretches.append(CurvePlot::Line::Stretch{});
    line.stretches.last().x.append(position);
    line.stretches.last().y.append(y);
  }
  return line;
}

void SensitivityPanel::showCurves() {
  const auto& journey = why_.journey();
  QList<CurvePlot::Line> curves;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  if (model_.outliers().selected)
    for (const auto& course : journey.courses) {
      curves.append(drawn(course));
      for (const auto& stretch : curves.last().stretches) {
        low = std::min(low, *std::min_element(stretch.y.begin(), stretch.y.end()));
        high = std::max(high, *std::max_element(stretch.y.begin(), stretch.y.end()));
      }
    }
  plot_->setLines(curves);
  if (low <= high) {
    const double margin = high > low ? 0.06 * (high - low) : std::max(1e-3, 0.1 * std::abs(high));
    plot_->setRange(journey.range.low, journey.range.high, low - margin, high + margin);
  }
  plot_->setAxisLabel(journey.way == Way::vertical ? tr("y of this point, as it moves up and down")
                                                   : tr("x of this point, as it moves sideways"));
  showHere();
}

// The marker stands on the fits as they are, not on the curves: these may be a moment late.
void SensitivityPanel::showHere() {
  const auto& scene = model_.outliers();
  if (!scene.selected) return;
  QList<CurvePlot::Mark> marks;
  QStringList spoken;
  for (const auto& fit : model_.fits()) {
    if (!fit.fitted) continue;
    const double value = number(fit.fitted->curve, scene.points[*scene.selected].x);
    marks.append({value, loss_style(fit.card->id).color});
    spoken << QString("%1 %2").arg(QString::fromStdString(fit.card->short_name),
                                   short_number(value, 3));
  }
  const QString place = why_.journey().way == Way::vertical ? tr("y = %1") : tr("x = %1");
  plot_->setCrosshair(
      here(), marks,
      tr("The point is at %1: %2").arg(place.arg(short_number(here())), spoken.join(", ")));
}

} // namespace losslab
