#pragma once

#include "core/fit/points.h"
#include "core/loss/loss.h"

#include <span>
#include <vector>

namespace losslab {

/// How each point pulls at a line: the slope of its loss there, by the prediction; what draws the
/// line down is positive. Where the line is a best one, the pulls balance: Σ pull = Σ pull·x = 0.
///
/// The line of a loss with corners (MAE, quantile, ε-insensitive, MAPE) runs through points at a
/// corner, and these hold it: each pulls with whatever subgradient balances the others, the
/// multiplier of linear programming. Two such points leave one choice. More may leave many; taken
/// is the one of least square sum, which is what the pulls tend to when the corners are rounded off
/// less and less (as Huber's with δ → 0). Where nothing balances, because the line is not a best
/// one, a point at a corner does not pull.
///
/// Points as FitPoints accepts them and the loss takes. A regression loss with corners must be
/// piecewise linear and convex, as find_corners asks.
void find_pulls(const PointwiseLoss& loss, std::span<const Sample> points, const Line& line,
                std::vector<double>& pulls);

} // namespace losslab
