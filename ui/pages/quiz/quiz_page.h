#pragma once

#include "ui/page.h"
#include "ui/pages/quiz/quiz_model.h"

class QComboBox;
class QFrame;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace losslab {

class PanelColumn;
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
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeControls();
  QWidget* makeNotice();
  void showSitting();
  void showNotice();
  void fillTopics();
  void fold();

  QuizModel model_;
  QTimer minutes_;
  QuestionCard* card_;
  PanelColumn* column_;
  QVBoxLayout* left_ = nullptr;
  QHBoxLayout* row_ = nullptr;
  Segments* modes_ = nullptr;
  QComboBox* topic_ = nullptr;
  QToolButton* figures_ = nullptr; ///< on a narrow window: the figures in place of the question
  QProgressBar* bar_ = nullptr;
  QLabel* count_ = nullptr;
  QFrame* notice_ = nullptr;
  QLabel* notice_text_ = nullptr;
};

} // namespace losslab
