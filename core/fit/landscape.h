#pragma once

#include "core/loss/loss.h"
#include "core/range.h"
#include "core/scene/scene.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace losslab {

/// Lines as places: the slope across, and upwards their height at some x. At the middle of the
/// points slope and height have little to do with each other; at 0 they often have.
struct LinePlane {
  double x = 0; ///< where the height is taken
  Range slope{0, 1};
  Range height{0, 1};

  Line line(double at_slope, double at_height) const {
    return {at_height - at_slope * x, at_slope};
  }
  double height_of(const Line& line) const { return line.at(x); }
};

/// Where it is worth while to look: about the line through the points that stay, a few times as far
/// as these are spread, and twice as far, again and again, until every fit is in it. So the plane
/// stays while a point moves, as long as no fit leaves it. Nothing without two x among those that
/// stay.
std::optional<LinePlane> worth_seeing(std::span<const Sample> points,
                                      std::optional<std::size_t> moving,
                                      std::span<const Line> fits);

/// The mean loss of the residuals over scale, at side × side lines of the plane: row by row from
/// the least height, from the least slope on. Infinite where it is not defined. When asked to stop,
/// empty. Points that the loss takes.
std::vector<double> landscape(const PointwiseLoss& loss, std::span<const Sample> points,
                              const LinePlane& plane, std::size_t side, double scale = 1,
                              const std::stop_token& stop = {});

} // namespace losslab
