#pragma once

#include "ui/pages/outliers/outliers_model.h"
#include "ui/services.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace losslab {

/// Where the points come from: drawn with noise of choice, opened or pasted as CSV.
class DataPanel : public Panel {
  Q_OBJECT

 public:
  DataPanel(OutliersModel& model, const Services& services, QWidget* parent = nullptr);

  /// From the clipboard.
  void pasteCsv();

 Q_SIGNALS:
  void noticed(const QString& sentence);
  /// The text was not taken; the panel says why.
  void refused();
  void fileDialogOpens();

 private:
  QWidget* makeSynthetic();
  QWidget* makeButtons();
  void refresh();
  void draw();
  void drawAgain();
  void openCsv();
  void take(const QByteArray& text, const QString& source);
  void sayRefused(const QString& why);

  OutliersModel& model_;
  Services services_;
  QComboBox* noise_ = nullptr;
  QDoubleSpinBox* scale_ = nullptr;
  QSpinBox* count_ = nullptr;
  QSpinBox* seed_ = nullptr;
  QLabel* error_;
};

} // namespace losslab
