#pragma once

#include "core/fit/design.h"
#include "core/fit/edges.h"
#include "core/fit/newton.h"
#include "core/fit/start_search.h"
#include "core/fit/vertex.h"
#include "core/loss/loss.h"
#include "core/outcome.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace losslab {

/// What residuals are divided by before the loss sees them.
struct Scaling {
  bool mad = false; ///< 1.4826·median|r| of the fit's own residuals r, else:
  double value = 1;
};

/// The polynomial with the least mean loss over the residuals (ŷ − y)/scale.
struct CurveFit {
  Polynomial curve;
  double objective; ///< its mean loss
  double scale;     ///< what the residuals were divided by
  bool converged;
  std::string_view why; ///< how that was judged, for a learner; a literal
  int iterations;       ///< of the method: turns, edges, Newton steps
};

/// A place where the pulls of all points balance, and nothing near by is better.
struct Minimum {
  Polynomial curve;
  double objective;
};

/// Fits polynomials to one set of points under one loss after the other, and again after a point
/// moved. The answer depends on points, shape, scaling and loss alone: what is kept from the last
/// fit (buffers, where to start convex losses from) makes it faster, never different.
///
///   mse                                        least squares, solved exactly by QR
///   mae, quantile, epsilon_insensitive, mape   exact and certified: lines by vertex descent
///                                              (vertex.h), other polynomials along edges (edges.h)
///   other convex losses                        Newton (newton.h)
///   other losses                               Newton and reweighting from least squares, least
///                                              absolute errors and curves through points
///                                              (start_search.h); the best is kept
class Fitter {
 public:
  void set_points(std::span<const Sample> points, const Shape& shape = {});

  /// Refuses, as "not defined, because …": what Design refuses; losses that are no regression
  /// loss; targets the loss does not take; a scale under a loss that does not judge the error
  /// alone, or of 0; results that no double holds.
  Outcome<CurveFit> fit(const Loss& loss, const Scaling& scaling = {});

  /// The local minima beside a fit to these points, at its scale, the lowest first; none of a
  /// convex loss. Takes longer than a fit.
  std::vector<Minimum> other_minima(const Loss& loss, const CurveFit& fit);

  /// Of the present points, if they were not refused.
  const Design& design() const { return design_; }

 private:
  struct Solution {
    Coefficients at; ///< over the columns, for targets(loss)
    bool converged;
    std::string_view why;
    int iterations;
  };
  struct ExactSolver {
    std::string_view id;
    Solution (Fitter::*solve)(const PointwiseLoss& loss);
  };
  struct Remembered { ///< whatever its parameters were: a start for a convex loss, no more
    std::string_view id;
    Polynomial curve;
  };
  static const ExactSolver exact_solvers[5];

  std::optional<Refusal> refuse(const Loss& loss, const Scaling& scaling) const;
  Outcome<CurveFit> fit_at(const PointwiseLoss& loss, double scale);
  Outcome<CurveFit> told(const PointwiseLoss& loss, const Solution& solution);
  Outcome<CurveFit> fit_with_mad(const PointwiseLoss& loss);
  double mad(const Polynomial& curve);
  void set_scale(double scale);

  Solution solve(const PointwiseLoss& loss);
  Solution least_squares(const PointwiseLoss& loss);
  Solution least_absolute(const PointwiseLoss& loss);
  Solution touching_corners(const PointwiseLoss& loss);
  Solution convex(const PointwiseLoss& loss);
  Solution from_there(const PointwiseLoss& loss, const Polynomial& curve);
  Solution best_of_starts(const PointwiseLoss& loss);

  Solution least_of_corners(const Eigen::Ref<const Eigen::MatrixXd>& columns,
                            const Coefficients& start);
  const Solution& least_absolute_curve();
  Coefficients cold_start(const PointwiseLoss& loss);

  bool centred(const PointwiseLoss& loss) const;
  std::span<const double> targets(const PointwiseLoss& loss) const;
  Coefficients for_targets_of(const PointwiseLoss& loss, const Coefficients& over_centred) const;
  std::optional<Coefficients> remembered(const PointwiseLoss& loss) const;
  void remember(const Loss& loss, const Polynomial& curve);

  Design design_;
  std::optional<Refusal> refusal_;
  double scale_ = 1;
  std::vector<double> scaled_y_;         ///< targets(false)/scale, while that is not 1
  std::vector<double> scaled_centred_y_; ///< targets(true)/scale
  VertexDescent vertex_;
  EdgeDescent edges_;
  NewtonDescent newton_;
  StartSearch starts_;
  Corners corners_;
  std::optional<Solution> least_absolute_;  ///< of the present points, at scale 1
  std::optional<Polynomial> last_absolute_; ///< of those before
  std::vector<Remembered> remembered_;
  std::vector<double> sizes_; ///< of residuals, to work with
};

/// One fit, from nothing.
Outcome<CurveFit> fit_curve(const Loss& loss, std::span<const Sample> points,
                            const Shape& shape = {}, const Scaling& scaling = {});

} // namespace losslab
