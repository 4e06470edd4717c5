#include "ui/pages/outliers/focus_sliders.h"

#include "ui/widgets/parameter_slider.h"

#include <QVBoxLayout>

namespace losslab {

FocusSliders::FocusSliders(OutliersModel& model, QWidget* parent) : QWidget(parent), model_(model) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  connect(&model_, &SceneModel::sceneChanged, this, &FocusSliders::refresh);
  refresh();
}

void FocusSliders::build() {
  shown_focus_ = model_.outliers().focus;
  qDeleteAll(std::exchange(sliders_, {}));
  const Entry* entry = find_loss(shown_focus_);
  if (entry == nullptr) return;
  for (const Parameter& parameter : entry->card.parameters) {
    auto* slider = new ParameterSlider(parameter);
    connect(slider, &ParameterSlider::valueChanged, &model_,
            [this, id = parameter.id](double value) { model_.setParameter(id, value); });
    connect(slider, &ParameterSlider::finished, &model_, &SceneModel::endGesture);
    sliders_.append(slider);
    layout()->addWidget(slider);
  }
}

void FocusSliders::refresh() {
  if (shown_focus_ != model_.outliers().focus) build();
  if (sliders_.isEmpty())
    hide();
  else if (parentWidget() != nullptr) // else it would be a window of its own
    show();
  for (const LossChoice& choice : model_.outliers().losses) {
    if (choice.id != shown_focus_) continue;
    const auto loss = make_loss(choice.id, choice.parameters);
    for (qsizetype i = 0; loss && i < sliders_.size(); ++i)
      sliders_.at(i)->setValue((*loss)->parameters()[static_cast<std::size_t>(i)]);
  }
}

} // namespace losslab
