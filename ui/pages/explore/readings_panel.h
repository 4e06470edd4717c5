#pragma once

#include "ui/pages/explore/explore_model.h"
#include "ui/widgets/panel.h"

class QGridLayout;

namespace losslab {

/// Value and gradient of every visible loss at the crosshair.
class ReadingsPanel : public Panel {
  Q_OBJECT

 public:
  explicit ReadingsPanel(ExploreModel& model, QWidget* parent = nullptr);

 private:
  void build();
  void refresh();

  struct Row {
    QLabel* value;
    QLabel* slope;
  };
  ExploreModel& model_;
  QLabel* heading_;
  QWidget* table_ = nullptr;
  QStringList shown_;
  QList<Row> rows_;
};

} // namespace losslab
