#include "ui/pages/outliers/bridge_view.h"

#include "ui/plot/curve_plot.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/even_grid.h"
#include "ui/widgets/panel.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>

namespace losslab {

namespace {

constexpr double reach = 6;         // scales to either side, at first
constexpr double first_error = 1.5; // scales
constexpr int pieces = 400;

using Function = std::function<double(double)>;

CurvePlot::Line curve(const QString& name, const LossStyle& style, Range range,
                      const Function& value) {
  CurvePlot::Line::Stretch stretch;
  for (int i = 0; i <= pieces; ++i) {
    stretch.x.append(range.low + (range.high - range.low) * i / pieces);
    stretch.y.append(value(stretch.x.last()));
  }
  return {name, style, {stretch}};
}

double highest(const QList<CurvePlot::Line>& lines) {
  double high = 0;
  for (const CurvePlot::Line& line : lines)
    for (const double y : line.stretches.front().y)
      high = std::max(high, y);
  return high > 0 ? 1.08 * high : 1;
}

LossStyle noise_style() { return {tokens().ink, QPen(tokens().ink, 1.8)}; }

LossStyle dotted_style() {
  QPen pen(tokens().soft, 1.6);
  pen.setDashPattern({2, 2});
  return {tokens().soft, pen};
}

/// A bed for the loss that lies on it.
LossStyle bed_style() {
  const QColor color = mixed(tokens().surface, tokens().soft, 0.3);
  return {color, QPen(color, scaled(7))};
}

} // namespace

BridgeView::BridgeView(NoiseModel& model, QWidget* parent)
    : QWidget(parent), model_(model), density_(new CurvePlot(tr("Density of the noise"))),
      cost_(new CurvePlot(tr("Negative log-likelihood and loss"))),
      density_says_(label({}, "secondary")), cost_says_(label({}, "secondary")) {
  constexpr int least_width = 170; // else they stand below one another
  auto* grid = new EvenGrid(least_width);
  grid->setCards({card(density_says_, density_), card(cost_says_, cost_)});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(grid);
  for (CurvePlot* plot : {density_, cost_})
    connectPlot(plot);
  connect(&model_, &NoiseModel::restarted, this, &BridgeView::restart);
  when_rethemed(this, [this] { draw(); });
  restart();
}

QWidget* BridgeView::card(QLabel* says, CurvePlot* plot) {
  auto* made = new QWidget;
  auto* column = new QVBoxLayout(made);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(2));
  column->addWidget(says);
  column->addWidget(plot, 1);
  plot->setMinimumHeight(scaled(120));
  return made;
}

void BridgeView::connectPlot(CurvePlot* plot) {
  plot->setAxisLabel(tr("error e = ŷ − y"));
  connect(plot, &CurvePlot::crosshairMoved, this, &BridgeView::look);
  connect(plot, &CurvePlot::rangeWanted, this, [this](double low, double high) {
    const double scale = model_.synthetic().scale;
    if (high - low < 0.01 * scale || high - low > 1000 * scale) return; // no way back by eye
    range_ = {low, high};
    draw();
  });
  connect(plot, &CurvePlot::rangeReset, this, [this] {
    shown_scale_ = -1;
    restart();
  });
}

// The range and the crosshair stay while the noise does: other losses are no other view.
void BridgeView::restart() {
  const Synthetic& synthetic = model_.synthetic();
  const bool same = shown_noise_ == synthetic.noise && shown_scale_ == synthetic.scale;
  shown_noise_ = synthetic.noise;
  shown_scale_ = synthetic.scale;
  if (!model_.bridge()) return;
  if (!same) {
    range_ = {-reach * synthetic.scale, reach * synthetic.scale};
    error_ = first_error * synthetic.scale;
  }
  draw();
}

void BridgeView::draw() {
  if (!model_.bridge()) return;
  drawDensity(*model_.bridge());
  drawCost(*model_.bridge());
  read();
}

void BridgeView::drawDensity(const Bridge& bridge) {
  QList<CurvePlot::Line> lines;
  lines.append(curve(bridge.own ? tr("f") : tr("noise"), noise_style(), range_,
                     [&](double error) { return bridge.noise.at(error); }));
  if (!bridge.own)
    lines.append(curve(tr("hardest"), loss_style(bridge.loss.id), range_,
                       [&](double error) { return bridge.source.at(error); }));
  density_->setLines(lines);
  density_->setRange(range_.low, range_.high, 0, highest(lines));
  density_says_->setText(bridge.own ? tr("<b>Density</b> f(e)")
                                    : tr("<b>Density</b>: the noise, and the hardest"));
}

void BridgeView::drawCost(const Bridge& bridge) {
  const QString name = text(model_.matchingLoss().card().short_name);
  QList<CurvePlot::Line> lines;
  lines.append(curve(QString(), bed_style(), range_,
                     [&](double error) { return bridge_steps(bridge, error).loss; }));
  if (!bridge.own) {
    const double constant = bridge.noise.minus_log(0);
    lines.append(curve(tr("noise"), dotted_style(), range_, [&, constant](double error) {
      return bridge.factor * (bridge.noise.minus_log(error) - constant);
    }));
  }
  lines.append(curve(name, loss_style(bridge.loss.id), range_,
                     [this](double error) { return model_.matchingLoss().at(error, 0).value; }));
  cost_->setLines(lines);
  cost_->setRange(range_.low, range_.high, 0, highest(lines));
  cost_says_->setText(tr("<b>−log f(e)</b> becomes %1").arg(name));
}

void BridgeView::look(double error) {
  error_ = error;
  read();
}

void BridgeView::read() {
  const Bridge& bridge = *model_.bridge();
  const BridgeSteps steps = bridge_steps(bridge, error_);
  const QColor color = bridge.own ? tokens().ink : loss_style(bridge.loss.id).color;
  density_->setCrosshair(
      error_, {{steps.density, color}},
      tr("error %1: density %2").arg(short_number(error_), short_number(steps.density)));
  cost_->setCrosshair(error_, {{steps.loss, loss_style(bridge.loss.id).color}},
                      tr("error %1: %2 = %3")
                          .arg(short_number(error_), text(model_.matchingLoss().card().short_name),
                               short_number(steps.loss)));
  Q_EMIT errorChanged(error_);
}

} // namespace losslab
