#pragma once

#include "core/loss/loss.h"
#include "core/outcome.h"
#include "core/scene/scene.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace losslab {

/// logit = x·w_x + y·w_y + b. The boundary is where it is 0; the class beyond is the positive one.
struct Separator {
  double x = 0; ///< w, per unit of x
  double y = 0;
  double b = 0;
  double logit(double at_x, double at_y) const { return x * at_x + y * at_y + b; }
  bool operator==(const Separator&) const = default;
};

/// The separator with the least mean loss + λ/2·|w|², where w is as stated above, in the units of
/// the points, and b is not penalised.
struct BoundaryFit {
  Separator separator;
  double mean_loss;
  double objective; ///< with the penalty
  bool converged;
  std::string_view why;      ///< how that was judged, for a learner; a literal
  int iterations;            ///< Newton steps, or those of the interior point
  std::vector<double> pulls; ///< slope of the loss by the logit, one per point; Σ pulls = 0. At the
                             ///< corner of the hinge the multiplier that balances them
  bool divides; ///< w is not 0: there is a boundary to draw
  struct LocalMinimum {
    Separator separator;
    double objective;
  };
  std::vector<LocalMinimum> others; ///< less good ones met on the way, best first
};

/// Why no boundary can be fitted with this loss; nothing where it can.
std::optional<std::string_view> refuse_to_separate(const PointwiseLoss& loss);
/// Whether one can, at the default parameters.
bool separates(const Card& card);

/// The answer depends on its arguments alone: nothing is kept from one fit to the next.
///
///   hinge                    an interior point, then exactly on the points it left at the corner;
///                            certified by the gap to the dual problem
///   other convex losses      Newton from w = 0
///   focal, Brier             Newton from several starts; the best is kept, the others are told
///
/// λ > 0 makes w unique for a convex loss and keeps it finite where a line separates the classes.
/// Where several b are as good (hinge, modified Huber), the middle one is taken.
///
/// Refuses, as "not defined, because …": what refuse_to_separate says; λ that is not positive and
/// finite; no points, points of one class, all at one place, coordinates not finite or beyond
/// ±1e100.
Outcome<BoundaryFit> fit_boundary(const Loss& loss, std::span<const Labelled> points,
                                  double regularisation);

/// How one point stands to a boundary.
struct PointStanding {
  double margin; ///< s·logit, s = ±1: negative on the wrong side
  double share;  ///< |pull| of all points' together, 0 … 1
  bool support;  ///< it pulls, under a loss that leaves points alone
};

/// Of every point under the fit made of them. Fills standings, reusing its memory.
void measure_standings(const PointwiseLoss& loss, std::span<const Labelled> points,
                       const BoundaryFit& fit, std::vector<PointStanding>& standings);

/// The margin a point must reach to be left alone; 1 where the loss has no such parameter, and
/// for losses that leave none alone.
double margin_of(const Loss& loss);

/// Whether points beyond some margin cost and pull nothing at all.
bool leaves_points_alone(const PointwiseLoss& loss);

} // namespace losslab
