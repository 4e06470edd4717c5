#pragma once

#include "ui/plot/dots.h"
#include "ui/plot/plot.h"

#include <QHash>
#include <QPixmap>
#include <QPointF>

#include <optional>
#include <utility>
#include <vector>

namespace losslab {

/// How a point is marked.
struct PointLook {
  enum class Shape { circle, square };
  Shape shape = Shape::circle;
  QColor color = {};   ///< ink where it is not valid
  bool ringed = false; ///< told from the others
};

/// The points of a scatter plot: circles in ink, where nothing else is said; where there are many,
/// only the selected one.
class PointsLayer : public QCPLayerable {
 public:
  explicit PointsLayer(QCustomPlot* plot);

  std::vector<QPointF> points;
  std::optional<std::size_t> selected;
  bool picked_up = false;      ///< the selected point waits to be put down
  std::vector<double> filling; ///< how much of each is filled, 0 … 1; empty: none
  QColor filling_color;
  std::vector<PointLook> looks;  ///< one each, which are then filled in their own colour; or empty
  std::optional<QPointF> origin; ///< where a dragged point came from

  bool asDots() const;
  QPointF pixel(QPointF coords) const;
  /// The point nearest to a click there, where one is near enough.
  std::optional<std::size_t> at(QPointF pixel) const;
  /// The next from left to right (or back), those of one x as they are numbered; without one, the
  /// first; none past the last.
  std::optional<std::size_t> beside(std::optional<std::size_t> one, bool forward) const;
  /// Of all points, with room around them: x and y.
  std::pair<QCPRange, QCPRange> extent() const;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  QRect clipRect() const override;
  void draw(QCPPainter* painter) override;

 private:
  void drawOrigin(QCPPainter* painter) const;
  void drawPoint(QCPPainter* painter, std::size_t index) const;
  void drawMark(QCPPainter* painter, QPointF place, const PointLook& look, bool in_hand) const;

  mutable QHash<QString, QPixmap> stamps_; ///< a point of each look, painted once
};

/// The points, where there are too many for circles: below the lines, which they would hide.
class DotsLayer : public QCPLayerable {
 public:
  explicit DotsLayer(const PointsLayer& points);

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  QRect clipRect() const override;
  void draw(QCPPainter* painter) override;

 private:
  const PointsLayer& points_;
  Dots dots_; ///< keeps its memory
};

/// What stands between points and a line; nothing where the points are dots.
class ResidualsLayer : public QCPLayerable {
 public:
  enum class Style { none, sticks, squares, areas };

  explicit ResidualsLayer(const PointsLayer& points);

  Style style = Style::none;
  std::vector<double> fitted; ///< the line at each point's x; empty: none
  std::vector<double> widths; ///< of areas, in the unit of y; as long as fitted
  QColor color;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  QRect clipRect() const override;
  void draw(QCPPainter* painter) override;

 private:
  const PointsLayer& points_;
};

} // namespace losslab
