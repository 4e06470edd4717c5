#pragma once

#include "ui/pages/outliers/classes_model.h"
#include "ui/pages/outliers/lab.h"

class QComboBox;
class QToolButton;

namespace losslab {

class ClassesPlot;
class ExactPlace;
class Segments;
class SendRow;

/// Drag points of two classes and watch the boundary of every chosen loss follow, or not.
class ClassesLab : public Lab {
  Q_OBJECT

 public:
  ClassesLab(OutliersModel& model, const Services& services, QWidget* parent = nullptr);

  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override;
  QString table() const override;

 private:
  QWidget* makeControls();
  QToolButton* makeStarts();
  void connectControls();
  void connectPlot();
  void showScene();
  void showPoints();
  void showBoundaries();
  void showSelected();
  void showRegularisation();
  void tell(const std::optional<Refusal>& refusal);
  QString describe(std::size_t index) const;

  ClassesModel classes_;
  ClassesPlot* plot_;
  Segments* added_ = nullptr; ///< the class of new points
  QComboBox* regularisation_ = nullptr;
  ExactPlace* place_ = nullptr;
  QToolButton* flip_ = nullptr;
  QToolButton* show_all_ = nullptr;
  QToolButton* remove_ = nullptr;
  SendRow* send_;
};

} // namespace losslab
