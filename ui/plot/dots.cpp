#include "ui/plot/dots.h"

#include "ui/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr double alone = 0.5;      ///< how opaque a dot is: outliers must be seen
constexpr std::size_t most = 1024; ///< more over one another are not told apart

/// What so many dots over one another hide of their ground, 0 … 255: by the logarithm, so that both
/// the lone and the crowd are told.
std::vector<int> alphas(std::size_t crowd) {
  std::vector<int> all(crowd + 1, 0);
  const double range = std::log(std::max<double>(2, static_cast<double>(crowd)));
  for (std::size_t i = 1; i <= crowd; ++i)
    all[i] = static_cast<int>(
        std::lround(255 * (alone + (1 - alone) * std::log(static_cast<double>(i)) / range)));
  return all;
}

QRgb paint_of(const QColor& color, int alpha) {
  return qPremultiply(qRgba(color.red(), color.green(), color.blue(), alpha));
}

} // namespace

void Dots::cover(const std::vector<QPointF>& points, const PointsView& view, int side,
                 const std::vector<double>& filling) {
  const std::size_t pixels = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  dots_.assign(pixels, 0);
  filling_.assign(filling.empty() ? 0 : pixels, 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = (view.x.pixel(points[i].x()) - view.frame.left()) * view.ratio - side / 2.0;
    const double y = (view.y.pixel(points[i].y()) - view.frame.top()) * view.ratio - side / 2.0;
    if (!(x > -side && y > -side && x < width_ && y < height_)) continue;
    const int left = std::max(0, static_cast<int>(std::lround(x)));
    const int right = std::min(width_, static_cast<int>(std::lround(x)) + side);
    const int bottom = std::min(height_, static_cast<int>(std::lround(y)) + side);
    for (int row = std::max(0, static_cast<int>(std::lround(y))); row < bottom; ++row)
      for (int column = left; column < right; ++column) {
        const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                        static_cast<std::size_t>(column);
        if (dots_[at] == std::numeric_limits<std::uint16_t>::max()) continue;
        ++dots_[at];
        if (!filling.empty()) filling_[at] += static_cast<float>(filling[i]);
      }
  }
}

QImage Dots::paint(const std::vector<QPointF>& points, const PointsView& view, double side,
                   const QColor& ink, const std::vector<double>& filling, const QColor& filled) {
  width_ = std::max(1, static_cast<int>(std::ceil(view.frame.width() * view.ratio)));
  height_ = std::max(1, static_cast<int>(std::ceil(view.frame.height() * view.ratio)));
  cover(points, view, std::max(1, static_cast<int>(std::lround(side * view.ratio))), filling);
  const std::size_t crowd =
      std::min<std::size_t>(*std::max_element(dots_.begin(), dots_.end()), most);
  const std::vector<int> alpha = alphas(crowd);
  std::vector<QRgb> plain;
  plain.reserve(alpha.size());
  for (const int each : alpha)
    plain.push_back(paint_of(ink, each));
  QImage image(width_, height_, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(view.ratio);
  std::size_t at = 0;
  for (int row = 0; row < height_; ++row) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
    for (int column = 0; column < width_; ++column, ++at) {
      const std::size_t dots = std::min<std::size_t>(dots_[at], crowd);
      line[column] = plain[dots];
      if (dots == 0 || filling_.empty()) continue;
      line[column] = paint_of(mixed(ink, filled, double(filling_[at]) / dots_[at]), alpha[dots]);
    }
  }
  return image;
}

} // namespace losslab
