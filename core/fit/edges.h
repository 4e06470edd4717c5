#pragma once

#include "core/fit/corners.h"
#include "core/fit/polynomial.h"

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace losslab {

/// Exact minimisation of a sum of corners over polynomials of any shape, along edges.
///
/// The sum is convex, and linear wherever no corner is touched. From any start: go down until as
/// many corners are touched as there are parameters. There each of them must pull with what
/// balances the others; one that would have to pull harder than its slopes allow is let go, and
/// the edge that the others leave open is followed exactly as far as the sum falls. Barrodale &
/// Roberts, An improved algorithm for discrete l1 linear approximation, SIAM Journal on Numerical
/// Analysis 10 (1973); Bartels, Conn & Sinclair, Minimization techniques for piecewise
/// differentiable functions, ibid. 15 (1978).
///
/// Many points on one curve could lead in circles, so the edges are followed with targets moved by
/// lot, far less than is seen; the end is certified with the targets as they are.
class EdgeDescent {
 public:
  struct Result {
    Coefficients at; ///< over the columns
    bool certified;  ///< 0 is a subgradient: no curve is better
    bool unique;     ///< every other curve is worse
    int steps;       ///< edges followed
  };

  using Columns = Eigen::Ref<const Eigen::MatrixXd>; ///< [point][parameter], of sizes about 1

  /// Corners point by point, as many for each.
  Result minimise(const Corners& corners, const Columns& columns, const Coefficients& start);

 private:
  struct Crossing {
    double step;
    double jump;
    std::size_t corner;
  };

  Coefficients row(std::size_t corner) const;
  void move_targets(double by);
  void look_at(const Coefficients& at);
  bool touch_more();
  bool follow_an_edge();
  std::optional<Crossing> walk(const Coefficients& direction, double fall);
  Coefficients through_basis(const std::vector<double>& targets) const;
  bool certify(const Coefficients& at);

  const Corners* corners_ = nullptr;
  const Columns* columns_ = nullptr;
  std::size_t per_point_ = 1;
  double spread_ = 0;              ///< the largest |target|
  double slack_ = 0;               ///< a smaller sum of slopes counts as zero: rounding
  std::vector<double> targets_;    ///< moved
  std::vector<double> residual_;   ///< from the moved
  std::vector<std::size_t> basis_; ///< corners touched
  Coefficients at_;
  Coefficients pull_;       ///< Σ slope·row of those not in the basis
  bool strict_ = false;     ///< all in the basis pull with less than they could
  std::size_t touches_ = 0; ///< corners touched where it was certified last
  std::vector<Crossing> crossings_;
};

} // namespace losslab
