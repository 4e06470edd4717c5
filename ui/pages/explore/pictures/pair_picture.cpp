#include "ui/pages/explore/pictures/pair_picture.h"

#include "core/scene/plane.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segments.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

const char* const inputs[] = {"a", "b"}; // as the points stand

bool measures_angles(const Shown& shown) { return shown.card->id == "cosine_embedding"; }

} // namespace

PairPicture::PairPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), plane_(new PlaneEditor(tr("Embedding plane: a and b"))),
      target_(new Segments(tr("The pair is"), {tr("Alike"), tr("Different")})),
      distances_(label({}, "reading")), says_(label({}, "soft")) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeButtons());
  column->addWidget(plane_, 1);
  column->addWidget(distances_);
  column->addWidget(says_);
  says_->setMinimumHeight(2 * says_->fontMetrics().lineSpacing()); // the plane must not jump
  says_->setAlignment(Qt::AlignTop);
  plane_->setReach(2);

  connect(plane_, &PlaneEditor::moved, &model_, [this](int spot, QPointF place) {
    model_.setGiven(inputs[spot], {place.x(), place.y()}, std::string("drag ") + inputs[spot]);
  });
  connect(plane_, &PlaneEditor::released, &model_, &SceneModel::endGesture);
  connect(plane_, &PlaneEditor::cancelled, &model_, &SceneModel::cancelGesture);
  connect(target_, &Segments::chosen, &model_,
          [this](int chosen) { model_.setGiven("target", {chosen == 0 ? 1.0 : 0.0}); });
  follow();
}

QWidget* PairPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  flow->addWidget(target_);
  addStarts(flow);
  return bar;
}

void PairPicture::refresh() {
  if (model_.explore().kind != InputKind::pair) return;
  const Shown* focused = model_.focused();
  const bool alike = given("target")[0] == 1;
  target_->setCurrent(alike ? 0 : 1);
  PlaneEditor::Plane plane;
  const QColor colors[] = {tokens().series[0], tokens().series[1]};
  for (int i = 0; i < 2; ++i)
    plane.spots.append({inputs[i], colors[i], point(inputs[i]), step(focused, inputs[i])});
  plane.full_pull = 1;
  const PairReading reading = read_pair(model_.explore().given);
  distances_->setText(tr("distance %1    angle %2°    cos %3")
                          .arg(number_text(reading.distance, 2), number_text(reading.angle, 0),
                               number_text(reading.cosine, 2)));
  if (focused != nullptr) addBounds(plane, *focused);
  says_->setText(focused == nullptr ? tr("Tick a loss to see where it moves them.")
                                    : says(*focused));
  plane_->setPlane(plane);
}

// What the loss in focus measures by, and where it would stop.
void PairPicture::addBounds(PlaneEditor::Plane& plane, const Shown& focused) const {
  const bool alike = given("target")[0] == 1;
  const double margin = parameter_of(*focused.loss, "margin");
  const QPointF a = plane.spots[0].place;
  const QPointF b = plane.spots[1].place;
  if (!measures_angles(focused)) {
    plane.lines = {{a, b, tokens().faint}};
    if (!alike) plane.rings = {{a, margin, tr("margin κ"), true}};
    return;
  }
  plane.lines = {{{}, a, plane.spots[0].color}, {{}, b, plane.spots[1].color}};
  if (alike) return;
  const double least = std::acos(margin); // the angle that strangers must have
  const double far = 20 * std::max({1.0, std::hypot(a.x(), a.y()), std::hypot(b.x(), b.y())});
  for (const double turn : {least, -least}) {
    const double angle = std::atan2(a.y(), a.x()) + turn;
    plane.lines.append({{}, far * QPointF(std::cos(angle), std::sin(angle)), tokens().faint, true});
  }
}

QString PairPicture::says(const Shown& focused) const {
  const bool alike = given("target")[0] == 1;
  const bool moves = focused.steepness() > 1e-9;
  if (measures_angles(focused)) {
    if (alike)
      return moves ? tr("Alike, so the directions turn towards each other. Lengths do not matter.")
                   : tr("One direction: the cosine is content, whatever the lengths.");
    return moves ? tr("Different, so the directions turn away, until the angle reaches the dashed "
                      "lines.")
                 : tr("Different, and the angle is wide enough: nothing moves.");
  }
  if (alike)
    return moves ? tr("Alike, so a spring draws them together, the harder the farther they are "
                      "apart.")
                 : tr("Alike and in one point: nothing moves.");
  return moves ? tr("Different, and inside the margin: they push each other out of the ring.")
               : tr("Different, and the margin apart: nothing moves.");
}

} // namespace losslab
