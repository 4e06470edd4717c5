#pragma once

#include "ui/pages/choose/choose_model.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace losslab {

/// The model's rows as Qt's views want them: name (with a tick), task, and a column for each mark.
class ComparisonRows : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { name, task, first_mark };
  static constexpr int disputed_role = Qt::UserRole; ///< whether the guide says otherwise
  static constexpr int has_role = Qt::UserRole + 1;  ///< whether the mark holds

  explicit ComparisonRows(ChooseModel& model, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  const Card& card(int row) const { return *shown_[static_cast<std::size_t>(row)]; }
  /// -1 when it is not among them.
  int rowOf(std::string_view loss) const;

 private:
  void follow();

  ChooseModel& model_;
  std::vector<const Card*> shown_;
};

/// The comparison: every loss against every mark. Space ticks a row, Enter or a double click opens
/// its scene, a click on a heading sorts by it.
class ComparisonTable : public QTableView {
  Q_OBJECT

 public:
  explicit ComparisonTable(ChooseModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void opened();

 protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& before) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void follow();
  void fit();

  ChooseModel& model_;
  ComparisonRows* rows_;
};

} // namespace losslab
