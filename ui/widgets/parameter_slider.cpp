#include "ui/widgets/parameter_slider.h"

#include "ui/theme.h"
#include "ui/widgets/tool_button.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr int steps = 200;

// A spin box can't stand on an open end; the nearest value it can show stands in.
constexpr double least = 0.001;

double closed_low(const Parameter& parameter) {
  if (std::isinf(parameter.low)) return -1e6;
  return parameter.low_open ? parameter.low + least : parameter.low;
}

double closed_high(const Parameter& parameter) {
  if (std::isinf(parameter.high)) return 1e6;
  return parameter.high_open ? parameter.high - least : parameter.high;
}

} // namespace

ParameterSlider::ParameterSlider(const Parameter& parameter, QWidget* parent)
    : QWidget(parent), parameter_(parameter), slider_(new QSlider(Qt::Horizontal, this)),
      box_(new QDoubleSpinBox(this)), reset_(new IconButton("reset", {}, this)) {
  const QString meaning = QString::fromStdString(parameter.name);
  const QString name = QString::fromStdString(parameter.symbol) + ", " + meaning;
  const double span = parameter.slider_high - parameter.slider_low;
  auto* symbol = new QLabel(QString::fromStdString(parameter.symbol), this);
  slider_->setRange(0, parameter.whole ? static_cast<int>(span) : steps);
  box_->setRange(closed_low(parameter), closed_high(parameter));
  box_->setDecimals(parameter.whole ? 0 : 3);
  box_->setSingleStep(parameter.whole ? 1 : span / 100);
  box_->setAlignment(Qt::AlignRight);
  box_->setFixedWidth(scaled(76));
  box_->setKeyboardTracking(false);
  reset_->setProperty("flat", "true");
  for (QWidget* part : {static_cast<QWidget*>(symbol), static_cast<QWidget*>(slider_),
                        static_cast<QWidget*>(box_)}) {
    part->setToolTip(meaning);
    part->setAccessibleName(name);
  }
  reset_->setAccessibleName(tr("Reset %1").arg(name));
  reset_->setToolTip(tr("Back to %1").arg(short_number(parameter.fallback)));

  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(8));
  row->addWidget(symbol);
  row->addWidget(slider_, 1);
  row->addWidget(box_);
  row->addWidget(reset_);

  connect(slider_, &QSlider::valueChanged, this, [this, span](int position) {
    announce(parameter_.slider_low + span * position / slider_->maximum());
    if (!slider_->isSliderDown()) Q_EMIT finished();
  });
  connect(slider_, &QSlider::sliderReleased, this, &ParameterSlider::finished);
  connect(box_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    announce(value);
    Q_EMIT finished();
  });
  connect(reset_, &QToolButton::clicked, this, [this] {
    announce(parameter_.fallback);
    Q_EMIT finished();
  });
  display(parameter.fallback);
}

void ParameterSlider::setValue(double value) {
  if (value != box_->value()) display(value);
}

void ParameterSlider::announce(double value) {
  display(value);
  Q_EMIT valueChanged(box_->value());
}

void ParameterSlider::display(double value) {
  const QSignalBlocker quiet_slider(slider_);
  const QSignalBlocker quiet_box(box_);
  box_->setValue(value);
  if (!slider_->isSliderDown()) {
    const double share =
        (value - parameter_.slider_low) / (parameter_.slider_high - parameter_.slider_low);
    slider_->setValue(
        static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * slider_->maximum())));
  }
  reset_->setEnabled(value != parameter_.fallback);
}

} // namespace losslab
