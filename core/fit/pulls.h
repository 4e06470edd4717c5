#pragma once

#include "core/fit/design.h"
#include "core/loss/loss.h"

#include <vector>

namespace losslab {

/// A curve as a loss sees it.
struct SeenCurve {
  Polynomial curve;
  double scale = 1; ///< of the residuals: the loss sees curve/scale and y/scale
};

/// How each point pulls at a curve: the slope of its loss there, by the prediction; what draws the
/// curve down is positive. Where the curve is a best one, the pulls balance: Σ pull·x^k = 0 for
/// each power that is fitted.
///
/// The curve of a loss with corners (MAE, quantile, ε-insensitive, MAPE) runs through points at a
/// corner, and these hold it: each pulls with whatever subgradient balances the others, the
/// multiplier of linear programming. As many such points as there are coefficients leave one
/// choice. More may leave many; taken is the one of least square sum, which is what the pulls tend
/// to when the corners are rounded off less and less (as Huber's with δ → 0). Where nothing
/// balances, because the curve is not a best one, a point at a corner does not pull.
///
/// Points that the loss takes. A regression loss with corners must be piecewise linear and convex,
/// as find_corners asks.
void find_pulls(const PointwiseLoss& loss, const Design& design, const SeenCurve& seen,
                std::vector<double>& pulls);

} // namespace losslab
