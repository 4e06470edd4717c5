#pragma once

#include "core/fit/newton.h"
#include "core/fit/points.h"
#include "core/fit/vertex.h"
#include "core/loss/loss.h"
#include "core/outcome.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace losslab {

/// The line with the least mean loss over the residuals ŷ − y.
struct LineFit {
  Line line;
  double objective; ///< its mean loss
  bool converged;
  std::string_view why; ///< how that was judged, for a learner; a literal
  int iterations;       ///< of the method: turns, Newton steps
};

/// Fits lines to one set of points under one loss after the other, and again after a point moved.
/// The answer depends on points and loss alone: what is kept from the last fit (buffers, where to
/// start convex losses from) makes it faster, never different.
///
///   mse                                        least squares, solved exactly
///   mae, quantile, epsilon_insensitive, mape   vertex descent, exact and certified (vertex.h)
///   other convex losses                        Newton (newton.h)
///   other losses                               Newton and reweighting from least squares, least
///                                              absolute errors and lines through pairs of points;
///                                              the best is kept
class LineFitter {
 public:
  void set_points(std::span<const Sample> points);

  /// Refuses, as "not defined, because …": what FitPoints refuses; losses that are no regression
  /// loss; targets the loss does not take; results that no double holds.
  Outcome<LineFit> fit(const Loss& loss);

 private:
  struct Solution {
    Line line; ///< over u, for targets(loss)
    bool converged;
    std::string_view why;
    int iterations;
  };
  struct Start {
    double objective;
    Line line;
  };
  struct ExactSolver {
    std::string_view id;
    Solution (LineFitter::*solve)(const PointwiseLoss& loss);
  };
  struct Remembered { ///< whatever its parameters were: a start for a convex loss, no more
    std::string_view id;
    Line over_x;
  };
  static const ExactSolver exact_solvers[5];

  Solution solve(const PointwiseLoss& loss);
  Solution least_squares(const PointwiseLoss& loss);
  Solution least_absolute(const PointwiseLoss& loss);
  Solution vertex_descent(const PointwiseLoss& loss);
  Solution convex(const PointwiseLoss& loss);
  Solution best_of_starts(const PointwiseLoss& loss);

  const VertexDescent::Result& least_absolute_line();
  Line cold_start(const PointwiseLoss& loss);
  void list_starts(const PointwiseLoss& loss, const Line& absolute, std::size_t kept);
  void choose_few(std::span<const double> y);

  std::span<const double> targets(const PointwiseLoss& loss) const;
  Line for_targets_of(const PointwiseLoss& loss, const Line& centred) const;
  const Remembered* remembered(const Loss& loss) const;
  void remember(const Loss& loss, const Line& over_x);

  FitPoints points_;
  std::optional<Refusal> refusal_;
  VertexDescent vertex_;
  NewtonDescent newton_;
  Corners corners_;
  std::optional<VertexDescent::Result> least_absolute_; ///< of the present points
  std::optional<Line> last_least_absolute_;             ///< of those before, over x
  std::vector<Remembered> remembered_;
  std::vector<Start> starts_;
  std::vector<double> few_u_; ///< some of the points: enough to judge a start by
  std::vector<double> few_y_;
};

/// One fit, from nothing.
Outcome<LineFit> fit_line(const Loss& loss, std::span<const Sample> points);

} // namespace losslab
