#pragma once

#include "ui/theme.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <vector>

// How pictures of pixels are coloured.

namespace losslab {

/// Of a probability.
inline QColor shade(double p) { return mixed(tokens().surface, tokens().accent, p); }

/// A square image, row by row.
template <class ColorOf>
QImage image(int side, const std::vector<double>& values, const ColorOf& color_of) {
  QImage drawn(side, side, QImage::Format_RGB32);
  auto value = values.begin();
  for (int row = 0; row < side; ++row) {
    auto* line = reinterpret_cast<QRgb*>(drawn.scanLine(row));
    for (int column = 0; column < side; ++column)
      line[column] = color_of(*value++).rgb();
  }
  return drawn;
}

/// How hard a step down pushes each number: −slope, scaled so that the largest is 1; an infinite
/// slope pushes as hard.
inline std::vector<double> pushes(const std::vector<double>& slopes) {
  double largest = 0;
  for (const double slope : slopes)
    if (std::isfinite(slope)) largest = std::max(largest, std::abs(slope));
  std::vector<double> push;
  push.reserve(slopes.size());
  for (const double slope : slopes)
    push.push_back(std::isinf(slope) ? -std::copysign(1.0, slope)
                   : largest > 0     ? -slope / largest
                                     : 0);
  return push;
}

} // namespace losslab
