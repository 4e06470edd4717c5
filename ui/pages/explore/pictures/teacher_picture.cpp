#include "ui/pages/explore/pictures/teacher_picture.h"

#include "core/scene/logits.h"
#include "core/scene/plane.h"
#include "ui/plot/curve_plot.h"
#include "ui/text.h"
#include "ui/widgets/bar_editor.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr const char* id = "distillation";
constexpr double largest_logit = 6;
const char* const names[] = {"target", "prediction"}; // as the bars stand, the teacher first

const std::vector<double>& temperatures() {
  static const std::vector<double> all = [] {
    const Parameter& temperature = find_loss(id)->card.parameters.front();
    const double coldest = temperature.slider_low;
    const double hottest = temperature.slider_high;
    std::vector<double> made;
    for (int i = 0; i <= 95; ++i)
      made.push_back(coldest + (hottest - coldest) * i / 95);
    return made;
  }();
  return all;
}

/// What a teacher gives to all classes but its favourite, in percent.
QString beside_favourite(const std::vector<double>& logits, double temperature) {
  const auto p = softmax(logits, temperature);
  return number_text(100 * (1 - *std::max_element(p.begin(), p.end())), 1);
}

} // namespace

TeacherPicture::TeacherPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), logits_(new BarEditor(tr("Logits of teacher and student"))),
      softened_(new BarView(tr("Distributions of teacher and student at this temperature"))),
      says_(label({}, "soft")),
      pulls_(new CurvePlot(tr("Length of the student's gradient over the temperature"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(4));
  column->addWidget(makeButtons());
  column->addWidget(label(tr("Logits: grey the teacher's t, blue the student's z"), "section"));
  column->addWidget(logits_, 4);
  column->addWidget(label(tr("Softened: softmax(t/T) and softmax(z/T)"), "section"));
  column->addWidget(softened_, 3);
  column->addWidget(says_);
  column->addWidget(label(tr("Length of the student's gradient; drag T"), "section"));
  column->addWidget(pulls_, 3);
  says_->setMinimumHeight(2 * says_->fontMetrics().lineSpacing()); // the bars must not jump
  says_->setAlignment(Qt::AlignTop);
  pulls_->setAxisLabel(tr("temperature T"));
  pulls_->makeCrosshairDraggable();

  connect(logits_, &BarEditor::moved, &model_, [this](int series, int bar, double value) {
    std::vector<double> next = given(names[series]);
    next[static_cast<std::size_t>(bar)] = value;
    model_.setGiven(names[series], std::move(next),
                    std::string("logit ") + names[series] + std::to_string(bar));
  });
  makeOneStep(logits_);
  connect(pulls_, &CurvePlot::crosshairMoved, this, &TeacherPicture::setTemperature);
  connect(pulls_, &CurvePlot::crosshairReleased, &model_, &SceneModel::endGesture);
  connect(pulls_, &CurvePlot::crosshairCancelled, &model_, &SceneModel::cancelGesture);
  follow();
}

QWidget* TeacherPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  return bar;
}

double TeacherPicture::temperature() const {
  return only() == nullptr ? 1 : parameter_of(*only()->loss, "temperature");
}

void TeacherPicture::setTemperature(double temperature) {
  if (model_.focus().id != id) model_.setFocus(id);
  model_.setParameter("temperature",
                      std::clamp(temperature, temperatures().front(), temperatures().back()));
}

void TeacherPicture::refresh() {
  if (model_.explore().kind != InputKind::teacher) return;
  showBars();
  showPulls();
  says_->setText(says());
}

void TeacherPicture::showBars() {
  const auto& teacher = given("target");
  const auto& student = given("prediction");
  QStringList labels;
  double reach = largest_logit;
  for (std::size_t k = 0; k < teacher.size(); ++k) {
    labels << QString::number(k + 1);
    reach = std::max({reach, std::abs(teacher[k]), std::abs(student[k])});
  }
  const QColor grey = tokens().faint;
  const QColor blue = tokens().accent;
  logits_->setBars({{tr("teacher"), grey, true, list(teacher), {}},
                    {tr("student"), blue, true, list(student), steps(only(), "prediction"), 1}},
                   labels, -reach, reach);
  const double hot = temperature();
  softened_->setBars({{tr("teacher"), grey, false, list(softmax(teacher, hot))},
                      {tr("student"), blue, false, list(softmax(student, hot))}},
                     labels, 0, 1);
}

void TeacherPicture::showPulls() {
  const OverTemperature over = over_temperature(model_.explore().given, temperatures());
  const QList<double> ts = list(temperatures());
  const LossStyle with = loss_style(id);
  const LossStyle without{tokens().soft, QPen(tokens().soft, 2, Qt::DashLine)};
  pulls_->setLines({{tr("with T²"), with, {{ts, list(over.scaled)}}},
                    {tr("without"), without, {{ts, list(over.bare)}}}});
  const double top = std::max({1e-3, *std::max_element(over.scaled.begin(), over.scaled.end()),
                               *std::max_element(over.bare.begin(), over.bare.end())});
  pulls_->setRange(temperatures().front(), temperatures().back(), -0.02 * top, 1.06 * top);
  const OverTemperature here = over_temperature(model_.explore().given, {temperature()});
  pulls_->setCrosshair(temperature(), {{here.scaled[0], with.color}, {here.bare[0], without.color}},
                       tr("T = %1: with T² %2, without %3")
                           .arg(number_text(temperature(), 2), number_text(here.scaled[0], 3),
                                number_text(here.bare[0], 3)));
}

QString TeacherPicture::says() const {
  if (only() == nullptr) return tr("Tick the loss to see where it moves the student.");
  const double hot = temperature();
  const double length = only()->steepness();
  return tr("The teacher gives %2 % to the classes beside its favourite at T = %1, and %3 % at "
            "T = 1. The gradient's length is %4; without T² it would be %5.")
      .arg(short_number(hot, 3), beside_favourite(given("target"), hot),
           beside_favourite(given("target"), 1), number_text(length, 3),
           number_text(length / hot / hot, 3));
}

} // namespace losslab
