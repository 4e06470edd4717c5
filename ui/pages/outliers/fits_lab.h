#pragma once

#include "ui/pages/outliers/lab.h"

class QLabel;
class QToolButton;

namespace losslab {

class DataPanel;
class ExactPlace;
class LineHandles;
class MenuChoice;
class LandscapePanel;
class OwnLinePanel;
class TaskPanel;
class PanelColumn;
class ScatterPlot;
class SendRow;
class WhyModel;

/// Drag points and watch the line of every chosen loss follow, or not.
class FitsLab : public Lab {
  Q_OBJECT

 public:
  FitsLab(OutliersModel& model, const Services& services, QWidget* parent = nullptr);

  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override;
  QString table() const override;
  void finish() override;

 private:
  QWidget* makeControls();
  QToolButton* makeData();
  void showOwn();
  void connectPlot();
  void tell(const std::optional<Refusal>& refusal);
  void showScene();
  void showPoints();
  void showLines();
  void showFocus();
  void showFilling();
  void showSelected();
  QString describe(std::size_t index) const;

  WhyModel* why_;
  ScatterPlot* plot_;
  MenuChoice* residuals_ = nullptr;
  MenuChoice* filling_ = nullptr;
  QToolButton* own_ = nullptr;
  LineHandles* handles_ = nullptr;
  OwnLinePanel* own_panel_;
  TaskPanel* task_panel_;
  LandscapePanel* landscape_ = nullptr;
  PanelColumn* column_;
  QList<std::pair<QString, QWidget*>> extra_; ///< cards that are there, the latest first in view
  ExactPlace* place_ = nullptr;
  QToolButton* show_all_ = nullptr;
  QToolButton* remove_ = nullptr;
  DataPanel* data_;
  QLabel* filled_; ///< what the points are filled by
  SendRow* send_;
};

} // namespace losslab
