#pragma once

#include "ui/pages/outliers/classes_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

/// Try this: the next thing there is to find with the two classes as they stand.
class ClassTryPanel : public Panel {
  Q_OBJECT

 public:
  explicit ClassTryPanel(ClassesModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  QString suggestion() const;

  ClassesModel& model_;
  QLabel* says_;
};

} // namespace losslab
