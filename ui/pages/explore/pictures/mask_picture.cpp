#include "ui/pages/explore/pictures/mask_picture.h"

#include "core/scene/masks.h"
#include "ui/pages/explore/pictures/pixels.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/pixel_grid.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/tool_button.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace losslab {

namespace {

// As sure as a network gets: at exactly 0 and 1 a wrong pixel would cost cross-entropy without end.
constexpr std::array brushes{1 - sure, 0.5, sure};

QColor shade_of_logit(double z) { return shade(1 / (1 + std::exp(-z))); }

ElidedLabel* grid_title(const QString& text) {
  auto* made = new ElidedLabel("section");
  made->setText(text);
  return made;
}

} // namespace

MaskPicture::MaskPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), logits_(model.explore().kind == InputKind::scores) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(8));
  column->addWidget(makeButtons());
  auto* grids = new QGridLayout;
  grids->setHorizontalSpacing(scaled(16));
  grids->setVerticalSpacing(scaled(4));
  column->addLayout(grids, 1);
  auto* truth_title = grid_title(tr("Truth"));
  auto* prediction_title = grid_title(tr("Prediction"));
  gradient_title_ = grid_title({});
  truth_ = new PixelGrid(tr("Truth, pixel by pixel"), [this](int cell) { return tell(cell); });
  prediction_ =
      new PixelGrid(tr("Prediction, pixel by pixel"), [this](int cell) { return tell(cell); });
  gradient_ =
      new PixelGrid(tr("Where each pixel is pushed"), [this](int cell) { return tell(cell); });
  gradient_->setReadOnly();
  grids->addWidget(truth_title, 0, 0);
  grids->addWidget(prediction_title, 0, 1);
  grids->addWidget(truth_, 1, 0);
  grids->addWidget(prediction_, 1, 1);
  grids->addWidget(gradient_title_, 2, 0);
  grids->addWidget(gradient_, 3, 0);
  grids->addWidget(makeWords(), 2, 1, 2, 1);
  for (const int both : {0, 1}) {
    grids->setColumnStretch(both, 1);
    grids->setRowStretch(2 * both + 1, 1);
  }
  for (const auto& [grid, input] :
       {std::pair{truth_, "target"}, std::pair{prediction_, "prediction"}}) {
    connect(
        grid, &PixelGrid::painted, this,
        [this, input = input](const QList<int>& cells, bool erase) { paint(input, cells, erase); });
    connect(grid, &PixelGrid::released, &model_, &SceneModel::endGesture);
    connect(grid, &PixelGrid::cancelled, &model_, &SceneModel::cancelGesture);
  }
  for (PixelGrid* grid : {truth_, prediction_, gradient_})
    connect(grid, &PixelGrid::pointed, this, &MaskPicture::point);
  follow();
}

QWidget* MaskPicture::makeButtons() {
  auto* clear = tool_button(tr("Clear"), tr("Two empty squares to paint on"));
  connect(clear, &QToolButton::clicked, this, [this] {
    std::vector<Given> empty = model_.explore().given;
    for (Given& each : empty)
      std::fill(each.values.begin(), each.values.end(),
                each.name == "target" ? 0 : painted(brushes.front()));
    model_.setAllGiven(empty);
  });
  QStringList brush_names;
  for (const double each : brushes)
    brush_names << (logits_ ? number_text(painted(each), 1) : short_number(each));
  brush_names[0].prepend(logits_ ? "z = " : "p = ");
  brush_ = new Segments(tr("Brush for the prediction"), brush_names);
  brush_->setToolTip(tr("What the brush paints into the prediction"));
  brush_->setCurrent(static_cast<int>(brushes.size()) - 1);
  auto* with_name = new QWidget;
  auto* row = new QHBoxLayout(with_name);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(8));
  row->addWidget(new QLabel(tr("Brush")));
  row->addWidget(brush_);
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  for (QWidget* each : {static_cast<QWidget*>(clear), with_name})
    flow->addWidget(each);
  return bar;
}

double MaskPicture::painted(double probability) const {
  return logits_ ? std::log(probability / (1 - probability)) : probability;
}

QWidget* MaskPicture::makeWords() {
  auto* words = new QScrollArea; // at a large text size they need more height than some screens
  auto* inside = new QWidget;
  inside->setProperty("clear", "true");
  words->setWidget(inside);
  words->setWidgetResizable(true);
  words->setFocusPolicy(Qt::NoFocus);
  words->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(8));
  column->addWidget(grid_title(tr("By pixel, or by shape")));
  column->addWidget((reading_ = label({}, "reading")));
  column->addWidget((counted_ = label({}, "soft")));
  column->addWidget(label(logits_ ? tr("Blue: a step down raises z. Orange: it lowers z.")
                                  : tr("Blue: a step down raises p. Orange: it lowers p."),
                          "soft"));
  column->addWidget((pointed_ = label({}, "soft")));
  column->addStretch(1);
  return words;
}

QString MaskPicture::tell(int cell) const {
  const auto& target = given("target");
  const auto at = static_cast<std::size_t>(cell);
  const int side = side_of(target.size());
  if (at >= target.size() || side == 0) return {};
  QString told = tr("Row %1, column %2: %3, %4 = %5")
                     .arg(cell / side + 1)
                     .arg(cell % side + 1)
                     .arg(target[at] > 0.5 ? tr("object") : tr("background"), logits_ ? "z" : "p",
                          number_text(given("prediction")[at], 2));
  const Shown* focused = model_.focused();
  const Given* by = focused == nullptr ? nullptr : focused->by("prediction");
  return by == nullptr ? told : told + tr(", gradient %1").arg(number_text(by->values[at], 4));
}

void MaskPicture::paint(const char* input, const QList<int>& cells, bool erase) {
  const bool truth = std::string_view(input) == "target";
  const auto brush = static_cast<std::size_t>(std::clamp(brush_->current(), 0, 2));
  const double value = truth ? (erase ? 0 : 1) : painted(erase ? brushes.front() : brushes[brush]);
  std::vector<double> pixels = given(input);
  for (const int cell : cells)
    pixels.at(static_cast<std::size_t>(cell)) = value;
  model_.setGiven(input, std::move(pixels), std::string("paint ") + input);
}

void MaskPicture::refresh() {
  if (model_.explore().kind != (logits_ ? InputKind::scores : InputKind::mask)) return;
  const auto& target = given("target");
  const int side = side_of(target.size());
  std::vector<bool> object(target.size());
  for (std::size_t k = 0; k < target.size(); ++k)
    object[k] = target[k] > 0.5;
  truth_->setCells(image(side, target, shade));
  prediction_->setCells(image(side, given("prediction"), logits_ ? shade_of_logit : shade), object);
  showGradient(object, side);
  showWords(static_cast<std::size_t>(std::count(object.begin(), object.end(), true)));
  point(pointed_cell_);
}

// Blue where a step down raises the probability, orange where it lowers it.
void MaskPicture::showGradient(const std::vector<bool>& object, int side) {
  const Shown* focused = model_.focused();
  const Given* by = focused == nullptr ? nullptr : focused->by("prediction");
  const auto push = by == nullptr ? std::vector<double>(object.size(), 0) : pushes(by->values);
  gradient_->setCells(image(side, push, signed_color), object);
  gradient_title_->setText(by == nullptr ? tr("Gradient")
                                         : tr("Push of %1").arg(text(focused->card->short_name)));
}

void MaskPicture::showWords(std::size_t object) {
  const auto glued = [](const QString& name, double value) {
    return name + QChar(QChar::Nbsp) + number_text(value, 3);
  };
  QStringList read;
  if (const auto bce = pixel_bce(model_.explore().given, model_.explore().kind))
    read << glued(tr("Pixel BCE"), *bce);
  for (const Shown& each : model_.shown())
    if (each.value) read << glued(text(each.card->short_name), *each.value);
  reading_->setText(read.join(" · "));
  const auto pixels = static_cast<double>(given("target").size());
  counted_->setText(tr("The object is %1 % of the pixels. BCE weighs every pixel alike, overlap "
                       "asks about the object only.")
                        .arg(number_text(100 * static_cast<double>(object) / pixels, 1)));
}

void MaskPicture::point(std::optional<int> cell) {
  pointed_cell_ = cell;
  pointed_->setText(cell ? tell(*cell) : tr("Drag to paint, with the right button to erase."));
}

} // namespace losslab
