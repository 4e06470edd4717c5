#include "ui/pages/explore/formula_panel.h"

#include "core/loss/marks.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/formula_view.h"
#include "ui/widgets/loss_title.h"
#include "ui/widgets/parameter_slider.h"

#include <QVBoxLayout>

namespace losslab {

namespace {

QStringList mark_names(const Properties& has) {
  QStringList names;
  for (const Mark& mark : marks())
    if (const auto name = has.*mark.has ? mark.name : mark.otherwise; !name.empty())
      names << text(name);
  return names;
}

} // namespace

FormulaPanel::FormulaPanel(ExploreModel& model, QWidget* parent)
    : Panel({}, parent), model_(model) {
  connect(&model_, &SceneModel::sceneChanged, this, &FormulaPanel::refresh);
  refresh();
}

void FormulaPanel::refresh() {
  if (shown_ != model_.focus().id) build();
  const LossPtr loss = model_.focusedLoss();
  for (qsizetype i = 0; loss && i < sliders_.size(); ++i)
    sliders_.at(i)->setValue(loss->parameters()[static_cast<std::size_t>(i)]);
}

void FormulaPanel::build() {
  const Card& card = model_.focus();
  shown_ = card.id;
  delete content_;
  sliders_.clear();
  content_ = new QWidget(this);
  body()->addWidget(content_);
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(10));

  column->addWidget(new LossTitle(card));
  auto* formula = new FormulaView;
  formula->setLoss(QString::fromStdString(card.id));
  column->addWidget(formula);
  for (const Parameter& parameter : card.parameters) {
    auto* slider = new ParameterSlider(parameter);
    connect(slider, &ParameterSlider::valueChanged, &model_,
            [this, id = parameter.id](double value) { model_.setParameter(id, value); });
    connect(slider, &ParameterSlider::finished, &model_, &SceneModel::endGesture);
    sliders_.append(slider);
    column->addWidget(slider);
  }
  column->addWidget(label(QString::fromStdString(card.intuition), "soft"));
  auto* chips = new ChipRow(mark_names(card.properties));
  if (!card.parameters.empty()) chips->setToolTip(tr("At the default parameters"));
  column->addWidget(chips);
}

} // namespace losslab
