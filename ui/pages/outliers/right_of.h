#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace losslab {

/// Of points the next one from x on to the right, or the last; nothing where there are none. It is
/// the selected one when the point at x is gone.
template <class Point>
std::optional<std::size_t> right_of(const std::vector<Point>& points, double x) {
  std::optional<std::size_t> next;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool nearer = !next || (points[i].x >= x && points[i].x < points[*next].x) ||
                        (points[*next].x < x && points[i].x > points[*next].x);
    if (nearer) next = i;
  }
  return next;
}

} // namespace losslab
