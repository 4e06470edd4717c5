#pragma once

#include "core/fit/method.h"
#include "core/scene/scene.h"

#include <optional>
#include <span>
#include <stop_token>

namespace losslab {

/// The fewest points that carry a fit beyond all bounds when they may stand anywhere they like.
/// One fewer can be dragged away and the fit stays near where it was.
struct Breakdown {
  std::optional<std::size_t> vertical; ///< moved up or down only; nothing: not even half of them
  std::optional<std::size_t> anywhere; ///< their x is free, too
};

/// Found by trying: with k points, k by bisection, each a refit of the real points.
///
/// Where they go: onto the fit and 10⁴, then 10⁶ units of (x − pivot)/width more, of its power
/// degree, too, or as much higher; a unit is the height of all points and the loss's largest
/// parameter together. Both up and down. With x free they also go as many times as far out in x as
/// all points do, under polynomials the degree-th root of it.
///
/// Which ones: those that do most. Up and down these are the farthest from the pivot; of all
/// points' x the three pivots are tried about which the fewest hold half of the lever Σ|x − pivot|.
/// Besides, the points that the fit meets best, as they are missed most.
///
/// The fit has left when it moved by ten units and more, and by ten times as much when they went a
/// hundred times as far. What is found is a way to break the fit: fewer points that manage it in a
/// way that was not tried are possible.
///
/// Points that have a fit. When asked to stop, of no use.
Breakdown find_breakdown(const Method& method, std::span<const Sample> points,
                         const std::stop_token& stop = {});

/// The figure that theory gives.
struct BreakdownTheory {
  std::size_t vertical;
  std::size_t anywhere;
  /// No more than these many; how many fewer do depends on how well the points lie on a line.
  bool at_most;
};

/// With x given, as FarOut says: a loss that grows faster than |error| gives in to one point. One
/// that grows as |error|^a, 0 ≤ a ≤ 1, gives in to the fewest points that hold half of all
/// Σ|x − pivot|^a about some pivot, or half of all points (Mizera & Müller 1999; for MAE before
/// them Ellis & Morgenthaler, Journal of the American Statistical Association 87, 1992). For 0 < a
/// < 1 pivots between the points' x are not looked at, so it is at most that. A bounded loss is
/// broken by as many as a = 0 at the latest.
/// With x free one point is enough for every loss without a bound: far enough out, to miss it costs
/// more than any tilt of the line among the others.
///
/// Nothing for a loss that is not of the error alone, and where the loss bounds the pull for
/// polynomials, without an intercept and over the MAD: theory is of other designs and a given
/// scale.
std::optional<BreakdownTheory> breakdown_theory(const Method& method,
                                                std::span<const Sample> points);

} // namespace losslab
