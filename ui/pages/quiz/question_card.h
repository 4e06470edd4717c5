#pragma once

#include "ui/pages/quiz/quiz_model.h"
#include "ui/widgets/panel.h"

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace losslab {

class AnswerView;
class GradeBar;
class MessageView;

/// The one thing in focus: a question, its answer, and how well it was known.
class QuestionCard : public Panel {
  Q_OBJECT

 public:
  explicit QuestionCard(QuizModel& model, QWidget* parent = nullptr);

  /// The question without what is pressed below it.
  QWidget& picture();
  /// Gives the keys to the question, from wherever on the page they are.
  void takeFocus();

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeAsking();
  QWidget* makeFooter();
  QWidget* makeFacts(const Question& question) const;
  QWidget* makeLosses(const Question& question) const;
  QPushButton* makeShowMe(const Question& question);
  QPushButton* makeTask(const Question& question);
  void build(const Question& question);
  void refresh();
  void refreshMessage();
  void bringIntoView();
  void refreshFooter();
  void act();
  void setSides();

  QuizModel& model_;
  QStackedWidget* stack_;
  QScrollArea* scroll_;
  QWidget* inside_;
  MessageView* message_;
  QWidget* sheet_ = nullptr; ///< of the question shown_
  std::string shown_;
  bool shown_revealed_ = false;
  AnswerView* answer_ = nullptr;
  QWidget* losses_ = nullptr;
  QPushButton* show_me_ = nullptr;
  QLabel* sources_ = nullptr;
  QWidget* footer_ = nullptr;
  QStackedWidget* below_ = nullptr;
  QLabel* hint_ = nullptr;
  QPushButton* reveal_ = nullptr;
  GradeBar* grades_ = nullptr;
};

} // namespace losslab
