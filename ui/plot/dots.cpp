#include "ui/plot/dots.h"

#include "ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr double opacity = 0.3;  ///< of one dot: a lone one is seen, ten over one another are black
constexpr std::size_t most = 32; ///< dots over one another that can be told from more

/// What so many dots over one another hide of their ground, 0 … 255.
std::array<int, most> alphas() {
  std::array<int, most> all{};
  for (std::size_t i = 0; i < most; ++i)
    all[i] = static_cast<int>(std::lround(255 * (1 - std::pow(1 - opacity, double(i)))));
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
  static const auto alpha = alphas();
  width_ = std::max(1, static_cast<int>(std::ceil(view.frame.width() * view.ratio)));
  height_ = std::max(1, static_cast<int>(std::ceil(view.frame.height() * view.ratio)));
  cover(points, view, std::max(1, static_cast<int>(std::lround(side * view.ratio))), filling);
  std::array<QRgb, most> plain{};
  for (std::size_t i = 1; i < most; ++i)
    plain[i] = paint_of(ink, alpha[i]);
  QImage image(width_, height_, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(view.ratio);
  std::size_t at = 0;
  for (int row = 0; row < height_; ++row) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
    for (int column = 0; column < width_; ++column, ++at) {
      const std::size_t dots = std::min<std::size_t>(dots_[at], most - 1);
      line[column] = plain[dots];
      if (dots == 0 || filling_.empty()) continue;
      line[column] = paint_of(mixed(ink, filled, double(filling_[at]) / dots_[at]), alpha[dots]);
    }
  }
  return image;
}

} // namespace losslab
