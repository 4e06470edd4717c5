#pragma once

#include "core/fit/polynomial.h"

#include <vector>

namespace losslab {

/// The pulls of corners that a curve touches: any between a corner's slope below and above may be
/// its pull, and taken are those with which all pulls balance. Of many such the ones of least
/// square sum. These are of the form clamp(row·t, below, above): the condition for that minimum, in
/// whose dual t is what is looked for, a convex and piecewise quadratic function with sums() as
/// gradient. Newton's method goes to its least value from piece to piece.
class Balance {
 public:
  struct Touched {
    Coefficients row; ///< of the columns: what the curve moves by at this corner
    double below;
    double above;
  };

  /// others: Σ pull·row of all that is not touched.
  Balance(std::vector<Touched> touched, const Coefficients& others);

  /// Whether there is a balance, each sum within the tolerance of 0.
  bool find(double tolerance);
  /// Of the corner with this index, once it is found.
  double pull(std::size_t corner) const { return pull(corner, at_); }

 private:
  double pull(std::size_t corner, const Coefficients& at) const;
  Coefficients sums(const Coefficients& at) const;
  Coefficients newton_step(const Coefficients& now) const;
  void advance(const Coefficients& now);

  std::vector<Touched> touched_;
  Coefficients others_;
  Coefficients at_;
};

} // namespace losslab
