#pragma once

#include "ui/pages/outliers/classes_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class LossTable;

/// Why does it lie there? How hard the selected point pulls at each boundary, its margin, and which
/// point pulls hardest at the one in focus.
class ClassPullPanel : public Panel {
  Q_OBJECT

 public:
  explicit ClassPullPanel(ClassesModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void showSelected(std::size_t selected);
  QString hardest() const;

  ClassesModel& model_;
  QLabel* says_;
  LossTable* table_;
  QFrame* rule_;
  QLabel* hardest_;
};

} // namespace losslab
