#pragma once

#include "core/fit/corners.h"
#include "core/scene/scene.h"

#include <cstddef>
#include <vector>

namespace losslab {

/// Exact minimisation of a sum of corners over all lines, by vertex descent.
///
/// The sum is convex, and linear wherever no corner is touched. From any line: turn it about a
/// point it touches, or shift it, in the direction of steepest descent and exactly as far as the
/// sum falls; repeat. Between neighbouring such turns the sum is linear, so where none of them and
/// no shift lowers it, nothing does: the subgradient condition 0 ∈ ∂F holds and the line is
/// optimal. Degenerate data (many points on one line) need no special care.
/// Wesolowsky, A new descent algorithm for the least absolute value regression problem,
/// Communications in Statistics B10 (1981); Bloomfield & Steiger, Least Absolute Deviations (1983).
///
/// Where several lines are equally good, the flattest is chosen, of those the middle one.
class VertexDescent {
 public:
  struct Result {
    Line line;      ///< over u
    bool certified; ///< the subgradient condition holds
    bool unique;    ///< every other line is worse
    int turns;      ///< turns and shifts made
  };

  Result minimise(const Corners& corners, const Line& start);

 private:
  /// A way to move: about a pivot, or up and down.
  struct Ray {
    double shift; ///< change of the intercept at u = pivot_u, per step: ±1, or 0 for a turn
    double turn;  ///< change of the slope per step: ±1, or 0 for a shift
    double pivot_u;
    double pivot_y;
    double fall; ///< derivative of the sum along the ray
  };
  struct Crossing {
    double step;
    double jump;
    std::size_t corner;
  };

  void look_at(const Line& line);
  void list_rays();
  void list_turns();
  const Crossing* crossing(const Ray& ray, double threshold);
  void measure_steps(const Ray& ray);
  void gather(const Ray& ray, double horizon, std::size_t stride);
  double guess_horizon(const Ray& ray, double needed);
  const Crossing* select(double derivative, double threshold);
  Line moved(const Ray& ray, const Crossing& to) const;
  bool flatten();
  void centre();

  const Corners* corners_ = nullptr;
  Line line_;
  double tolerance_ = 0; ///< a smaller residual counts as touched: rounding
  double slack_ = 0;     ///< a smaller derivative counts as zero: rounding
  double pull_ = 0;      ///< Σ slope of the corners that are not touched
  double torque_ = 0;    ///< Σ slope·u of the same
  std::vector<double> residual_;
  std::vector<double> step_; ///< along the ray in hand to each corner
  std::vector<std::size_t> touched_;
  std::vector<Ray> rays_;
  std::vector<Crossing> crossings_;
};

} // namespace losslab
