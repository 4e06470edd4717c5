#include "ui/pages/outliers/noise_lab.h"

#include "ui/pages/outliers/bridge_panel.h"
#include "ui/pages/outliers/bridge_view.h"
#include "ui/pages/outliers/noise_name.h"
#include "ui/pages/outliers/spread_panel.h"
#include "ui/pages/outliers/spread_view.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel_column.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/send_row.h"
#include "ui/widgets/tool_button.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEventLoop>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace losslab {

namespace {

constexpr int most_points = 2000; // as in Data: more are for files

QWidget* named(const QString& name, QWidget* field) {
  field->setAccessibleName(name);
  auto* pair = new QWidget;
  auto* row = new QHBoxLayout(pair);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(6));
  auto* words = label(name, "secondary");
  words->setWordWrap(false);
  row->addWidget(words);
  row->addWidget(field);
  return pair;
}

Panel* warm_panel(const QString& title, QLabel* says) {
  auto* panel = new Panel(title);
  panel->setProperty("card", "warn");
  panel->body()->addWidget(says);
  return panel;
}

} // namespace

NoiseLab::NoiseLab(OutliersModel& model, const Services& /*services*/, QWidget* parent)
    : Lab(model, parent), noise_(model_), picture_(new QWidget), try_(label({}, "ink")),
      send_(new SendRow({"explore", "train", "quiz"})) {
  auto* hero = new Panel;
  hero->body()->addWidget(makeControls());
  bridge_ = new BridgeView(noise_);
  auto* spreads = new SpreadView(model_, noise_);
  auto* drawn = new QVBoxLayout(picture_);
  drawn->setContentsMargins(0, 0, 0, 0);
  drawn->addWidget(bridge_, 1);
  drawn->addWidget(spreads, 1);
  hero->body()->addWidget(scrolled(picture_), 1);
  hero->body()->addWidget(spreads->controls());

  auto* steps = new BridgePanel(noise_);
  steps->setError(bridge_->error());
  connect(bridge_, &BridgeView::errorChanged, steps, &BridgePanel::setError);
  auto* column = new PanelColumn(tr("About noise and loss"), 344);
  column->addPanel(tr("Loss"), steps);
  column->addPanel(tr("Spread"), new SpreadPanel(model_, noise_));
  column->addSpare(warm_panel(tr("Try this"), try_));
  column->setFooter(send_);
  connect(send_, &SendRow::sceneRequested, this, &Lab::sceneRequested);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addWidget(hero, 1);
  row->addWidget(column);

  connect(&model_, &SceneModel::sceneChanged, this, &NoiseLab::refresh);
  connect(&noise_, &NoiseModel::runningChanged, this, &NoiseLab::refresh);
  refresh();
}

QWidget* NoiseLab::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  kind_ = new QComboBox;
  for (const Noise noise : {Noise::normal, Noise::laplace, Noise::student, Noise::contaminated})
    kind_->addItem(noise_name(noise), QVariant::fromValue(noise));
  kind_->setToolTip(tr("What the points are drawn with around the true line"));
  scale_ = new QDoubleSpinBox;
  scale_->setRange(0, 100);
  scale_->setDecimals(2);
  scale_->setSingleStep(0.05);
  scale_->setToolTip(tr("How large the noise is, in the unit of y: σ, or Laplace's b"));
  count_ = new QSpinBox;
  count_->setRange(Synthetic::fewest, most_points);
  count_->setToolTip(tr("How many points each repeat draws"));
  auto* again = tool_button(tr("Draw again"), tr("Repeats with other seeds"));
  if (lab_catalogue().size() > 1) flow->addWidget(makeSwitch());
  flow->addWidget(named(tr("Noise"), kind_));
  flow->addWidget(named(tr("Scale"), scale_));
  flow->addWidget(named(tr("Points"), count_));
  flow->addWidget(again);
  for (QAbstractSpinBox* box :
       {static_cast<QAbstractSpinBox*>(scale_), static_cast<QAbstractSpinBox*>(count_)})
    box->setKeyboardTracking(false);
  connect(kind_, &QComboBox::activated, this, [this] {
    draw([this](Synthetic& next) { next.noise = kind_->currentData().value<Noise>(); });
  });
  connect(scale_, &QDoubleSpinBox::valueChanged, this,
          [this](double scale) { draw([scale](Synthetic& next) { next.scale = scale; }); });
  connect(count_, &QSpinBox::valueChanged, this,
          [this](int count) { draw([count](Synthetic& next) { next.count = count; }); });
  connect(again, &QToolButton::clicked, this,
          [this] { draw([](Synthetic& next) { ++next.seed; }); });
  return bar;
}

void NoiseLab::draw(const std::function<void(Synthetic&)>& change) {
  Synthetic next = noise_.synthetic();
  change(next);
  model_.setSynthetic(next);
}

void NoiseLab::refresh() {
  const Synthetic& shown = noise_.synthetic();
  const QSignalBlocker quiet_scale(scale_);
  const QSignalBlocker quiet_count(count_);
  kind_->setCurrentIndex(kind_->findData(QVariant::fromValue(shown.noise)));
  scale_->setValue(shown.scale);
  count_->setValue(shown.count);
  bridge_->setVisible(noise_.bridge().ok());
  try_->setText(suggestion());
  const OutliersScene& scene = model_.outliers();
  send_->setLosses(scene.losses, find_loss(scene.focus)->card);
  Q_EMIT subtitleChanged();
}

// What it promises is held by efficiency_test.cpp.
QString NoiseLab::suggestion() const {
  if (!noise_.bridge()) return tr("Raise the scale: without noise there is nothing to win.");
  if (noise_.synthetic().noise == Noise::normal)
    return tr("Choose another noise. Does MSE still win?");
  if (!noise_.fitsMatchingLoss())
    return tr("Fit with the loss that this noise leads to, and compare.");
  return tr("Draw more points. Which efficiencies rise, and which stay?");
}

QString NoiseLab::subtitle() const {
  const Synthetic& shown = noise_.synthetic();
  return tr("noise: %1 · %2 points, drawn %3 times")
      .arg(noise_name(shown.noise))
      .arg(shown.count)
      .arg(noise_.enough());
}

QString NoiseLab::help() const {
  return tr(
      "<p>Every loss is at home in one kind of noise: −log of its density. See which, then watch "
      "what it costs to fit with another.</p>"
      "<p><b>Curves</b>: point at an error, or move it with ← → (Shift fine, Ctrl coarse); its "
      "steps stand at the right. Drag pans, wheel zooms, 0 or a double-click shows all.</p>"
      "<p><b>Spread</b>: the same true line, with new noise each time. Below each histogram the "
      "dot is the mean and the bar one standard deviation to either side. ↑ ↓ or a click choose a "
      "loss.</p>");
}

void NoiseLab::finish() {
  QEventLoop loop;
  connect(&noise_, &NoiseModel::runningChanged, &loop, &QEventLoop::quit);
  if (!noise_.isSettled()) loop.exec();
}

} // namespace losslab
