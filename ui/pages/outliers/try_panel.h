#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

/// Try this: the next thing there is to find with the points as they stand.
class TryPanel : public Panel {
  Q_OBJECT

 public:
  explicit TryPanel(OutliersModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  QString suggestion() const;

  OutliersModel& model_;
  QLabel* says_;
};

} // namespace losslab
