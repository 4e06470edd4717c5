#pragma once

#include "core/fit/method.h"
#include "core/scene/scene.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace losslab {

/// Of more points, leaving out each in turn would take too long for a learner who waits.
inline constexpr std::size_t most_left_out = 2'000;

/// The curve fitted to all points but one, or nothing where there is none.
std::optional<Polynomial> curve_without(const Method& method, std::span<const Sample> points,
                                        std::size_t left_out);

/// The same for every point, each warm from the one before. When asked to stop, fewer.
std::vector<std::optional<Polynomial>> curves_without_each(const Method& method,
                                                           std::span<const Sample> points,
                                                           const std::stop_token& stop = {});

/// How far points usually are from their curve: s = √(Σ residual²/(n − p)) under least squares with
/// p coefficients. One unit for all losses, so that their shifts compare. Nothing where least
/// squares meets every point or is not defined.
std::optional<double> usual_error(std::span<const Sample> points, const Shape& shape = {});

/// How far a fit moves when a point is left out: √(Σ(ŷⱼ − ŷⱼ without it)²/n)/s, over all n points.
/// Under least squares this is √(pD/n), with Cook's distance D = Σ(ŷⱼ − ŷⱼ without it)²/(ps²):
/// Cook, Technometrics 19 (1977).
double shift(std::span<const Sample> points, const Polynomial& fitted, const Polynomial& without,
             double usual_error);

/// How much of the way to a point its fit goes: (ŷ − ŷ without it)/(y − ŷ without it). 0: the point
/// does not matter; 1: the fit runs through it because it is there. Under least squares this is its
/// leverage. Nothing where the point lies on the curve of the others.
std::optional<double> followed(const Sample& point, const Polynomial& fitted,
                               const Polynomial& without);

/// Whether leverage beats robustness here. The loss bounds the pull of every point, and yet the fit
/// goes more than half of the way to this one, which stands far out in x (leverage above 2p/n,
/// twice the mean: Hoaglin & Welsch, American Statistician 32, 1978), and leaves another by more
/// than three times what half of them were off.
bool carried(const Method& method, std::span<const Sample> points, std::size_t point,
             double leverage, const Polynomial& fitted, const Polynomial& without);

} // namespace losslab
