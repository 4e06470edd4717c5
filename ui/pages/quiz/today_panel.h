#pragma once

#include "ui/pages/quiz/quiz_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

/// Due, new, answered, and how much was still known: the day in four numbers.
class TodayPanel : public Panel {
  Q_OBJECT

 public:
  explicit TodayPanel(QuizModel& model, QWidget* parent = nullptr);

 private:
  void refresh();

  QuizModel& model_;
  std::array<QLabel*, 4> numbers_{};
};

} // namespace losslab
