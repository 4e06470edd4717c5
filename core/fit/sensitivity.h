#pragma once

#include "core/fit/method.h"
#include "core/range.h"
#include "core/scene/scene.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace losslab {

/// Which way a point travels while the others stay.
enum class Way { vertical, horizontal };

/// The point's coordinate along that way.
inline double& along(Way way, Sample& point) { return way == Way::vertical ? point.y : point.x; }
inline double along(Way way, const Sample& point) {
  return way == Way::vertical ? point.y : point.x;
}

/// Where it is worth while to send it: over the other points' extent and once that much to either
/// side, and twice as far, again and again, until the range holds the place where it is. So the
/// range stays while the point moves within it. Two points at least.
Range worth_travelling(std::span<const Sample> points, std::size_t traveller, Way way);

/// The curve fitted with the traveller at each of the positions, from position to position warm and
/// nevertheless that of a fit from nothing. Nothing where there is none: where the traveller meets
/// another x where too few are left, or a y that the loss does not take. When asked to stop,
/// whatever it has.
std::vector<std::optional<Polynomial>> travel(const Method& method, std::span<const Sample> points,
                                              std::size_t traveller, Way way,
                                              std::span<const double> positions,
                                              const std::stop_token& stop = {});

} // namespace losslab
