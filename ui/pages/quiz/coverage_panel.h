#pragma once

#include "ui/pages/quiz/quiz_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class CoverageGrid;

/// What can be expected to be known, by topic and skill.
class CoveragePanel : public Panel {
  Q_OBJECT

 public:
  explicit CoveragePanel(QuizModel& model, QWidget* parent = nullptr);

 private:
  void refresh();

  QuizModel& model_;
  CoverageGrid* grid_;
};

} // namespace losslab
