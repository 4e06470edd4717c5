#pragma once

#include "ui/page.h"
#include "ui/pages/outliers/outliers_model.h"
#include "ui/services.h"

class QToolButton;

namespace losslab {

class DataPanel;
class NumberField;
class PanelColumn;
class ScatterPlot;
class Segments;
class SendRow;

/// Feel a loss: drag points and watch the line of every chosen loss follow, or not.
class OutliersPage : public Page {
  Q_OBJECT

 public:
  static Scene fresh() { return OutliersModel::fresh(); }
  static Page* make(const Scene& scene, const Services& services);

  OutliersPage(const OutliersScene& scene, const Services& services, QWidget* parent = nullptr);

  SceneModel& model() override { return model_; }
  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override;
  QString table() const override;

 private:
  QWidget* makeControls();
  QToolButton* makeData();
  void connectPlot();
  void showScene();
  void showPoints();
  void showLines();
  void showFocus();
  void showSelected();
  QString describe(std::size_t index) const;

  OutliersModel model_;
  ScatterPlot* plot_;
  Segments* residuals_ = nullptr;
  QToolButton* weights_ = nullptr;
  NumberField* x_ = nullptr;
  NumberField* y_ = nullptr;
  QToolButton* show_all_ = nullptr;
  QToolButton* remove_ = nullptr;
  DataPanel* data_;
  SendRow* send_;
};

} // namespace losslab
