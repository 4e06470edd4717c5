#pragma once

#include "core/fit/points.h"
#include "core/loss/loss.h"

#include <span>
#include <vector>

namespace losslab {

/// How one point bears on a fitted line.
struct PointInfluence {
  double residual; ///< ŷ − y
  /// How much the point counts against one the loss trusts fully, 0 … 1: slope(residual)/residual
  /// over that of a small residual. Constant 1 under MSE; falls to 0 for points a loss rejects.
  double weight;
  double share; ///< |pull| of all points' together, 0 … 1: how hard it pulls (pulls.h)
  double leverage; ///< 1/n + (x − x̄)²/Σ(x − x̄)²: what its y adds to its own fitted value under MSE
};

/// For every point, under a line fitted by the loss. Where slope/residual grows without bound
/// towards zero (MAE, quantile) or vanishes there (ε-insensitive), weights are taken against the
/// largest among the points that are at least as far off as the median one, and capped at 1.
/// Points as FitPoints accepts them. Fills influence, reusing its memory.
void measure_influence(const PointwiseLoss& loss, std::span<const Sample> points, const Line& line,
                       std::vector<PointInfluence>& influence);

} // namespace losslab
