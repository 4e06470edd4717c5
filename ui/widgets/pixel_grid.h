#pragma once

#include <QImage>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace losslab {

/// A square of cells that can be painted: by mouse, or by the arrow keys and Space. Knows nothing
/// of losses.
class PixelGrid : public QWidget {
  Q_OBJECT

 public:
  /// tell: what is said of the cell that is chosen.
  PixelGrid(const QString& accessible_name, std::function<QString(int cell)> tell,
            QWidget* parent = nullptr);

  /// One pixel a cell. outline: cells that an ink line runs around, row by row; may be empty.
  void setCells(const QImage& colors, std::vector<bool> outline = {});
  /// Only walked and read, not painted.
  void setReadOnly();
  /// Where the middle of a cell is, in the widget's pixels.
  QPoint middle(int cell) const;

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  /// A hand or a key went over these cells. erase: with the right button, or with Shift.
  void painted(const QList<int>& cells, bool erase);
  /// The hand let go.
  void released();
  /// Esc while the hand paints.
  void cancelled();
  /// The pointer or the arrow keys are on this cell.
  void pointed(int cell);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  int side() const { return colors_.width(); }
  int cellSize() const; ///< in whole pixels, so that all cells are alike
  QPoint origin() const;
  QRect cellRect(int cell) const;
  std::optional<int> cellAt(QPointF point) const;
  QPoint nearest(QPointF point) const; ///< column and row, also from outside
  void choose(int cell);
  void say();
  void paintLines(QPainter& painter) const;

  std::function<QString(int cell)> tell_;
  QImage colors_;
  std::vector<bool> outline_;
  bool read_only_ = false;
  int chosen_ = 0;
  struct Stroke {
    QPoint last; ///< column and row
    bool erase;
  };
  std::optional<Stroke> stroke_;
  bool ring_ = false; ///< focus came by key
};

} // namespace losslab
