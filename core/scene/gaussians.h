#pragma once

#include "core/loss/loss.h"

#include <vector>

namespace losslab {

struct Normal {
  double mean;
  double spread; ///< standard deviation

  double density(double x) const;
};

/// What a loss of one mean and one log-variance says, row by row over these places.
std::vector<double> over_gaussians(const Loss& loss, const std::vector<double>& means,
                                   const std::vector<double>& spreads);

/// A target with two humps, half N(−2, ½²) and half N(2, ½²), that no normal can match.
struct TwoHumps {
  static double density(double x);
  /// KL(P‖Q) in nats, of these humps from q.
  static double forward(const Normal& q);
  /// KL(Q‖P) in nats, of q from these humps.
  static double reverse(const Normal& q);

  /// The normal of least KL(P‖Q): it has the humps' mean and variance, so it covers both.
  static Normal covering();
  /// A normal of least KL(Q‖P), found by search from the right: it sits on one hump.
  static Normal seeking();
};

} // namespace losslab
