#include "ui/pages/quiz/today_panel.h"

#include "ui/theme.h"

#include <QGridLayout>

namespace losslab {

TodayPanel::TodayPanel(QuizModel& model, QWidget* parent)
    : Panel(tr("Today"), parent), model_(model) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(scaled(8));
  grid->setVerticalSpacing(0);
  const std::array names{
      std::pair{tr("due"), tr("Learnt questions that come back until midnight")},
      std::pair{tr("new"), tr("New questions the day still has room for")},
      std::pair{tr("answered"), tr("Answers graded today")},
      std::pair{tr("retention"), tr("Of the learnt questions asked in the last %1 days, how many "
                                    "you still knew")
                                     .arg(QuizModel::days_back)}};
  for (int i = 0; i < 4; ++i) {
    const auto& [name, tip] = names[static_cast<std::size_t>(i)];
    QLabel* number = label({}, "title");
    QLabel* caption = label(name, "caption");
    caption->setWordWrap(false);
    for (QLabel* part : {number, caption})
      part->setToolTip(tip);
    grid->addWidget(number, 0, i);
    grid->addWidget(caption, 1, i);
    grid->setColumnStretch(i, 1);
    numbers_[static_cast<std::size_t>(i)] = number;
  }
  body()->addLayout(grid);
  connect(&model_, &QuizModel::figuresChanged, this, &TodayPanel::refresh);
  refresh();
}

void TodayPanel::refresh() {
  const auto& figures = model_.figures();
  const Retention kept = figures.retention;
  numbers_[0]->setText(QString::number(figures.due));
  numbers_[1]->setText(QString::number(figures.fresh));
  numbers_[2]->setText(QString::number(figures.answered));
  numbers_[3]->setText(kept.asked == 0
                           ? QString("–")
                           : tr("%1 %").arg(number_text(100.0 * kept.recalled / kept.asked, 0)));
}

} // namespace losslab
