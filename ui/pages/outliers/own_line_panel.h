#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/widgets/panel.h"

class QPushButton;

namespace losslab {

class LossTable;
class NumberField;

/// The learner's own line: typed, revealed beside the fits, and judged by each of their losses.
class OwnLinePanel : public Panel {
  Q_OBJECT

 public:
  explicit OwnLinePanel(OutliersModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void noticed(const QString& sentence);

 private:
  QWidget* makeFields();
  void refresh();
  QString says() const;

  OutliersModel& model_;
  QLabel* says_;
  NumberField* slope_ = nullptr;
  NumberField* intercept_ = nullptr;
  QPushButton* reveal_ = nullptr;
  LossTable* table_;
};

} // namespace losslab
