#pragma once

#include "core/fit/pulls.h"

#include <vector>

namespace losslab {

/// How one point bears on a fitted curve.
struct PointInfluence {
  double residual; ///< ŷ − y
  /// How much the point counts against one the loss trusts fully, 0 … 1: slope(residual)/residual
  /// over that of a small residual. Constant 1 under MSE; falls to 0 for points a loss rejects.
  double weight;
  double share; ///< |pull| of all points' together, 0 … 1: how hard it pulls (pulls.h)
  double leverage; ///< what its y adds to its own fitted value under MSE; 1/n + (x − x̄)²/Σ(x − x̄)²
                   ///< for a line
};

/// For every point, under a curve fitted by the loss. Where slope/residual grows without bound
/// towards zero (MAE, quantile) or vanishes there (ε-insensitive), weights are taken against the
/// largest among the points that are at least as far off as the median one, and capped at 1.
/// Fills influence, reusing its memory.
void measure_influence(const PointwiseLoss& loss, const Design& design, const SeenCurve& seen,
                       std::vector<PointInfluence>& influence);

} // namespace losslab
