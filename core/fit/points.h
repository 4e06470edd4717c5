#pragma once

#include "core/outcome.h"
#include "core/scene/scene.h"

#include <optional>
#include <span>
#include <vector>

namespace losslab {

/// The points of a fit as arrays, with x shifted and scaled into [−1, 1] so that no unit and no
/// distance from the origin costs digits: u = (x − centre)/scale. Lines are solved for over u.
class FitPoints {
 public:
  /// Refuses fewer than two points, one x only, what is not finite, and values beyond ±1e100 (their
  /// squares and products must stay within a double). Allocates only when there are more points
  /// than ever before.
  std::optional<Refusal> assign(std::span<const Sample> points);

  std::size_t size() const { return u_.size(); }
  std::span<const double> u() const { return u_; }
  /// The targets: as given, or less their mean. A loss of the error alone is fitted to the latter.
  std::span<const double> targets(bool centred) const { return centred ? centred_y_ : y_; }
  double mean_y() const { return mean_y_; }

  /// A line over u, for targets(centred), as a line over x, and back.
  Line over_x(const Line& over_u, bool centred) const;
  Line over_u(const Line& over_x, bool centred) const;

  /// Least squares over u for targets(true).
  const Line& least_squares() const { return least_squares_; }

 private:
  void centre_targets();
  void solve_least_squares();

  std::vector<double> u_;
  std::vector<double> y_;
  std::vector<double> centred_y_;
  double centre_ = 0;
  double scale_ = 1;
  double mean_y_ = 0;
  Line least_squares_;
};

} // namespace losslab
