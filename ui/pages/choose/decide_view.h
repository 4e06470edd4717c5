#pragma once

#include "ui/pages/choose/choose_model.h"

#include <QWidget>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace losslab {

class RecommendationPanel;

/// The decision guide: the questions that the answers so far raise, and beside them what they come
/// to.
class DecideView : public QWidget {
  Q_OBJECT

 public:
  explicit DecideView(ChooseModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);
  void noticed(const QString& sentence);

 private:
  /// One question with its options as buttons.
  struct Asked {
    const AdviceQuestion* question;
    QWidget* shown;
    QList<QToolButton*> options;
  };
  QWidget* makeQuestions();
  Asked makeQuestion(const AdviceQuestion& question);
  void refresh();

  ChooseModel& model_;
  QList<Asked> asked_;
  QPushButton* again_ = nullptr;
  RecommendationPanel* recommendation_;
};

} // namespace losslab
