#include "ui/pages/outliers/task_panel.h"

#include "core/quiz/bank.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/segments.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

TaskPanel::TaskPanel(OutliersModel& model, const Services& services, QWidget* parent)
    : Panel(tr("Task"), parent), model_(model), services_(services), asks_(label({}, "ink")),
      hints_(label({}, "soft")), done_(label({}, "ink")) {
  setProperty("card", "warn");
  body()->addWidget(asks_);
  body()->addWidget(hints_);
  body()->addWidget(done_);
  body()->addWidget(makeButtons());
  connect(&model_, &SceneModel::sceneChanged, this, &TaskPanel::refresh);
  refresh();
}

QWidget* TaskPanel::makeButtons() {
  auto* buttons = new QWidget;
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(8));
  hint_ = new QPushButton(tr("Hint"));
  back_ = new QPushButton(tr("Back to the quiz"));
  back_->setToolTip(tr("Say why, see the answer, and grade yourself"));
  row->addWidget(hint_);
  row->addWidget(back_);
  auto* away = new QPushButton(tr("Put away"));
  away->setToolTip(tr("Ends the task; the points stay"));
  row->addWidget(away);
  connect(away, &QPushButton::clicked, &model_, &OutliersModel::endTask);
  row->addStretch(1);
  connect(hint_, &QPushButton::clicked, this, [this] {
    ++hints_shown_;
    showHints();
  });
  connect(back_, &QPushButton::clicked, this, [this] {
    Q_EMIT sceneRequested(QuizScene{.mode = QuizMode::learn,
                                    .topic = bank_->topic_of(*question_).id,
                                    .item = question_->id,
                                    .revealed = false});
  });
  return buttons;
}

void TaskPanel::refresh() {
  if (!bank_ && !model_.outliers().task.empty() && services_.questions)
    if (const auto bank = services_.questions(); bank.ok()) bank_ = *bank;
  const Question* named = bank_ ? bank_->find(model_.outliers().task) : nullptr;
  if (named != nullptr && !named->task) named = nullptr;
  if (named != question_) {
    question_ = named;
    hints_shown_ = 0;
    build();
  }
  if (question_ != nullptr) showGoals();
}

void TaskPanel::build() {
  delete goals_place_;
  goals_place_ = nullptr;
  goals_.clear();
  predicted_ = nullptr;
  if (question_ == nullptr) return;
  asks_->setText(text(question_->text).toHtmlEscaped());
  goals_place_ = new QWidget;
  auto* column = new QVBoxLayout(goals_place_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(4));
  const LabTask& task = *question_->task;
  if (!task.predict.empty()) {
    QStringList losses;
    for (const LossChoice& choice : task.start.losses)
      losses << text(find_loss(choice.id)->card.short_name);
    predicted_ = new Segments(tr("Your prediction"), losses);
    predicted_->setCurrent(-1);
    connect(predicted_, &Segments::chosen, this, &TaskPanel::showGoals);
    column->addWidget(predicted_, 0, Qt::AlignLeft);
  }
  for (std::size_t i = 0; i < task.goals.size(); ++i) {
    goals_.append(label({}, "secondary"));
    column->addWidget(goals_.last());
  }
  body()->insertWidget(2, goals_place_);
  showHints();
}

void TaskPanel::showGoals() {
  const LabTask& task = *question_->task;
  LabReading reading(task.start, model_.outliers());
  bool all = predicted_ == nullptr || predicted_->current() >= 0;
  for (std::size_t i = 0; i < task.goals.size(); ++i) {
    const Goal& goal = task.goals[i];
    const bool holds = reading.holds(goal);
    const auto reached = reading.reached(goal.number, goal.loss);
    all = all && holds;
    goals_.at(static_cast<qsizetype>(i))
        ->setText(
            QString("%1 %2 · %3")
                .arg(holds ? QString("✓") : QString("○"), text(goal_text(goal)).toHtmlEscaped(),
                     reached ? tr("now %1").arg(
                                   short_number(goal.at_least ? reached->low : reached->high, 3))
                             : tr("not yet")));
  }
  const bool no_fit = predicted_ != nullptr && reading.most(task.predict).empty();
  done_->setVisible(all || no_fit);
  if (no_fit)
    done_->setText(tr("No fit is left to judge by: bring the point nearer."));
  else if (all)
    done_->setText(verdict(reading));
  back_->setProperty("primary", all ? "true" : "false");
  restyle(back_);
}

QString TaskPanel::verdict(LabReading& reading) const {
  const LabTask& task = *question_->task;
  if (predicted_ == nullptr) return tr("<b>Done.</b> Can you say why?");
  const std::string most = reading.most(task.predict);
  const auto said = static_cast<std::size_t>(predicted_->current());
  if (task.start.losses[said].id == most) return tr("<b>As you said.</b> Can you say why?");
  return tr("<b>It was %1.</b> Can you say why?").arg(text(find_loss(most)->card.short_name));
}

void TaskPanel::showHints() {
  const auto& hints = question_->task->hints;
  hints_shown_ = std::min(hints_shown_, hints.size());
  QStringList shown;
  for (std::size_t i = 0; i < hints_shown_; ++i)
    shown << text(hints[i]);
  hints_->setText(shown.join('\n'));
  hints_->setVisible(!shown.isEmpty());
  hint_->setEnabled(hints_shown_ < hints.size());
  hint_->setToolTip(hint_->isEnabled() ? tr("Shows one") : tr("There are no more"));
}

} // namespace losslab
