#pragma once

#include "ui/pages/choose/choose_model.h"
#include "ui/widgets/panel.h"

#include <QVBoxLayout>

namespace losslab {

/// What the answers come to: the loss, why, its output layer, what else would do, and the scene
/// that shows it. While questions are open: what is still possible.
class RecommendationPanel : public Panel {
  Q_OBJECT

 public:
  explicit RecommendationPanel(ChooseModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);
  /// Code is on the clipboard: a sentence for the learner.
  void noticed(const QString& sentence);

 private:
  void refresh();
  void showOpen(QVBoxLayout& column);
  void showAnswer(QVBoxLayout& column, const Recommendation& found);
  QWidget* makeAlternative(const Alternative& other);
  QWidget* makeCopies(const LossChoice& pick);

  ChooseModel& model_;
  QWidget* content_ = nullptr;
  /// What is shown: those possible, in order; nothing is built anew for the same.
  std::vector<const Recommendation*> shown_;
  const Recommendation* found_ = nullptr;
};

} // namespace losslab
