#pragma once

#include "ui/plot/fitted_lines.h"
#include "ui/plot/plot.h"

#include <QPointF>

#include <functional>
#include <optional>
#include <vector>

namespace losslab {

class PointsLayer;
class ResidualsLayer;

/// Points in the plane that can be taken by hand or key, with fitted lines and residuals. Knows
/// nothing of losses or fits: it is given points and says what is wanted of them.
///
/// Pointer: drag a point; click a selected point to pick it up and click where it should go;
/// double-click empty space to add one; drag empty space to pan; wheel to zoom.
/// Keys: Tab and Shift+Tab walk the points from left to right (of many, drawn as dots, only Page
/// Down and Page Up do, which always can: Tab would not come out again), arrows move the selected
/// one (Shift fine, Ctrl coarse), Insert adds, Delete removes, Esc cancels a drag or lets go (then
/// Tab leaves the plot), + and − zoom, 0 shows all.
class ScatterPlot : public Plot {
  Q_OBJECT

 public:
  explicit ScatterPlot(const QString& accessible_name, QWidget* parent = nullptr);

  /// More are drawn as dots, without residuals.
  static constexpr std::size_t most_circles = 2000;

  /// Points other than before by more than one bring the view back to all of them.
  void setPoints(const std::vector<QPointF>& points, std::optional<std::size_t> selected);
  /// What is measured along the axes, with units; empty: nothing is written there.
  void setAxisNames(const QString& x, const QString& y);
  /// How much of each point is filled, 0 … 1, and in which colour; empty: all alike.
  void setFilling(const std::vector<double>& filling, const QColor& color);

  void setLines(const QList<FittedLine>& lines);

  enum class Residuals { none, sticks, squares, areas };
  /// From every point to fitted[i] above or below it; fitted is empty or as long as the points.
  void setResiduals(Residuals style, const std::vector<double>& fitted, const QColor& color,
                    const std::vector<double>& widths = {});

  /// What a tooltip and assistive technology say of a point.
  void setDescriber(std::function<QString(std::size_t)> describe) {
    describe_ = std::move(describe);
  }

  /// The range that holds all points.
  void showAll();

 Q_SIGNALS:
  void pointSelected(std::optional<std::size_t> index);
  void pointMoved(std::size_t index, QPointF to);
  /// A drag or a run of arrow keys is over: one step.
  void moveFinished();
  void moveCancelled();
  void pointAdded(QPointF at);
  void pointRemoved(std::size_t index);

 protected:
  bool handleKey(int key, Qt::KeyboardModifiers modifiers) override;
  bool event(QEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void focusInEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

  /// Places what crosses the plot from edge to edge, and its names: after every change of view.
  virtual void placeLines();
  PointsLayer& marks() { return *marks_; }
  const PointsLayer& marks() const { return *marks_; }

 private:
  QPointF coordsOf(QPointF pixel) const;
  QPointF rounded(QPointF coords) const;
  void select(std::optional<std::size_t> index);
  void moveSelected(int columns, int rows, Qt::KeyboardModifiers modifiers);
  bool walk(bool forward);
  bool letGo();
  void zoom(QPointF center, double factor);
  void bringIntoView(QPointF point);
  void comeBack();
  void setView(const QCPRange& x, const QCPRange& y);
  void placeNames();
  void speak();

  /// A press that may become a drag of a point, a pan, or a click.
  struct Press {
    QPointF pixel;
    std::optional<std::size_t> point;
    bool was_selected = false;
    bool moved = false;
    QPointF origin; ///< where the point stood
    QCPRange x;
    QCPRange y;
  };

  PointsLayer* marks_;
  ResidualsLayer* residuals_;
  FittedLines lines_{*this};
  std::function<QString(std::size_t)> describe_;
  std::optional<Press> press_;
  QString x_name_;
  QString y_name_;
  bool own_view_ = false;    ///< the learner has zoomed or panned: nothing but them brings it back
  bool just_placed_ = false; ///< the second click of a double-click that placed a point
  bool walking_ = true;      ///< Tab walks the points; after Esc it leaves the plot
  bool arrows_moved_ = false;
};

} // namespace losslab
