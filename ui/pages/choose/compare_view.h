#pragma once

#include "ui/pages/choose/choose_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace losslab {

class FlowLayout;
class MarksPanel;
class Panel;

/// The comparison table with its filters, and beside it why the row in focus has its marks.
class CompareView : public QWidget {
  Q_OBJECT

 public:
  explicit CompareView(ChooseModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeFilters();
  void addMarks(FlowLayout& flow);
  void connectFilters();
  QWidget* makeTable();
  void refresh();
  void fold();

  ChooseModel& model_;
  QLineEdit* search_ = nullptr;
  QComboBox* family_ = nullptr;
  QList<QToolButton*> marks_;
  QToolButton* only_ticked_ = nullptr;
  QToolButton* together_ = nullptr;
  QToolButton* why_ = nullptr; ///< on a narrow window: the marks explained in place of the table
  QLabel* nothing_ = nullptr;
  QPushButton* all_ = nullptr;
  Panel* table_ = nullptr;
  MarksPanel* explained_;
};

} // namespace losslab
