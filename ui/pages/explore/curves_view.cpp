#include "ui/pages/explore/curves_view.h"

#include "ui/plot/curve_plot.h"
#include "ui/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace losslab {

namespace {

using Quantity = ExploreModel::Quantity;

const std::vector<double>& column(const Stretch& stretch, Quantity quantity) {
  return quantity == Quantity::value   ? stretch.value
         : quantity == Quantity::slope ? stretch.slope
                                       : stretch.curvature;
}

double component(const Point& point, Quantity quantity) {
  return quantity == Quantity::value   ? point.value
         : quantity == Quantity::slope ? point.slope
                                       : point.curvature;
}

} // namespace

QString axis_symbol(Axis axis) {
  static const std::array<QString, 5> symbols{"e", "ŷ", "m", "z", "p"};
  return symbols[static_cast<std::size_t>(axis)];
}

QString axis_reading(Axis axis, double value) {
  return axis_symbol(axis) + " = " + number_text(value, axis == Axis::probability ? 3 : 2);
}

QString axis_label(Axis axis) {
  switch (axis) {
  case Axis::error:
    return CurvesView::tr("prediction error e = ŷ − y");
  case Axis::prediction:
    return CurvesView::tr("prediction ŷ");
  case Axis::margin:
    return CurvesView::tr("margin m = (2y − 1)·z");
  case Axis::logit:
    return CurvesView::tr("logit z");
  case Axis::probability:
    return CurvesView::tr("predicted probability p = σ(z)");
  }
  return {};
}

CurvesView::CurvesView(ExploreModel& model, QWidget* parent)
    : QWidget(parent), model_(model), nothing_(label({}, "soft")) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(scaled(4));
  stack->addWidget(nothing_);
  addStrip(Quantity::value, tr("Loss"), {});
  addStrip(Quantity::slope, tr("Gradient"), tr("what the optimizer feels"));
  addStrip(Quantity::curvature, tr("Curvature"), tr("how fast the gradient changes"));
  connect(&model_, &ExploreModel::readingsChanged, this, &CurvesView::showReadings);
  connect(&model_, &ExploreModel::curvesChanged, this, &CurvesView::showCurves);
  when_rethemed(this, [this] { showCurves(); });
  showCurves();
}

void CurvesView::addStrip(Quantity quantity, const QString& name, const QString& why) {
  auto* title = new QWidget;
  auto* words = new QHBoxLayout(title);
  words->setContentsMargins(0, 0, 0, 0);
  auto* name_label = label(name, "section");
  name_label->setWordWrap(false);
  auto* why_label = new ElidedLabel("soft");
  why_label->setText(why);
  words->addWidget(name_label);
  words->addWidget(why_label, 1);
  auto* plot = new CurvePlot(tr("%1 of the chosen losses").arg(name));
  layout()->addWidget(title);
  static_cast<QVBoxLayout*>(layout())->addWidget(plot, quantity == Quantity::curvature ? 3 : 4);
  strips_.append({quantity, title, plot});
  connect(plot, &CurvePlot::crosshairMoved, &model_, &ExploreModel::moveCrosshair);
  connect(plot, &CurvePlot::rangeWanted, &model_, &ExploreModel::setRange);
  connect(plot, &CurvePlot::rangeReset, &model_, &ExploreModel::resetRange);
  connect(plot, &CurvePlot::rangeFinished, &model_, &SceneModel::endGesture);
}

void CurvesView::showCurves() {
  const ExploreScene& scene = model_.explore();
  nothing_->setVisible(model_.drawn().empty());
  nothing_->setText(scene.losses.empty()
                        ? tr("Tick a loss in the list to see its curve.")
                        : tr("None of the ticked losses has a curve over this axis."));
  for (const Strip& strip : strips_) {
    const bool shown = strip.quantity == Quantity::value ||
                       (strip.quantity == Quantity::slope ? scene.gradient : scene.curvature);
    strip.title->setVisible(shown);
    strip.plot->setVisible(shown);
    if (!shown) continue;
    QList<CurvePlot::Line> lines;
    for (const auto& one : model_.drawn()) {
      CurvePlot::Line line{
          QString::fromStdString(one.card->short_name), loss_style(one.card->id), {}};
      for (const Stretch& stretch : one.stretches) {
        const auto& ys = column(stretch, strip.quantity);
        line.stretches.append({QList<double>(stretch.x.begin(), stretch.x.end()),
                               QList<double>(ys.begin(), ys.end())});
      }
      lines.append(line);
    }
    strip.plot->setLines(lines);
    const Range height = model_.height(strip.quantity);
    strip.plot->setRange(scene.low, scene.high, height.low, height.high);
  }
  for (const Strip& strip : strips_) {
    const bool lowest = strip.quantity == (scene.curvature  ? Quantity::curvature
                                           : scene.gradient ? Quantity::slope
                                                            : Quantity::value);
    strip.plot->setAxisLabel(lowest ? axis_label(scene.axis) : QString());
  }
  showReadings();
}

void CurvesView::showReadings() {
  const ExploreScene& scene = model_.explore();
  const QString place = axis_reading(scene.axis, scene.crosshair);
  const auto ball = model_.ballPoint();
  for (const Strip& strip : strips_) {
    QList<CurvePlot::Mark> marks;
    QStringList spoken{place};
    for (const auto& one : model_.drawn()) {
      if (!one.reading) continue;
      const double y = component(*one.reading, strip.quantity);
      marks.append({y, loss_style(one.card->id).color});
      spoken << QString::fromStdString(one.card->name) + " " + number_text(y, 3);
    }
    strip.plot->setCrosshair(scene.crosshair, marks, spoken.join(", "));
    std::optional<QPointF> at;
    if (ball) at = QPointF(scene.ball->position, component(*ball, strip.quantity));
    strip.plot->setBall(at, loss_style(scene.focus).color);
  }
}

QString CurvesView::table() const {
  QString text = "loss," + axis_symbol(model_.explore().axis) + ",value,gradient,curvature\n";
  for (const auto& one : model_.drawn())
    for (const Stretch& stretch : one.stretches)
      for (std::size_t i = 0; i < stretch.x.size(); ++i)
        text += QString::fromStdString(one.card->id) + ',' +
                QString::number(stretch.x[i], 'g', 17) + ',' +
                QString::number(stretch.value[i], 'g', 17) + ',' +
                QString::number(stretch.slope[i], 'g', 17) + ',' +
                QString::number(stretch.curvature[i], 'g', 17) + '\n';
  return text;
}

} // namespace losslab
