#pragma once

#include "core/data/csv.h"

#include <QDialog>

class QComboBox;
class QTableWidget;

namespace losslab {

/// Which columns of a table are x and y, beside its first rows.
class ColumnsDialog : public QDialog {
  Q_OBJECT

 public:
  /// A table of two columns or more. source: where it came from, for the title.
  ColumnsDialog(NumberTable table, const QString& source, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// The learner has chosen.
  void chosen(const losslab::NumberTable& table, std::size_t x, std::size_t y);

 private:
  QWidget* makeChoice();
  QTableWidget* makePreview();
  void showChoice();
  void choose();

  NumberTable table_;
  QComboBox* x_ = nullptr;
  QComboBox* y_ = nullptr;
  QTableWidget* preview_;
  QPushButton* take_;
};

} // namespace losslab
