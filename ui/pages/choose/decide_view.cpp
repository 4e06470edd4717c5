#include "ui/pages/choose/decide_view.h"

#include "ui/pages/choose/recommendation_panel.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/tool_button.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace losslab {

DecideView::DecideView(ChooseModel& model, QWidget* parent)
    : QWidget(parent), model_(model), recommendation_(new RecommendationPanel(model)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addWidget(makeQuestions(), 5);
  row->addWidget(recommendation_, 4);
  connect(recommendation_, &RecommendationPanel::sceneRequested, this, &DecideView::sceneRequested);
  connect(&model_, &SceneModel::sceneChanged, this, &DecideView::refresh);
  refresh();
}

QWidget* DecideView::makeQuestions() {
  auto* panel = new Panel;
  auto* inside = new QWidget;
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(18));
  for (const AdviceQuestion& question : model_.advice().questions) {
    asked_.append(makeQuestion(question));
    column->addWidget(asked_.last().shown);
  }
  again_ = link_button(tr("Start over"), tr("Take all answers back"));
  connect(again_, &QPushButton::clicked, &model_, &ChooseModel::startOver);
  column->addWidget(again_, 0, Qt::AlignLeft);
  column->addStretch(1);
  panel->body()->addWidget(scrolled(inside));
  return panel;
}

DecideView::Asked DecideView::makeQuestion(const AdviceQuestion& question) {
  auto* shown = new QWidget;
  auto* column = new QVBoxLayout(shown);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(8));
  column->addWidget(label(text(question.text), "section"));
  auto* place = new QWidget;
  auto* flow = new FlowLayout(place, scaled(8));
  auto* options = new QButtonGroup(shown);
  options->setExclusive(false); // the chosen one may be taken back
  for (const AdviceOption& option : question.options) {
    QToolButton* button = tool_button(text(option.text), {});
    button->setCheckable(true);
    button->setAccessibleName(text(question.text) + ' ' + text(option.text));
    options->addButton(button, static_cast<int>(options->buttons().size()));
    flow->addWidget(button);
  }
  column->addWidget(place);
  connect(options, &QButtonGroup::idClicked, &model_, [this, &question](int chosen) {
    model_.answer(question.id, question.options[static_cast<std::size_t>(chosen)].id);
  });
  return {&question, shown, options};
}

void DecideView::refresh() {
  const Answers answers = model_.answers();
  const auto raised = model_.advice().raised(answers);
  for (const Asked& asked : asked_) {
    asked.shown->setVisible(std::find(raised.begin(), raised.end(), asked.question) !=
                            raised.end());
    const auto said = answers.find(asked.question->id);
    for (QAbstractButton* button : asked.options->buttons()) {
      const auto option = static_cast<std::size_t>(asked.options->id(button));
      button->setChecked(said != answers.end() &&
                         said->second == asked.question->options[option].id);
    }
  }
  again_->setVisible(!answers.empty());
}

} // namespace losslab
