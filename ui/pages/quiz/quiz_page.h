#pragma once

#include "ui/page.h"
#include "ui/pages/quiz/quiz_model.h"

class QComboBox;
class QFrame;
class QLabel;
class QProgressBar;
class QToolButton;

namespace losslab {

class QuestionCard;
class Segments;

/// Say it: one question at a time, answered, held against a good answer and graded.
class QuizPage : public Page {
  Q_OBJECT

 public:
  static Scene fresh() { return QuizScene{}; }
  static Page* make(const Scene& scene, const Services& services);

  QuizPage(const QuizScene& scene, const Services& services, QWidget* parent = nullptr);

  SceneModel& model() override { return model_; }
  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override;
  QString table() const override { return model_.table(); }

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeControls();
  QWidget* makeNotice();
  void showSitting();
  void showNotice();
  void fillTopics();

  QuizModel model_;
  QTimer minutes_;
  QuestionCard* card_;
  Segments* modes_ = nullptr;
  QComboBox* topic_ = nullptr;
  QProgressBar* bar_ = nullptr;
  QLabel* count_ = nullptr;
  QFrame* notice_ = nullptr;
  QLabel* notice_text_ = nullptr;
  QToolButton* notice_close_ = nullptr;
};

} // namespace losslab
