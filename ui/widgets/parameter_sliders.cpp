#include "ui/widgets/parameter_sliders.h"

#include "ui/widgets/parameter_slider.h"

#include <QVBoxLayout>

#include <utility>

namespace losslab {

ParameterSliders::ParameterSliders(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  hide();
}

void ParameterSliders::showLoss(const Loss& loss) {
  if (shown_ != loss.card().id) build(loss.card());
  for (qsizetype i = 0; i < sliders_.size(); ++i)
    sliders_.at(i)->setValue(loss.parameters()[static_cast<std::size_t>(i)]);
}

void ParameterSliders::build(const Card& card) {
  shown_ = card.id;
  qDeleteAll(std::exchange(sliders_, {}));
  for (const Parameter& parameter : card.parameters) {
    auto* slider = new ParameterSlider(parameter);
    connect(slider, &ParameterSlider::valueChanged, this,
            [this, id = parameter.id](double value) { Q_EMIT changed(id, value); });
    connect(slider, &ParameterSlider::finished, this, &ParameterSliders::finished);
    sliders_.append(slider);
    layout()->addWidget(slider);
  }
  setVisible(!sliders_.isEmpty());
}

} // namespace losslab
