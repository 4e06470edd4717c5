#pragma once

#include "ui/pages/quiz/quiz_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace losslab {

class GrowingText;
class OptionCard;

/// Where one question is answered, and what its answer is once it is shown.
class AnswerView : public QWidget {
  Q_OBJECT

 public:
  static AnswerView* make(QuizModel& model, const Question& question);

  using QWidget::QWidget;
  virtual void refresh() = 0;
  /// What is shown below the answer that was given; nullptr where it is shown in its place.
  virtual QWidget* shownBelow() { return nullptr; }
};

/// Said in the learner's own words, then held against the model answer by its key points.
class FreeAnswerView : public AnswerView {
  Q_OBJECT

 public:
  FreeAnswerView(QuizModel& model, const FreeAnswer& answer, QWidget* parent = nullptr);
  void refresh() override;
  QWidget* shownBelow() override { return shown_; }

 private:
  QWidget* makeShown(const FreeAnswer& answer);

  QuizModel& model_;
  GrowingText* typed_;
  QWidget* shown_;
  QList<QCheckBox*> key_points_;
};

/// Options with letters; once one is chosen each says why it is right or wrong.
class ChoiceView : public AnswerView {
  Q_OBJECT

 public:
  ChoiceView(QuizModel& model, const MultipleChoice& choice, QWidget* parent = nullptr);
  void refresh() override;

 private:
  QuizModel& model_;
  const MultipleChoice& choice_; ///< of the bank, which stays
  QList<OptionCard*> cards_;
  QLabel* explanation_;
};

} // namespace losslab
