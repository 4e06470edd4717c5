#pragma once

#include "ui/pages/outliers/outliers_model.h"

#include <QToolButton>

class QMenu;

namespace losslab {

/// Which regression losses are fitted: at least one, and no more than can be told apart.
class LossChooser : public QToolButton {
  Q_OBJECT

 public:
  explicit LossChooser(OutliersModel& model, QWidget* parent = nullptr);

 private:
  void refresh();

  OutliersModel& model_;
  QMenu* menu_;
};

} // namespace losslab
