#pragma once

#include <QLayout>
#include <QWidget>

namespace losslab {

/// Short facts as rounded labels that flow onto as many rows as they need.
class ChipRow : public QWidget {
  Q_OBJECT

 public:
  explicit ChipRow(const QStringList& facts, QWidget* parent = nullptr);
};

/// Widgets in reading order, as many on a row as fit. One at the very end that expands takes what
/// is left of its row.
class FlowLayout : public QLayout {
  Q_OBJECT

 public:
  FlowLayout(QWidget* parent, int gap);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override { items_.append(item); }
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override { return items_.value(index); }
  QLayoutItem* takeAt(int index) override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

 private:
  int arrange(const QRect& rect, bool move) const;

  QList<QLayoutItem*> items_;
  int gap_;
};

} // namespace losslab
