#pragma once

#include "core/quiz/question.h"
#include "ui/pages/outliers/outliers_model.h"
#include "ui/services.h"
#include "ui/widgets/panel.h"

class QPushButton;

namespace losslab {

class Segments;

/// A task of the quiz that is to be done here: what it asks, which of its goals hold, hints one by
/// one, and the way back when it is done.
class TaskPanel : public Panel {
  Q_OBJECT

 public:
  TaskPanel(OutliersModel& model, const Services& services, QWidget* parent = nullptr);

  /// Whether the scene names a task that there is.
  bool hasTask() const { return question_ != nullptr; }

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 private:
  QWidget* makeButtons();
  void refresh();
  void build();
  void showGoals();
  void showHints();
  QString verdict(LabReading& reading) const;

  OutliersModel& model_;
  Services services_;
  std::shared_ptr<const Bank> bank_;   ///< read when a scene first names a task
  const Question* question_ = nullptr; ///< of the bank, which stays
  QLabel* asks_;
  QWidget* goals_place_ = nullptr;
  QList<QLabel*> goals_;
  Segments* predicted_ = nullptr; ///< where something is to be said beforehand
  QLabel* hints_;
  QLabel* done_;
  QPushButton* hint_ = nullptr;
  QPushButton* back_ = nullptr;
  std::size_t hints_shown_ = 0;
};

} // namespace losslab
