#include "ui/pages/explore/formula_panel.h"

#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/formula_view.h"
#include "ui/widgets/loss_swatch.h"
#include "ui/widgets/parameter_slider.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace losslab {

namespace {

QStringList property_names(const Properties& has) {
  QStringList names;
  names << (has.convex ? FormulaPanel::tr("convex") : FormulaPanel::tr("not convex"));
  names << (has.smooth ? FormulaPanel::tr("smooth gradient") : FormulaPanel::tr("gradient jumps"));
  names << (has.bounded_gradient ? FormulaPanel::tr("bounded gradient")
                                 : FormulaPanel::tr("unbounded gradient"));
  if (has.redescending) names << FormulaPanel::tr("redescending");
  names << (has.handles_outliers ? FormulaPanel::tr("handles outliers")
                                 : FormulaPanel::tr("follows outliers"));
  if (has.probabilistic) names << FormulaPanel::tr("probabilistic");
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

  auto* top = new QHBoxLayout;
  top->addWidget(new LossSwatch(card.id, LossSwatch::Shape::square));
  top->addWidget(label(QString::fromStdString(card.name), "heading"), 1);
  if (card.in_guide) {
    auto* guide = label(tr("in the guide"), "secondary");
    guide->setWordWrap(false);
    top->addWidget(guide);
  }
  column->addLayout(top);
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
  column->addWidget(new ChipRow(property_names(card.properties)));
}

} // namespace losslab
