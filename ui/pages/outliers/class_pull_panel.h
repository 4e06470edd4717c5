#pragma once

#include "ui/pages/outliers/classes_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class ShareBar;

/// Why does it lie there? How hard the selected point pulls at each boundary, its margin, and which
/// point pulls hardest at the one in focus.
class ClassPullPanel : public Panel {
  Q_OBJECT

 public:
  explicit ClassPullPanel(ClassesModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();
  void showSelected(std::size_t selected);
  QString hardest() const;

  struct Row {
    ShareBar* bar;
    QLabel* share;
    QLabel* margin;
  };
  ClassesModel& model_;
  QLabel* says_;
  QWidget* table_ = nullptr;
  QLabel* hardest_;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
