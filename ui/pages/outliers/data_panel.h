#pragma once

#include "core/data/csv.h"
#include "ui/pages/outliers/outliers_model.h"
#include "ui/services.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace losslab {

/// Where the points come from: a published set, drawn with noise of choice, opened or pasted as
/// CSV.
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
  /// A window of its own opens, which asks for a file or for columns.
  void dialogOpens();
  /// It says more or less than before, and wants another height.
  void resized();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeSets();
  QWidget* makeSynthetic();
  QWidget* makeButtons();
  void fillSets();
  void refresh();
  void showSet();
  void draw();
  void drawAgain();
  void openCsv();
  void saveCsv();
  void take(const QByteArray& text, const QString& source);
  void takeColumns(const NumberTable& table, std::size_t x, std::size_t y);
  void sayRefused(const QString& why);

  OutliersModel& model_;
  Services services_;
  QComboBox* sets_ = nullptr;
  QLabel* says_ = nullptr;
  QLabel* source_ = nullptr;
  QComboBox* noise_ = nullptr;
  QDoubleSpinBox* scale_ = nullptr;
  QSpinBox* count_ = nullptr;
  QSpinBox* seed_ = nullptr;
  QLabel* error_;
};

} // namespace losslab
