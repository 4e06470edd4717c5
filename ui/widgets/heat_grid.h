#pragma once

#include <QColor>
#include <QWidget>

#include <optional>

namespace losslab {

/// Cells in rows and columns, coloured by how much is in them; a cell can be grabbed and drawn up
/// or down. Knows nothing of losses.
class HeatGrid : public QWidget {
  Q_OBJECT

 public:
  explicit HeatGrid(const QString& accessible_name, QWidget* parent = nullptr);

  struct Cells {
    QStringList rows; ///< their names, from the top
    int columns = 0;
    QList<double> shares; ///< 0 … 1, row by row: how full the colour is
    QList<double> pull;   ///< where a cell is pulled: an arrow up or down. May be empty
    bool editable = false;
    QStringList names = {}; ///< of the columns; numbers where there are none
    QStringList texts = {}; ///< in the cells. May be empty
    bool diagonal = false;  ///< is framed
  };
  void setCells(const Cells& cells);
  /// What is said of the cell that is chosen, beside its place.
  void setReading(const QString& reading);
  std::optional<std::pair<int, int>> chosen() const { return chosen_; } ///< row, column

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  /// This cell was chosen.
  void chose(int row, int column);
  /// A hand or a key wants this cell to have more by so many steps, or less.
  void drawn(int row, int column, double steps);
  void released();
  void cancelled();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRectF field() const; ///< measures every name: to be asked once a paint
  QRectF cell(const QRectF& field, int row, int column) const;
  void choose(int row, int column);
  void paintNames(QPainter& painter, const QRectF& field) const;
  void paintCell(QPainter& painter, const QRectF& place, qsizetype index) const;
  void paintPulls(QPainter& painter, const QRectF& field) const;

  Cells cells_;
  std::optional<std::pair<int, int>> chosen_;
  double held_from_ = 0; ///< where the hand was last, in pixels from the top
  bool held_ = false;
  bool ring_ = false; ///< focus came by key
};

} // namespace losslab
