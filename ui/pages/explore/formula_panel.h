#pragma once

#include "ui/pages/explore/explore_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

class ParameterSlider;

/// The focused loss: name, formula, parameters, intuition, properties.
class FormulaPanel : public Panel {
  Q_OBJECT

 public:
  explicit FormulaPanel(ExploreModel& model, QWidget* parent = nullptr);

 private:
  void refresh();
  void build();

  ExploreModel& model_;
  std::string shown_;
  QWidget* content_ = nullptr;
  QList<ParameterSlider*> sliders_;
};

} // namespace losslab
