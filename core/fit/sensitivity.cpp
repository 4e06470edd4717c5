#include "core/fit/sensitivity.h"

#include <algorithm>

namespace losslab {

Range worth_travelling(std::span<const Sample> points, std::size_t traveller, Way way) {
  const double here = along(way, points[traveller]);
  double low = along(way, points[traveller == 0 ? 1 : 0]);
  double high = low;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == traveller) continue;
    low = std::min(low, along(way, points[i]));
    high = std::max(high, along(way, points[i]));
  }
  const double middle = low / 2 + high / 2;
  double reach = high > low ? 1.5 * (high - low) : 1;
  while (here < middle - reach || here > middle + reach)
    reach *= 2;
  return {middle - reach, middle + reach};
}

std::vector<std::optional<Polynomial>> travel(const Method& method, std::span<const Sample> points,
                                              std::size_t traveller, Way way,
                                              std::span<const double> positions,
                                              const std::stop_token& stop) {
  std::vector<Sample> moved(points.begin(), points.end());
  std::vector<std::optional<Polynomial>> curves;
  curves.reserve(positions.size());
  Fitter fitter;
  for (const double position : positions) {
    if (stop.stop_requested()) break;
    along(way, moved[traveller]) = position;
    curves.push_back(fitted_curve(fitter, method, moved));
  }
  return curves;
}

} // namespace losslab
