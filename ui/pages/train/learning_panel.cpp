#include "ui/pages/train/learning_panel.h"

#include "core/range.h"
#include "ui/plot/curve_plot.h"
#include "ui/theme.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr int least_epochs = 20; ///< shown from the start, so that the axis does not jump

LossStyle thin(LossStyle style) {
  style.color.setAlphaF(0.55F);
  style.pen = QPen(style.color, 1);
  return style;
}

// Of the last `window` points up to each.
QList<double> running_mean(const QList<double>& values, qsizetype window) {
  QList<double> means;
  double sum = 0;
  for (qsizetype i = 0; i < values.size(); ++i) {
    sum += values[i] - (i >= window ? values[i - window] : 0);
    means.append(sum / static_cast<double>(std::min(i + 1, window)));
  }
  return means;
}

CurvePlot::Line line_of(const QString& name, const LossStyle& style,
                        const std::vector<LearningPoint>& points, LearningPanel::Quantity quantity,
                        bool smoothed) {
  constexpr qsizetype shares = 20; // the window is a twentieth of what is shown
  CurvePlot::Line line{name, style, {}};
  CurvePlot::Line::Stretch stretch;
  for (const LearningPoint& point : points) {
    stretch.x.append(point.epoch);
    stretch.y.append(quantity(point));
  }
  if (smoothed) stretch.y = running_mean(stretch.y, 1 + stretch.y.size() / shares);
  if (!points.empty()) line.stretches.append(stretch);
  return line;
}

Range height_of(const QList<CurvePlot::Line>& lines) {
  double lowest = 0;
  double highest = 0;
  for (const auto& line : lines)
    for (const auto& stretch : line.stretches)
      for (const double y : stretch.y) {
        lowest = std::min(lowest, y);
        highest = std::max(highest, y);
      }
  const double room = highest > lowest ? 0.05 * (highest - lowest) : 1;
  return {lowest < 0 ? lowest - room : 0, highest + room};
}

/// The point nearest to that epoch.
const LearningPoint& at_epoch(const std::vector<LearningPoint>& points, double epoch) {
  return *std::min_element(points.begin(), points.end(),
                           [epoch](const LearningPoint& a, const LearningPoint& b) {
                             return std::abs(a.epoch - epoch) < std::abs(b.epoch - epoch);
                           });
}

} // namespace

LearningPanel::LearningPanel(TrainModel& model, QWidget* parent)
    : Panel({}, parent), model_(model), head_(new QHBoxLayout), title_(label({}, "section")),
      says_(new ElidedLabel("soft")), plot_(new CurvePlot(tr("Learning curves"))) {
  title_->setWordWrap(false);
  head_->setSpacing(scaled(8));
  head_->addWidget(title_);
  head_->addWidget(says_, 1);
  plot_->setAxisLabel(tr("epoch"));
  plot_->setWholeTicks();
  body()->addLayout(head_);
  body()->addWidget(plot_, 1);
  setMinimumHeight(scaled(200));
  connect(plot_, &CurvePlot::crosshairMoved, this, [this](double epoch) {
    crosshair_ = std::round(epoch);
    read();
  });
  connect(&model_, &TrainModel::snapshotTaken, this, &LearningPanel::refresh);
  when_rethemed(this, [this] { refresh(); });
}

void LearningPanel::setChoice(QWidget* choice) {
  title_->hide();
  head_->insertWidget(0, choice);
}

void LearningPanel::setQuantities(const QString& title, const QString& says, Quantity strong,
                                  Quantity thin) {
  if (strong == strong_ && title == title_->text()) return;
  title_->setText(title);
  plot_->setAccessibleName(title);
  usual_ = says;
  strong_ = strong;
  thin_ = thin;
  refresh();
}

void LearningPanel::setQuantity(const QString& title, const QString& says, Quantity jumping) {
  smoothed_ = true;
  setQuantities(title, says, jumping, jumping);
}

void LearningPanel::refresh() {
  const auto& lanes = model_.snapshot().lanes;
  if (lanes.empty() || strong_ == nullptr) return;
  QList<CurvePlot::Line> lines;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const LossStyle style = loss_style(model_.train().lanes[i].id);
    const QString name = model_.laneName(i);
    lines.append(line_of({}, thin(style), lanes[i].curve, thin_, false));
    lines.append(line_of(lanes[i].curve.size() > 1 ? name : QString(), style, lanes[i].curve,
                         strong_, smoothed_));
  }
  const Range heights = height_of(lines);
  plot_->setRange(0, std::max(model_.snapshot().epoch, least_epochs), heights.low, heights.high);
  plot_->setLines(lines);
  read();
}

void LearningPanel::read() {
  QList<CurvePlot::Mark> marks;
  QStringList told;
  const auto& lanes = model_.snapshot().lanes;
  for (std::size_t i = 0; i < lanes.size() && crosshair_ >= 0; ++i) {
    if (lanes[i].curve.empty()) continue;
    const double value = strong_(at_epoch(lanes[i].curve, crosshair_));
    marks.append({value, loss_style(model_.train().lanes[i].id).color});
    told << model_.laneName(i) + ' ' + number_text(value, 3);
  }
  const QString reading = tr("epoch %1: %2").arg(number_text(crosshair_, 0), told.join(", "));
  says_->setText(told.isEmpty() ? usual_ : reading);
  if (!told.isEmpty()) plot_->setCrosshair(crosshair_, marks, reading);
}

} // namespace losslab
