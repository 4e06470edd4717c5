#include "ui/pages/choose/decide_view.h"

#include "ui/pages/choose/recommendation_panel.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/even_grid.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/tool_button.h"

#include <QToolButton>

namespace losslab {

namespace {
constexpr int least_card = 370; // design px: three options side by side
}

DecideView::DecideView(ChooseModel& model, QWidget* parent)
    : QWidget(parent), model_(model), recommendation_(new RecommendationPanel(model)) {
  auto* grid = new EvenGrid(least_card);
  grid->setCards({makeQuestions(), recommendation_});
  auto* around = new QVBoxLayout(this);
  around->setContentsMargins(0, 0, 0, 0);
  around->addWidget(grid);
  connect(recommendation_, &RecommendationPanel::sceneRequested, this, &DecideView::sceneRequested);
  connect(recommendation_, &RecommendationPanel::noticed, this, &DecideView::noticed);
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
  QList<QToolButton*> options; // in no group: Qt would let Tab come to one of them only
  for (const AdviceOption& option : question.options) {
    QToolButton* button = tool_button(text(option.text), {});
    button->setCheckable(true);
    button->setAccessibleName(text(question.text) + ' ' + text(option.text));
    connect(button, &QToolButton::clicked, &model_,
            [this, &question, &option] { model_.answer(question.id, option.id); });
    options.append(button);
    flow->addWidget(button);
  }
  column->addWidget(place);
  return {&question, shown, options};
}

void DecideView::refresh() {
  const Answers answers = model_.answers();
  const auto raised = model_.advice().raised(answers);
  for (const Asked& asked : asked_) {
    asked.shown->setVisible(std::find(raised.begin(), raised.end(), asked.question) !=
                            raised.end());
    const auto said = answers.find(asked.question->id);
    for (qsizetype i = 0; i < asked.options.size(); ++i)
      asked.options[i]->setChecked(said != answers.end() &&
                                   said->second ==
                                       asked.question->options[static_cast<std::size_t>(i)].id);
  }
  again_->setVisible(!answers.empty());
}

} // namespace losslab
