#include "ui/widgets/percent_slider.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace losslab {

PercentSlider::PercentSlider(const QString& name, const QString& tip, int low, int high,
                             QWidget* parent)
    : QWidget(parent), name_(new QLabel(this)), slider_(new QSlider(Qt::Horizontal, this)),
      box_(new QSpinBox(this)) {
  slider_->setRange(low, high);
  box_->setRange(low, high);
  box_->setSuffix(tr(" %"));
  box_->setAlignment(Qt::AlignRight);
  box_->setFixedWidth(scaled(58));
  box_->setKeyboardTracking(false);
  name_->setProperty("role", "secondary");
  name_->setMinimumWidth(scaled(84));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(6));
  row->addWidget(name_);
  row->addWidget(slider_, 1);
  row->addWidget(box_);
  setName(name, tip);
  connect(slider_, &QSlider::valueChanged, this, [this](int percent) {
    announce(percent);
    if (!slider_->isSliderDown()) Q_EMIT finished();
  });
  connect(slider_, &QSlider::sliderReleased, this, &PercentSlider::finished);
  connect(box_, &QSpinBox::valueChanged, this, [this](int percent) {
    announce(percent);
    Q_EMIT finished();
  });
}

void PercentSlider::setName(const QString& name, const QString& tip) {
  name_->setText(name);
  for (QWidget* part : {static_cast<QWidget*>(slider_), static_cast<QWidget*>(box_),
                        static_cast<QWidget*>(name_)}) {
    part->setAccessibleName(name);
    part->setToolTip(tip);
  }
}

void PercentSlider::setShare(double share) {
  const QSignalBlocker quiet_slider(slider_);
  const QSignalBlocker quiet_box(box_);
  const int percent = static_cast<int>(std::lround(100 * share));
  slider_->setValue(percent);
  box_->setValue(percent);
}

void PercentSlider::announce(int percent) {
  setShare(percent / 100.0);
  Q_EMIT shareChanged(percent / 100.0);
}

} // namespace losslab
