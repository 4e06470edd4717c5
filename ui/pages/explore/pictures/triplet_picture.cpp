#include "ui/pages/explore/pictures/triplet_picture.h"

#include "core/scene/plane.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"

#include <QVBoxLayout>

namespace losslab {

namespace {

const char* const inputs[] = {"anchor", "positive", "negative"}; // as the points stand

} // namespace

TripletPicture::TripletPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent),
      plane_(new PlaneEditor(tr("Embedding plane: anchor, positive and negative"))),
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
  plane_->setReach(2.5);

  connect(plane_, &PlaneEditor::moved, &model_, [this](int spot, QPointF place) {
    model_.setGiven(inputs[spot], {place.x(), place.y()}, std::string("drag ") + inputs[spot]);
  });
  connect(plane_, &PlaneEditor::released, &model_, &SceneModel::endGesture);
  connect(plane_, &PlaneEditor::cancelled, &model_, &SceneModel::cancelGesture);
  follow();
}

QWidget* TripletPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  return bar;
}

void TripletPicture::refresh() {
  if (model_.explore().kind != InputKind::triplet) return;
  const Shown* focused = model_.focused();
  PlaneEditor::Plane plane;
  const QString names[] = {tr("anchor"), tr("positive"), tr("negative")};
  const QColor colors[] = {tokens().ink, tokens().series[0], tokens().series[1]};
  for (int i = 0; i < 3; ++i)
    plane.spots.append({names[i], colors[i], point(inputs[i]), step(focused, inputs[i])});
  const QPointF anchor = plane.spots[0].place;
  plane.lines = {{anchor, plane.spots[1].place, colors[1]},
                 {anchor, plane.spots[2].place, colors[2], true}};
  plane.full_pull = 2; // the most there is at p = 2: both forces on the anchor, in one direction
  if (focused == nullptr) {
    distances_->setText(tr("Drag a point."));
    says_->setText(tr("Tick a loss to see where it moves them."));
    return plane_->setPlane(plane);
  }
  const TripletReading reading = read_triplet(*focused->loss, model_.explore().given);
  if (reading.degree == 2)
    plane.rings = {{anchor, reading.positive, tr("d(a, p)")},
                   {anchor, reading.positive + reading.margin, tr("d(a, p) + κ"), true}};
  plane_->setPlane(plane);
  distances_->setText(tr("d(a, p) = %1    d(a, n) = %2    κ = %3")
                          .arg(number_text(reading.positive, 2), number_text(reading.negative, 2),
                               number_text(reading.margin, 2)));
  using enum TripletReading::Place;
  QString says;
  switch (reading.place()) {
  case nearer:
    says = tr("The negative is nearer than the positive: the order is wrong. The positive is "
              "drawn in, the negative driven off.");
    break;
  case inside:
    says = tr("The negative is farther than the positive, but inside the margin: both still move.");
    break;
  case outside:
    says = tr("The negative is outside the margin: nothing moves.");
  }
  if (reading.degree != 2)
    says += ' ' + tr("At p = %1 circles are not round, so the ring is left out.")
                      .arg(short_number(reading.degree));
  says_->setText(says);
}

} // namespace losslab
