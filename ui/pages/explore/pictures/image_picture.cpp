#include "ui/pages/explore/pictures/image_picture.h"

#include "core/scene/images.h"
#include "ui/pages/explore/pictures/pixels.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/pixel_grid.h"

#include <QGridLayout>

namespace losslab {

namespace {

QColor grey(double value) { return mixed(Qt::black, Qt::white, value); }

} // namespace

ImagePicture::ImagePicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), reading_(label({}, "reading")) {
  const auto grid = [this](const QString& name) {
    return new PixelGrid(name, [this](int cell) { return tell(cell); });
  };
  target_ = grid(tr("Image as it should be"));
  prediction_ = grid(tr("Prediction, to be painted"));
  gradient_ = grid(tr("Where each pixel is pushed"));
  target_->setReadOnly();
  gradient_->setReadOnly();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(8));
  column->addWidget(makeButtons());
  auto* grids = new QGridLayout;
  grids->setHorizontalSpacing(scaled(16));
  grids->setVerticalSpacing(scaled(4));
  column->addLayout(grids, 1);
  const auto put = [grids](int row, int side, const QString& title, QWidget* shown) {
    auto* name = new ElidedLabel("section");
    name->setText(title);
    grids->addWidget(name, 2 * row, side);
    grids->addWidget(shown, 2 * row + 1, side);
    grids->setRowStretch(2 * row + 1, 1);
    grids->setColumnStretch(side, 1);
  };
  put(0, 0, tr("Target"), target_);
  put(0, 1, tr("Prediction"), prediction_);
  put(1, 0, tr("Push of the perceptual loss"), gradient_);
  auto* words = new QWidget;
  auto* lines = new QVBoxLayout(words);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->setSpacing(scaled(8));
  lines->addWidget(reading_);
  lines->addWidget(
      label(tr("MSE asks pixel by pixel. The perceptual loss asks how much there is of "
               "which stripes, where about: a small shift changes little of that."),
            "soft"));
  lines->addWidget(label(tr("Blue: a step down brightens. Orange: it darkens."), "soft"));
  lines->addStretch(1);
  put(1, 1, tr("By pixel, or as a whole"), words);

  connect(prediction_, &PixelGrid::painted, this, &ImagePicture::paint);
  connect(prediction_, &PixelGrid::released, &model_, &SceneModel::endGesture);
  connect(prediction_, &PixelGrid::cancelled, &model_, &SceneModel::cancelGesture);
  follow();
}

QWidget* ImagePicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  return bar;
}

void ImagePicture::paint(const QList<int>& cells, bool dark) {
  std::vector<double> pixels = given("prediction");
  for (const int cell : cells)
    pixels.at(static_cast<std::size_t>(cell)) = dark ? 0 : 1;
  model_.setGiven("prediction", std::move(pixels), "paint");
}

QString ImagePicture::tell(int cell) const {
  const auto at = static_cast<std::size_t>(cell);
  if (at >= given("target").size()) return {};
  return tr("Row %1, column %2: target %3, prediction %4")
      .arg(cell / image_side + 1)
      .arg(cell % image_side + 1)
      .arg(number_text(given("target")[at], 2), number_text(given("prediction")[at], 2));
}

void ImagePicture::refresh() {
  if (model_.explore().kind != InputKind::image) return;
  target_->setCells(image(image_side, given("target"), grey));
  prediction_->setCells(image(image_side, given("prediction"), grey));
  const Shown* shown = model_.shown().empty() ? nullptr : &model_.shown().front();
  const Given* by = shown == nullptr ? nullptr : shown->by("prediction");
  gradient_->setCells(
      image(image_side,
            by == nullptr ? std::vector<double>(given("target").size(), 0) : pushes(by->values),
            signed_color));
  QString text;
  if (const auto mse = pixel_mse(model_.explore().given))
    text = tr("Pixel MSE %1").arg(number_text(*mse, 3));
  if (shown != nullptr && shown->value)
    text += tr(" · perceptual %1").arg(short_number(*shown->value, 3));
  reading_->setText(text);
}

} // namespace losslab
