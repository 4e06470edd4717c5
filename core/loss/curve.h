#pragma once

#include "core/loss/loss.h"
#include "core/range.h"

#include <optional>
#include <span>
#include <vector>

namespace losslab {

/// A part of a curve that can be drawn in one line: x ascending, all of one length, every number
/// finite, no jump inside. Where a stretch ends at a kink, its last point is the limit from the
/// left, and the next stretch begins at the same x with the limit from the right.
struct Stretch {
  std::vector<double> x;
  std::vector<double> value;
  std::vector<double> slope;     ///< by x
  std::vector<double> curvature; ///< by x
};

/// A pointwise loss at one target, as a function of the number x on an axis:
///   error        prediction = target + x
///   prediction   the number the loss is given: x
///   margin       logit = s·x, where s is +1 for a target of at least ½ and −1 below
///   logit        x; a loss of a probability is given σ(x)
///   probability  x; a loss of a logit is given log(x/(1 − x))
/// Slopes and curvatures are by x: the chain rule is honoured. The axis is one of the card's.
/// Refers to the loss, which must outlive the curve.
class Curve {
 public:
  Curve(const PointwiseLoss& loss, Axis axis, double target);

  /// For a crosshair. At a kink the slope is the subgradient that the loss returns. Nothing where
  /// the loss is not defined or not finite: outside (0, 1) for a probability, ŷ ≤ −1 for MSLE.
  std::optional<Point> at(double x) const;

  /// For a plot: the curve through ascending xs, broken at kinks and where it is not defined.
  std::vector<Stretch> over(std::span<const double> xs) const;

  /// Where the slope (or the value) jumps, as x, ascending.
  std::vector<double> kinks() const;

 private:
  struct Place;
  struct Node;
  std::vector<Node> nodes(std::span<const double> xs) const;
  Place place(double x) const;
  Place beside(double kink, bool left) const;
  Place from_logit(double logit) const;
  double to_axis(double prediction) const;
  bool defined(const Place& place) const;

  const PointwiseLoss& loss_;
  Axis axis_;
  double target_;
  bool of_probability_; ///< the loss's own input is a probability, not a logit
};

/// The range of x a plot shows at first.
Range default_range(Axis axis, double target);

} // namespace losslab
