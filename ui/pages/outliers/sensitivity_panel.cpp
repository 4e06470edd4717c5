#include "ui/pages/outliers/sensitivity_panel.h"

#include "ui/plot/curve_plot.h"
#include "ui/theme.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segments.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

/// To what a hand can mean: a power of ten no more than a pixel or two wide.
double rounded(double position, const Range& range) {
  const double step = std::pow(10, std::floor(std::log10((range.high - range.low) / 200)));
  return std::isfinite(step) && step > 0 ? std::round(position / step) * step : position;
}

} // namespace

SensitivityPanel::SensitivityPanel(OutliersModel& model, WhyModel& why, QWidget* parent)
    : QWidget(parent), model_(model), why_(why), says_(label({}, "soft")),
      numbers_(new Segments(tr("What is drawn of each fit"),
                            {tr("Slope"), tr("Intercept"), tr("At the point")})),
      plot_(new CurvePlot(tr("Fits as the selected point travels"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, scaled(4), 0, 0);
  column->setSpacing(scaled(6));
  auto* heading = new QHBoxLayout;
  heading->addWidget(says_, 1);
  heading->addWidget(numbers_);
  column->addLayout(heading);
  column->addWidget(plot_, 1);
  plot_->makeCrosshairDraggable();
  connect(plot_, &CurvePlot::crosshairMoved, this, &SensitivityPanel::moveTo);
  connect(plot_, &CurvePlot::crosshairReleased, &model_, &SceneModel::endGesture);
  connect(plot_, &CurvePlot::crosshairCancelled, &model_, &SceneModel::cancelGesture);
  connect(numbers_, &Segments::chosen, this, &SensitivityPanel::showCurves);
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
  const bool travels = scene.selected && scene.points.size() > 1;
  plot_->setVisible(travels);
  numbers_->setVisible(travels);
  says_->setText(!travels ? tr("<b>Sensitivity</b> &nbsp;Select a point to see what it does to the "
                               "fits as it travels.")
                 : scene.beneath == Beneath::vertical
                     ? tr("<b>Sensitivity</b> &nbsp;each fit as this point moves up and down")
                     : tr("<b>Sensitivity</b> &nbsp;each fit as this point moves sideways"));
  if (travels) showHere();
}

double SensitivityPanel::here() const {
  const auto& scene = model_.outliers();
  return scene.selected ? along(why_.journey().way, scene.points[*scene.selected]) : 0;
}

double SensitivityPanel::number(const Line& line, double x) const {
  switch (numbers_->current()) {
  case intercept:
    return line.intercept;
  case at_the_point:
    return line.at(x);
  default:
    return line.slope;
  }
}

void SensitivityPanel::showCurves() {
  const auto& journey = why_.journey();
  const auto selected = model_.outliers().selected;
  QList<CurvePlot::Line> curves;
  for (const auto& course : journey.courses) {
    CurvePlot::Line curve{
        QString::fromStdString(course.card->short_name), loss_style(course.card->id), {}};
    bool broken = true;
    for (std::size_t i = 0; i < course.lines.size() && selected; ++i) {
      const double position = journey.positions[i];
      const double x =
          journey.way == Way::horizontal ? position : model_.outliers().points[*selected].x;
      const bool fits = course.lines[i] && std::isfinite(number(*course.lines[i], x));
      if (fits && broken) curve.stretches.append(CurvePlot::Line::Stretch{});
      broken = !fits;
      if (!fits) continue;
      curve.stretches.last().x.append(position);
      curve.stretches.last().y.append(number(*course.lines[i], x));
    }
    curves.append(curve);
  }
  plot_->setLines(curves);
  if (!journey.courses.empty()) {
    double low = 0;
    double high = 0;
    bool any = false;
    for (const auto& curve : curves)
      for (const auto& stretch : curve.stretches)
        for (const double y : stretch.y) {
          low = any ? std::min(low, y) : y;
          high = any ? std::max(high, y) : y;
          any = true;
        }
    const double margin = high > low ? 0.06 * (high - low) : std::max(1e-3, 0.1 * std::abs(high));
    plot_->setRange(journey.range.low, journey.range.high, low - margin, high + margin);
  }
  plot_->setAxisLabel(journey.way == Way::vertical ? tr("y of this point") : tr("x of this point"));
  showHere();
}

// The marker stands on the fits as they are, not on the curves: these may be a moment late.
void SensitivityPanel::showHere() {
  const auto& scene = model_.outliers();
  if (!scene.selected) return;
  QList<CurvePlot::Mark> marks;
  QStringList spoken;
  for (const auto& fit : model_.fits()) {
    if (!fit.line) continue;
    const double value = number(fit.line->line, scene.points[*scene.selected].x);
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
