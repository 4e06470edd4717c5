#pragma once

#include "core/fit/points.h"
#include "core/loss/loss.h"

#include <span>
#include <vector>

namespace losslab {

/// Minimisation of the mean of a smooth loss over lines, from a start: Newton's method where the
/// curvature is positive, iteratively reweighted least squares where it is not (a parabola that
/// touches the loss from above: Huber & Ronchetti, Robust Statistics, 2009, 7.8), each step
/// shortened until the loss falls.
class NewtonDescent {
 public:
  struct Result {
    Line line; ///< over u
    double objective = 0;
    bool converged = false; ///< the pulls of all points balance
    bool flat = false;      ///< no curvature at the end in some direction: others may be as good
    int iterations = 0;
  };

  /// Targets y at places u, of the same length. The start must have a finite mean loss.
  Result minimise(const PointwiseLoss& loss, std::span<const double> u, std::span<const double> y,
                  const Line& start, int most_iterations = 200);

  /// The mean loss of a line; infinity where it is not finite or not defined.
  double objective(const PointwiseLoss& loss, std::span<const double> u, std::span<const double> y,
                   const Line& line);

 private:
  /// Symmetric, over (intercept, slope).
  struct Matrix {
    double aa = 0;
    double ab = 0;
    double bb = 0;
    bool definite() const;
    Line step(double pull, double torque) const;
  };
  /// The mean loss at a line, its gradient and curvature.
  struct State {
    Line line;
    double objective = 0;
    double pull = 0;   ///< mean slope of the loss
    double torque = 0; ///< mean slope·u
    double push = 0;   ///< mean |slope|: what pull and torque are small against
    Matrix curvature;
  };

  void prepare(const PointwiseLoss& loss, std::span<const double> u, std::span<const double> y);
  void predict(Line line);
  State measure(const Line& line);
  bool defined_everywhere() const;
  Matrix weights() const;
  Line direction(const State& state) const;
  bool search(const Line& direction, State& state);

  const PointwiseLoss* loss_ = nullptr;
  std::span<const double> u_;
  std::span<const double> y_;
  bool restricted_ = false; ///< the loss is not defined for every prediction
  double size_ = 0;         ///< the largest |y|
  std::vector<double> prediction_;
  std::vector<double> value_;
  std::vector<double> slope_;
  std::vector<double> curvature_;
};

} // namespace losslab
