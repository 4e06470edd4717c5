#include "ui/pages/explore/pictures/ranking_picture.h"

#include "core/scene/ranking.h"
#include "ui/plot/curve_plot.h"
#include "ui/text.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plane_editor.h"
#include "ui/widgets/segments.h"

#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

namespace {

constexpr double farthest = 4;           // of a score, on the line
constexpr double widest = 2 * farthest;  // of their difference
constexpr double beyond = 1e6;           // what is seen of the line
const char* const inputs[] = {"a", "b"}; // as the points stand

const std::vector<double>& leads() {
  static const std::vector<double> all = [] {
    std::vector<double> made;
    for (int i = -160; i <= 160; ++i) // every 0.05: what bends, bends there
      made.push_back(widest * i / 160);
    return made;
  }();
  return all;
}

} // namespace

RankingPicture::RankingPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent),
      target_(new Segments(tr("Should be larger"), {tr("a above b"), tr("b above a")})),
      line_(new PlaneEditor(tr("The scores a and b on one line"))), numbers_(label({}, "reading")),
      says_(label({}, "soft")), curve_(new CurvePlot(tr("The loss over a − b"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeButtons());
  column->addWidget(line_, 2);
  column->addWidget(numbers_);
  column->addWidget(says_);
  column->addWidget(label(tr("The loss over a − b; drag to move both"), "section"));
  column->addWidget(curve_, 4);
  says_->setMinimumHeight(2 * says_->fontMetrics().lineSpacing()); // the line must not jump
  says_->setAlignment(Qt::AlignTop);
  line_->setFrame({-farthest, 0, 2 * farthest, 0}, tr("score"), {});
  curve_->setAxisLabel(tr("a − b"));
  curve_->makeCrosshairDraggable();

  connect(target_, &Segments::chosen, &model_,
          [this](int chosen) { model_.setGiven("target", {chosen == 0 ? 1.0 : -1.0}); });
  connect(line_, &PlaneEditor::moved, &model_, [this](int spot, QPointF place) {
    model_.setGiven(inputs[spot], {place.x()}, std::string("drag ") + inputs[spot]);
  });
  makeOneStep(line_);
  connect(curve_, &CurvePlot::crosshairMoved, this, &RankingPicture::setLead);
  connect(curve_, &CurvePlot::crosshairReleased, &model_, &SceneModel::endGesture);
  connect(curve_, &CurvePlot::crosshairCancelled, &model_, &SceneModel::cancelGesture);
  follow();
}

QWidget* RankingPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  flow->addWidget(target_);
  addStarts(flow);
  return bar;
}

// Both move, as both are pulled.
void RankingPicture::setLead(double lead) {
  const double middle = (given("a")[0] + given("b")[0]) / 2;
  model_.setGiven(ExploreModel::Numbers{{"a", {middle + lead / 2}}, {"b", {middle - lead / 2}}},
                  "lead");
}

void RankingPicture::refresh() {
  if (model_.explore().kind != InputKind::ranking) return;
  target_->setCurrent(given("target")[0] == 1 ? 0 : 1);
  showLine();
  const double lead = given("a")[0] - given("b")[0];
  const Shown* loss = only();
  curve_->setVisible(loss != nullptr);
  if (loss == nullptr) {
    numbers_->setText(tr("a − b = %1").arg(number_text(lead, 2)));
    return says_->setText(tr("Tick a loss to see where it moves them."));
  }
  showCurve(lead);
  const RankingReading reading = read_ranking(*loss->loss, model_.explore().given);
  numbers_->setText(tr("lead %1    margin κ = %2    L = %3")
                        .arg(number_text(reading.lead, 2), number_text(reading.margin, 2),
                             number_text(loss->value.value_or(0), 2)));
  says_->setText(says());
}

void RankingPicture::showLine() {
  PlaneEditor::Plane plane;
  plane.full_pull = 1;
  const QColor colors[] = {tokens().series[0], tokens().series[1]};
  for (int i = 0; i < 2; ++i)
    plane.spots.append(
        {inputs[i], colors[i], {given(inputs[i])[0], 0}, {steps(only(), inputs[i]).value(0), 0}});
  if (const Shown* loss = only()) {
    const double side = given("target")[0];
    const double b = given("b")[0];
    const double enough = b + side * read_ranking(*loss->loss, model_.explore().given).margin;
    plane.bands = {{b, enough, tokens().warn_soft, tr("margin κ")},
                   {enough, side * beyond, tokens().right_soft, tr("a far enough")}};
  }
  line_->setPlane(plane);
}

void RankingPicture::showCurve(double lead) {
  const Shown& loss = *only();
  const auto values = over_leads(*loss.loss, given("target")[0], leads());
  const LossStyle style = loss_style(loss.card->id);
  curve_->setLines({{text(loss.card->short_name), style, {{list(leads()), list(values)}}}});
  const double top = std::max(1.0, *std::max_element(values.begin(), values.end()));
  curve_->setRange(-widest, widest, -0.03 * top, 1.05 * top);
  curve_->setCrosshair(
      lead, {{loss.value.value_or(0), style.color}},
      tr("a − b = %1: loss %2").arg(number_text(lead, 2), number_text(loss.value.value_or(0), 2)));
}

QString RankingPicture::says() const {
  const RankingReading reading = read_ranking(*only()->loss, model_.explore().given);
  using enum RankingReading::Place;
  switch (reading.place()) {
  case wrong:
    return tr("The wrong order: both are pulled past each other with force 1, however far apart.");
  case inside:
    return tr("The right order, but the lead is %1 short of the margin: the force is still 1.")
        .arg(number_text(reading.margin - reading.lead, 2));
  case outside:
    break;
  }
  return reading.margin == 0 ? tr("The right order is all that is asked while κ = 0: no force.")
                             : tr("The lead is all that is asked: no force, whatever it is.");
}

} // namespace losslab
