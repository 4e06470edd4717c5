#include "ui/pages/explore/pictures/labels_picture.h"

#include "core/scene/logits.h"
#include "core/scene/plane.h"
#include "ui/theme.h"
#include "ui/widgets/bar_editor.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double largest_logit = 6; // beyond it a label is as good as certain

QStringList numbers(const std::vector<double>& values) {
  QStringList all;
  for (const double each : values)
    all << number_text(each, 2);
  return all;
}

QStringList names(std::size_t labels) {
  QStringList all;
  for (std::size_t k = 1; k <= labels; ++k)
    all << QString::number(k);
  return all;
}

} // namespace

LabelsPicture::LabelsPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent),
      logits_(new BarEditor(tr("Logits, and a switch for each label: is it there?"))),
      chances_(new BarView(tr("Probabilities, which follow from the logits"))),
      costs_(new BarView(tr("What each label costs"))), says_(label({}, "soft")) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(4));
  column->addWidget(makeButtons());
  column->addWidget(label(tr("Logits z, and which labels are there"), "section"));
  column->addWidget(logits_, 4);
  column->addWidget(label(tr("σ(z) of each label, blue; grey what softmax would say"), "section"));
  column->addWidget(chances_, 3);
  column->addWidget(label(tr("What each label costs"), "section"));
  column->addWidget(costs_, 3);
  column->addWidget(says_);
  says_->setMinimumHeight(2 * says_->fontMetrics().lineSpacing()); // the bars must not jump
  says_->setAlignment(Qt::AlignTop);

  connect(logits_, &BarEditor::moved, &model_, [this](int, int bar, double value) {
    std::vector<double> next = given("prediction");
    next[static_cast<std::size_t>(bar)] = value;
    model_.setGiven("prediction", std::move(next), "logit " + std::to_string(bar));
  });
  connect(logits_, &BarEditor::switched, this, &LabelsPicture::flip);
  makeOneStep(logits_);
  follow();
}

QWidget* LabelsPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  return bar;
}

void LabelsPicture::flip(int label) {
  std::vector<double> next = given("target");
  double& there = next[static_cast<std::size_t>(label)];
  there = 1 - there;
  model_.setGiven("target", std::move(next));
}

void LabelsPicture::refresh() {
  if (model_.explore().kind != InputKind::labels) return;
  showLogits();
  showChances();
  const QString costs = showCosts();
  says_->setText(costs + ' ' + says());
}

void LabelsPicture::showLogits() {
  const auto& logits = given("prediction");
  double reach = largest_logit;
  for (const double each : logits)
    reach = std::max(reach, std::abs(each));
  logits_->setBars({{tr("logit"), tokens().accent, true, list(logits), steps(only(), "prediction"),
                     1.0 / static_cast<double>(logits.size())}}, // the most there is at weight 1
                   names(logits.size()), -reach, reach);
  QList<bool> there;
  for (const double each : given("target"))
    there << (each == 1);
  logits_->setSwitches(there);
}

void LabelsPicture::showChances() {
  const auto& logits = given("prediction");
  const std::vector<double> alone = sigmoids(logits);
  chances_->setBars({{tr("σ(z)"), tokens().accent, false, list(alone)},
                     {tr("softmax(z)"), tokens().faint, false, list(softmax(logits))}},
                    numbers(alone), 0, 1);
}

/// And says which is the costliest.
QString LabelsPicture::showCosts() {
  const Shown* loss = only();
  const auto costs =
      loss == nullptr ? std::vector<double>() : label_costs(*loss->loss, model_.explore().given);
  costs_->setVisible(!costs.empty());
  if (costs.empty()) return tr("Tick a loss to see what each label costs.");
  double top = 2;
  for (const double each : costs)
    if (std::isfinite(each)) top = std::max(top, each);
  const auto costliest = std::max_element(costs.begin(), costs.end());
  costs_->setBars({{tr("cost"), loss_style(loss->card->id).color, false, list(costs)}},
                  numbers(costs), 0, top);
  return tr("L = %1, the mean over the labels; the costliest is label %2 with %3.")
      .arg(number_text(loss->value.value_or(0), 3))
      .arg(costliest - costs.begin() + 1)
      .arg(number_text(*costliest, 2));
}

QString LabelsPicture::says() const {
  const auto& labels = given("target");
  const auto there = std::count(labels.begin(), labels.end(), 1.0);
  const double weight = only() == nullptr ? 1 : parameter_of(*only()->loss, "pos_weight");
  if (weight != 1 && there > 0)
    return tr("A label that is there counts %1 times.").arg(short_number(weight, 3));
  if (there == 0) return tr("No label is there: σ can say so, softmax cannot.");
  if (there == 1) return tr("One label is there: softmax would know that it is one, σ does not.");
  return tr("%1 labels are there: every σ can reach 1, softmax shares one whole among them.")
      .arg(there);
}

} // namespace losslab
