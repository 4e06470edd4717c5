#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <vector>

namespace losslab {

/// Where points stand on a plot, in its pixels.
struct PointsView {
  struct Axis { ///< linear
    double low;
    double at;    ///< the pixel of low
    double scale; ///< pixels per unit
    double pixel(double coord) const { return at + (coord - low) * scale; }
  };
  Axis x;
  Axis y;
  QRectF frame;
  double ratio = 1; ///< how many of the screen's pixels one is wide
};

/// Many points as one picture: a dot each, darker where they crowd. A hundred thousand take a few
/// milliseconds, where as many circles take fifty.
class Dots {
 public:
  /// Of the view's frame. side: a dot's, in pixels. What is filled (0 … 1; empty: nothing) is
  /// painted the more in that colour.
  QImage paint(const std::vector<QPointF>& points, const PointsView& view, double side,
               const QColor& ink, const std::vector<double>& filling, const QColor& filled);

 private:
  void cover(const std::vector<QPointF>& points, const PointsView& view, int side,
             const std::vector<double>& filling);

  int width_ = 0; ///< in the screen's pixels, as all here
  int height_ = 0;
  std::vector<std::uint16_t> dots_; ///< how many cover a pixel
  std::vector<float> filling_;      ///< the sum of theirs
};

} // namespace losslab
