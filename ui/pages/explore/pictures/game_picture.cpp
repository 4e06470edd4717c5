#include "ui/pages/explore/pictures/game_picture.h"

#include "ui/plot/curve_plot.h"
#include "ui/text.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/even_grid.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/parameter_slider.h"

#include <QScrollArea>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace losslab {

namespace {

constexpr double farthest = 6; // of a logit: σ(6) = 0.998
constexpr double farthest_typed = 100;
constexpr int samples = 241; // every 0.05: what bends, bends there
constexpr int least_slider = 240;
constexpr int least_plot = 112; // five names at the ends of the curves

const std::vector<double>& logits() {
  static const std::vector<double> all = [] {
    std::vector<double> made(samples);
    for (int i = 0; i < samples; ++i)
      made[static_cast<std::size_t>(i)] = farthest * (2.0 * i / (samples - 1) - 1);
    return made;
  }();
  return all;
}

/// The steepest curve may leave the plot, so that it does not press all others to the ground.
struct Room {
  double low = 0;
  double high = 0;

  explicit Room(const std::vector<const std::vector<double>*>& curves) {
    std::vector<double> tops{0};
    for (const auto* curve : curves) {
      const auto [least, most] = std::minmax_element(curve->begin(), curve->end());
      low = std::min(low, *least);
      high = std::max(high, *most);
      tops.push_back(std::max(-*least, *most));
    }
    std::sort(tops.rbegin(), tops.rend());
    const double second = tops.size() > 2 ? 1.3 * tops[1] : 0;
    const double top = second > 0 ? std::min(tops[0], second) : std::max(tops[0], 1.0);
    low = std::max(low, -top) - 0.06 * top;
    high = std::min(high, top) + 0.06 * top;
  }
};

} // namespace

GamePicture::GamePicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), told_(label({}, "soft")),
      real_(makeSlider("real", tr("Real z"), tr("the logit of a real sample"))),
      fake_(makeSlider("fake", tr("Fake z"), tr("the logit of a fake"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeButtons());
  auto* scroll = new QScrollArea; // at a large text size they need more height than some screens
  auto* inside = new QWidget;
  inside->setProperty("clear", "true");
  scroll->setWidget(inside);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(scroll, 1);
  auto* stack = new QVBoxLayout(inside);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(scaled(4));
  auto* sliders = new EvenGrid(least_slider);
  sliders->setCards({real_, fake_});
  stack->addWidget(sliders);
  stack->addWidget(told_);
  stack->addSpacing(scaled(4));
  addStrip(stack, tr("Generator's loss"), "generator", false);
  addStrip(stack, tr("Generator's gradient"), "generator", true);
  addStrip(stack, tr("Discriminator's loss"), "discriminator", false);
  strips_.last().plot->setAxisLabel(tr("the discriminator's logit z of the fake"));
  follow();
}

QWidget* GamePicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  return bar;
}

ParameterSlider* GamePicture::makeSlider(const char* input, const QString& symbol,
                                         const QString& meaning) {
  auto* slider = new ParameterSlider({.id = input,
                                      .symbol = symbol.toStdString(),
                                      .name = meaning.toStdString(),
                                      .fallback = 0,
                                      .low = -farthest_typed,
                                      .high = farthest_typed,
                                      .slider_low = -farthest,
                                      .slider_high = farthest});
  connect(slider, &ParameterSlider::valueChanged, this, [this, input](double logit) {
    model_.setGiven(input, {logit}, std::string("logit ") + input);
  });
  connect(slider, &ParameterSlider::finished, &model_, &SceneModel::endGesture);
  return slider;
}

void GamePicture::addStrip(QBoxLayout* stack, const QString& title, std::string_view player,
                           bool slope) {
  auto* plot = new CurvePlot(tr("%1 of the chosen games").arg(title));
  plot->makeCrosshairDraggable();
  plot->setMinimumHeight(scaled(least_plot));
  stack->addWidget(label(title, "section"));
  stack->addWidget(plot, 1);
  strips_.append(Strip{player, slope, plot});
  connect(plot, &CurvePlot::crosshairMoved, &model_,
          [this](double x) { model_.setGiven("fake", {x}, "logit fake"); });
  connect(plot, &CurvePlot::crosshairReleased, &model_, &SceneModel::endGesture);
  connect(plot, &CurvePlot::crosshairCancelled, &model_, &SceneModel::cancelGesture);
}

void GamePicture::refresh() {
  if (model_.explore().kind != InputKind::game) return;
  const double real = given("real").front();
  const double fake = given("fake").front();
  real_->setValue(real);
  fake_->setValue(fake);
  const auto curves = over_fakes(model_.explore().losses, real, logits());
  for (Strip& strip : strips_) {
    showCurves(strip, curves);
    showCrosshair(strip, fake);
  }
  const QString chance = number_text(100 / (1 + std::exp(-fake)), 1);
  const Shown* focused = model_.focused();
  const Given* by = focused == nullptr ? nullptr : focused->by("fake");
  const QString taken = tr("The fake is taken for real with σ(z) = %1 %.").arg(chance);
  if (by == nullptr) return told_->setText(taken);
  const double push = -by->values.front(); // what a step down does
  const QString loss = text(focused->card->name);
  const QString size = number_text(std::abs(push), 3);
  told_->setText(
      taken + ' ' +
      (push < 0 ? tr("%1 pushes z down by %2.") : tr("%1 pushes z up by %2.")).arg(loss, size));
}

// They stay as they are while the fake is dragged, and the generator's also while the real is.
void GamePicture::showCurves(Strip& strip, const std::vector<OverFakes>& all) {
  std::vector<OverFakes> shown;
  std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
               [&](const OverFakes& each) { return each.player == strip.player; });
  if (shown == strip.drawn && strip.drawn_dark == is_dark()) return;
  strip.drawn = std::move(shown);
  strip.drawn_dark = is_dark();
  QList<CurvePlot::Line> lines;
  std::vector<const std::vector<double>*> curves;
  for (const OverFakes& each : strip.drawn) {
    const auto& ys = strip.slope ? each.slope : each.value;
    curves.push_back(&ys);
    lines.append(
        {text(each.card->short_name),
         loss_style(each.card->id),
         {{QList<double>(logits().begin(), logits().end()), QList<double>(ys.begin(), ys.end())}}});
  }
  const Room room(curves);
  strip.plot->setLines(lines);
  strip.plot->setRange(-farthest, farthest, room.low, room.high);
}

void GamePicture::showCrosshair(const Strip& strip, double fake) {
  QList<CurvePlot::Mark> marks;
  QStringList spoken{tr("z of the fake %1").arg(number_text(fake, 2))};
  for (const Shown& each : model_.shown()) {
    const Given* by = each.by("fake");
    if (each.player != strip.player || !each.value || by == nullptr) continue;
    const double y = strip.slope ? by->values.front() : *each.value;
    marks.append({y, loss_style(each.card->id).color});
    spoken << text(each.card->short_name) + " " + number_text(y, 3);
  }
  strip.plot->setCrosshair(fake, marks, spoken.join(", "));
}

} // namespace losslab
