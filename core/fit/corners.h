#pragma once

#include "core/loss/loss.h"

#include <cstddef>
#include <span>
#include <vector>

namespace losslab {

/// The corners of piecewise linear losses at points (u, y). As a function of the error
/// e = (a + b·u) − y, a corner is below·e for e < 0 and above·e for e > 0, with below ≤ above:
/// |e| is one with ∓1, the ε-insensitive loss two at y ± ε.
struct Corners {
  std::vector<double> u;
  std::vector<double> y;
  std::vector<double> below;
  std::vector<double> above;

  std::size_t size() const { return u.size(); }
  void clear();
  void add(double at_u, double at_y, double slope_below, double slope_above);
};

/// Fills corners from what the loss says of itself: where it kinks, and its slopes in between.
/// The loss must be piecewise linear and convex in the prediction, with as many kinks at every
/// target.
void find_corners(const PointwiseLoss& loss, std::span<const double> u, std::span<const double> y,
                  Corners& corners);

} // namespace losslab
