#include "ui/pages/train/samples_panel.h"

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/percent_slider.h"
#include "ui/widgets/tool_button.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace losslab {

namespace {

constexpr int icon_side = 28; // design pixels

// The data set as it is drawn without noise.
QIcon picture_of(const Generator& generator) {
  const auto set = make_training_set({.id = std::string(generator.id), .count = 240, .noise = 0});
  const double side = scaled(icon_side);
  constexpr double sharpness = 2; // for screens of two pixels a point
  QPixmap pixmap(QSize(scaled(icon_side), scaled(icon_side)) * sharpness);
  pixmap.setDevicePixelRatio(sharpness);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const auto across = [&](double x) { return side * (0.5 + 0.45 * x / generator.reach); };
  for (const Samples* samples : {&set->training, &set->test})
    for (std::size_t i = 0; i < samples->size(); ++i) {
      const double target = samples->targets[i];
      const bool curve = generator.features == 1;
      const double y = curve ? 2 * target : samples->features[1][i];
      painter.setBrush(
          curve ? tokens().accent
                : signed_color(set->task == Task::classification ? 2 * target - 1 : target));
      painter.drawEllipse(QPointF(across(samples->features[0][i]), side - across(y)), 1.3, 1.3);
    }
  return pixmap;
}

} // namespace

SamplesPanel::SamplesPanel(TrainModel& model, QWidget* parent)
    : Panel(tr("Data"), parent), model_(model), choice_(new QButtonGroup(this)),
      seed_(new QSpinBox) {
  body()->addWidget(makeChoice());
  noise_ = addShare(tr("Noise"), tr("How far samples are scattered"), 0, 50, &TrainData::noise);
  flipped_ = addShare({}, {}, 0, 50, &TrainData::flipped);
  training_ = addShare(tr("Training share"), tr("Of all samples; the others test what was learnt"),
                       10, 90, &TrainData::training_share);
  auto* row = new QHBoxLayout;
  row->addWidget(label(tr("Seed"), "secondary"), 1);
  seed_->setRange(0, std::numeric_limits<int>::max());
  seed_->setAccessibleName(tr("Seed of the data"));
  seed_->setToolTip(tr("The same seed draws the same samples"));
  seed_->setKeyboardTracking(false);
  seed_->setFixedWidth(scaled(96));
  seed_->setAlignment(Qt::AlignRight);
  row->addWidget(seed_);
  body()->addLayout(row);
  connect(seed_, &QSpinBox::valueChanged, &model_, [this](int seed) {
    TrainData next = model_.train().data;
    next.seed = static_cast<std::uint64_t>(seed);
    model_.setData(next);
  });
  connect(&model_, &SceneModel::sceneChanged, this, &SamplesPanel::refresh);
  when_rethemed(this, [this] { showIcons(); });
  showIcons();
  refresh();
}

QWidget* SamplesPanel::makeChoice() {
  auto* place = new QWidget;
  auto* flow = new FlowLayout(place, scaled(3));
  int index = 0;
  for (const Generator& generator : generators()) {
    auto* button = tool_button({}, text(generator.name) + ": " + text(generator.says));
    button->setAccessibleName(text(generator.name));
    button->setCheckable(true);
    button->setProperty("picture", "true");
    button->setIconSize({scaled(icon_side), scaled(icon_side)});
    choice_->addButton(button, index++);
    flow->addWidget(button);
  }
  one_tab_stop(*choice_);
  connect(choice_, &QButtonGroup::idClicked, &model_, [this](int chosen) {
    TrainData next = model_.train().data;
    next.id = generators()[static_cast<std::size_t>(chosen)].id;
    model_.setData(next);
  });
  return place;
}

PercentSlider* SamplesPanel::addShare(const QString& name, const QString& tip, int low, int high,
                                      double TrainData::*share) {
  auto* slider = new PercentSlider(name, tip, low, high);
  body()->addWidget(slider);
  connect(slider, &PercentSlider::shareChanged, &model_, [this, share](double value) {
    TrainData next = model_.train().data;
    next.*share = value;
    model_.setData(next, "share");
  });
  connect(slider, &PercentSlider::finished, &model_, &SceneModel::endGesture);
  return slider;
}

void SamplesPanel::showIcons() {
  for (QAbstractButton* button : choice_->buttons())
    button->setIcon(picture_of(generators()[static_cast<std::size_t>(choice_->id(button))]));
}

void SamplesPanel::refresh() {
  const TrainData& shown = model_.train().data;
  const auto index = &model_.generator() - generators().data();
  choice_->button(static_cast<int>(index))->setChecked(true);
  if (model_.generator().task == Task::classification)
    flipped_->setName(tr("Flipped labels"), tr("Share of training samples with the wrong label"));
  else
    flipped_->setName(tr("Outliers"), tr("Share of training samples that lie far too high"));
  noise_->setShare(shown.noise);
  flipped_->setShare(shown.flipped);
  training_->setShare(shown.training_share);
  const QSignalBlocker quiet(seed_);
  seed_->setValue(static_cast<int>(
      std::min<std::uint64_t>(shown.seed, static_cast<std::uint64_t>(seed_->maximum()))));
}

} // namespace losslab
