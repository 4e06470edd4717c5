#include "ui/pages/explore/pictures/bins_picture.h"

#include "ui/plot/curve_plot.h"
#include "ui/text.h"
#include "ui/widgets/bar_editor.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tool_button.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

const char* const names[] = {"target", "prediction"}; // as the bars stand, P before Q

} // namespace

BinsPicture::BinsPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), bars_(new BarEditor(tr("Distributions, bar by bar"))),
      pulled_(label({}, "soft")),
      slides_(new CurvePlot(tr("Every loss as the prediction slides along the bins"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeButtons());
  column->addWidget(bars_, 5);
  column->addWidget(pulled_);
  column->addWidget(label(tr("What each loss says as Q slides"), "section"));
  column->addWidget(slides_, 4);
  slides_->setAxisLabel(tr("bins that Q is moved by"));
  slides_->setWholeTicks();

  connect(bars_, &BarEditor::moved, &model_, [this](int series, int bar, double mass) {
    const char* input = names[series];
    model_.setGiven(input, with_bin(given(input), static_cast<std::size_t>(bar), mass),
                    std::string("bar ") + input + std::to_string(bar));
  });
  connect(bars_, &BarEditor::released, &model_, &SceneModel::endGesture);
  connect(bars_, &BarEditor::cancelled, &model_, &SceneModel::cancelGesture);
  follow();
}

QWidget* BinsPicture::makeButtons() {
  auto* left = tool_button(tr("◀ Q"), tr("Slide the prediction one bin down"));
  auto* right = tool_button(tr("Q ▶"), tr("Slide the prediction one bin up"));
  connect(left, &QToolButton::clicked, this, [this] { slide(-1); });
  connect(right, &QToolButton::clicked, this, [this] { slide(1); });
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  flow->addWidget(left);
  flow->addWidget(right);
  addStarts(flow);
  return bar;
}

void BinsPicture::slide(int by) {
  if (by == 0) return;
  model_.setGiven("prediction", shifted(given("prediction"), by));
}

void BinsPicture::refresh() {
  if (model_.explore().kind != InputKind::bins) return;
  const auto& target = given("target");
  const auto& prediction = given("prediction");
  const Shown* focused = model_.focused();
  QList<double> pull = steps(focused, "prediction");
  // What is added to every bin alike does not change where the mass goes.
  double mean = 0;
  for (const double each : pull)
    mean += each / static_cast<double>(pull.size());
  for (double& each : pull)
    each = std::isfinite(mean) ? each - mean : (std::isfinite(each) ? 0 : each);
  QStringList labels;
  for (std::size_t k = 0; k < target.size(); ++k)
    labels << QString::number(k + 1);
  const double most = std::max(*std::max_element(target.begin(), target.end()),
                               *std::max_element(prediction.begin(), prediction.end()));
  bars_->setBars({{tr("target P"), tokens().faint, true, list(target), {}},
                  {tr("prediction Q"), tokens().accent, true, list(prediction), pull}},
                 labels, 0, most > 0.5 ? 1 : 0.5);
  pulled_->setText(
      focused == nullptr
          ? tr("Grey is the target P, blue the prediction Q.")
          : tr("Grey is the target P, blue the prediction Q. Arrows: where a step down "
               "%1 moves Q's mass.")
                .arg(QString::fromStdString(focused->card->name)));
  QStringList infinite;
  for (const Shown& each : model_.shown())
    if (each.value && std::isinf(*each.value)) infinite << text(each.card->name);
  if (!infinite.isEmpty())
    pulled_->setText(
        pulled_->text() + ' ' +
        tr("Infinite as it stands, so no curve passes here: %1.").arg(infinite.join(", ")));
  showSlides();
}

// Every loss at every place Q can slide to without losing a bin's order.
void BinsPicture::showSlides() {
  const int last = static_cast<int>(given("prediction").size()) - 1;
  QList<CurvePlot::Line> lines;
  QList<CurvePlot::Mark> marks;
  double top = 0;
  std::map<std::string, CurvePlot::Line> by_loss;
  for (int by = -last; by <= last; ++by) {
    std::vector<Given> there = model_.explore().given;
    find_given(there, "prediction")->values = shifted(given("prediction"), by);
    for (const Shown& each : show_losses(model_.explore().losses, InputKind::bins, there)) {
      CurvePlot::Line& line = by_loss[each.card->id];
      line.name = QString::fromStdString(each.card->short_name);
      line.style = loss_style(each.card->id);
      const bool drawn = each.value && std::isfinite(*each.value);
      if (line.stretches.isEmpty() || (!drawn && !line.stretches.last().x.isEmpty()))
        line.stretches.append(CurvePlot::Line::Stretch{});
      if (!drawn) continue;
      line.stretches.last().x.append(by);
      line.stretches.last().y.append(*each.value);
      top = std::max(top, *each.value);
    }
  }
  for (auto& [id, line] : by_loss) {
    line.stretches.removeIf([](const CurvePlot::Line::Stretch& each) { return each.x.isEmpty(); });
    if (!line.stretches.isEmpty()) lines.append(line); // infinite wherever Q stands: no curve
  }
  for (const Shown& each : model_.shown())
    if (each.value && std::isfinite(*each.value))
      marks.append({*each.value, loss_style(each.card->id).color});
  slides_->setLines(lines);
  slides_->setRange(-last, last, -0.02 * top, std::max(top, 1e-3) * 1.05);
  slides_->setCrosshair(0, marks, tr("where Q stands"));
}

} // namespace losslab
