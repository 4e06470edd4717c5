#include "ui/pages/explore/pictures/classes_picture.h"

#include "core/scene/logits.h"
#include "ui/pages/explore/pictures/simplex_view.h"
#include "ui/theme.h"
#include "ui/widgets/bar_editor.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segments.h"

#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double largest_logit = 6; // beyond it a class has all there is
constexpr double rate = 1;          // of gradient descent, for the triangle's arrows

} // namespace

ClassesPicture::ClassesPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), triangle_(new SimplexView), logits_(new BarEditor(tr("Logits"))),
      probabilities_(new BarView(tr("Probabilities, which follow from the logits"))),
      says_(label({}, "soft")) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeControls());
  auto* bars = new QVBoxLayout;
  bars->setSpacing(scaled(4));
  bars->addWidget(label(tr("Logits z"), "section"));
  bars->addWidget(logits_, 4);
  bars->addWidget(label(tr("Probabilities p = softmax(z)"), "section"));
  bars->addWidget(probabilities_, 3);
  sides_ = new QBoxLayout(QBoxLayout::LeftToRight);
  sides_->setSpacing(scaled(12));
  sides_->addWidget(triangle_, 6);
  sides_->addLayout(bars, 5);
  column->addLayout(sides_, 1);
  column->addWidget(says_);

  connect(logits_, &BarEditor::moved, &model_, [this](int, int bar, double value) {
    std::vector<double> next = given("prediction");
    next[static_cast<std::size_t>(bar)] = value;
    model_.setGiven("prediction", std::move(next), "logit " + std::to_string(bar));
  });
  connect(triangle_, &SimplexView::moved, &model_,
          [this](const Triple& p) { model_.setGiven("prediction", logits_at(p), "triangle"); });
  makeOneStep(logits_);
  makeOneStep(triangle_);
  follow();
}

// Triangle and bars side by side, or under one another where that is too narrow.
void ClassesPicture::resizeEvent(QResizeEvent* event) {
  Picture::resizeEvent(event);
  sides_->setDirection(width() < scaled(440) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize ClassesPicture::minimumSizeHint() const {
  return {scaled(200), Picture::minimumSizeHint().height()};
}

QWidget* ClassesPicture::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  auto* name = new QLabel(tr("Right class"));
  name->setMinimumHeight(scaled(32)); // on one line with its buttons
  flow->addWidget(name);
  auto* place = new QWidget;
  label_place_ = new QHBoxLayout(place);
  label_place_->setContentsMargins(0, 0, 0, 0);
  flow->addWidget(place);
  addStarts(flow);
  return bar;
}

void ClassesPicture::showLabel(int classes, int right) {
  if (classes != offered_) {
    offered_ = classes;
    QStringList names;
    for (int k = 1; k <= classes; ++k)
      names << QString::number(k);
    delete label_;
    label_ = new Segments(tr("Right class"), names);
    label_place_->addWidget(label_);
    connect(label_, &Segments::chosen, &model_,
            [this](int chosen) { model_.setGiven("target", {static_cast<double>(chosen)}); });
  }
  label_->setCurrent(right);
}

void ClassesPicture::refresh() {
  if (model_.explore().kind != InputKind::classes) return;
  const int right = static_cast<int>(given("target").front());
  showLabel(static_cast<int>(given("prediction").size()), right);
  showBars();
  showTriangle();
  const double p = softmax(given("prediction"))[static_cast<std::size_t>(
      std::clamp(right, 0, static_cast<int>(given("prediction").size()) - 1))];
  const Shown* focused = model_.focused();
  says_->setText(
      focused == nullptr
          ? tr("The right class has p = %1.").arg(number_text(p, 3))
          : tr("The right class has p = %1. Arrows on the logits: where %2 pulls them; in the "
               "triangle: one step of every loss, in its colour.")
                .arg(number_text(p, 3), QString::fromStdString(focused->card->name)));
}

void ClassesPicture::showBars() {
  const auto& logits = given("prediction");
  const int right = static_cast<int>(given("target").front());
  QStringList labels;
  for (std::size_t k = 0; k < logits.size(); ++k)
    labels << (static_cast<int>(k) == right ? tr("%1 ✓").arg(k + 1) : QString::number(k + 1));
  const QList<double> pull = steps(model_.focused(), "prediction");
  double reach = largest_logit;
  for (const double each : logits)
    reach = std::max(reach, std::abs(each));
  logits_->setBars({{tr("logit"), tokens().accent, true, list(logits), pull}}, labels, -reach,
                   reach);
  probabilities_->setBars({{tr("p"), tokens().accent, false, list(softmax(logits)), {}}}, labels, 0,
                          1);
}

void ClassesPicture::showTriangle() {
  const auto& logits = given("prediction");
  triangle_->setVisible(logits.size() == 3);
  if (logits.size() != 3) return;
  QList<SimplexView::Arrow> arrows;
  for (const Shown& each : model_.shown()) {
    const Given* by = each.by("prediction");
    if (by == nullptr) continue;
    std::vector<double> moved = logits;
    for (std::size_t k = 0; k < 3; ++k)
      moved[k] -= rate * by->values[k];
    arrows.append({loss_style(each.card->id).color, probabilities(moved)});
  }
  triangle_->setPoint(probabilities(logits), arrows);
  const Shown* focused = model_.focused();
  triangle_->setMap(focused ? focused->loss : nullptr, static_cast<int>(given("target").front()));
}

} // namespace losslab
