#pragma once

#include "core/data/random.h"
#include "core/fit/fitter.h"
#include "core/loss/catalogue.h"

#include <optional>
#include <span>
#include <vector>

namespace losslab {

/// What a fit says of slope or intercept: &Line::slope.
using Coefficient = double Line::*;

/// The lines that one loss has drawn through the same experiment, repeated.
struct Estimates {
  LossChoice loss;
  std::vector<std::optional<Line>> lines; ///< one a repeat; none where the loss gave none
  std::optional<Refusal> refusal;         ///< why not, the first time
};

/// One experiment again and again: points around the same true line with noise of other seeds, and
/// every loss fitted to the same points. No thread and no clock: run() goes on from where it was.
class Experiment {
 public:
  Experiment(const Synthetic& synthetic, std::span<const LossChoice> losses);

  /// How often it is worth repeating: 1,000 times, of more than 3,000 points fewer, at least 30.
  static int enough(const Synthetic& synthetic);

  void run(int more);

  int repeats() const { return repeats_; }
  /// In the order of the losses given.
  const std::vector<Estimates>& estimates() const { return estimates_; }

 private:
  Synthetic synthetic_;
  Random seeds_;
  int repeats_ = 0;
  Fitter fitter_;
  std::vector<LossPtr> losses_; ///< nullptr where the choice names none
  std::vector<Estimates> estimates_;
};

/// A number with its standard error.
struct Measured {
  double value;
  double error;
};

/// How a coefficient of one loss scatters over the repeats.
struct Spread {
  int count; ///< repeats that gave a line; at least 2
  double mean;
  Measured deviation; ///< standard deviation, with n − 1
  bool biased;        ///< the mean is more than four of its standard errors off the truth
  std::optional<Measured> efficiency; ///< see spread_of()
};

/// Nothing from fewer than two lines. Efficiency is the least variance that any unbiased fit can
/// have (Cramér and Rao) over the one found: 1 is all that can be had from such points. There is
/// none of a biased coefficient, for which the bound does not hold, and none without noise.
/// The error of the deviation follows from the fourth moment: a heavy tail makes it larger than a
/// normal sample's.
std::optional<Spread> spread_of(const Estimates& estimates, Coefficient coefficient,
                                const Synthetic& synthetic);

/// The deviation of one over that of the other, over the repeats in which both gave a line. As both
/// saw the same points, chance moves them together, and the ratio is known better than either.
/// Nothing where the other does not spread.
std::optional<Measured> ratio_of_deviations(const Estimates& one, const Estimates& other,
                                            Coefficient coefficient);

/// Whose lines scatter least, and who cannot be told from that one.
struct Steadiest {
  std::size_t best;               ///< index into the estimates
  std::vector<std::size_t> level; ///< ratio to the best within two of its errors of 1; ascending
};

/// Among those that are not biased and gave a line in every repeat. Nothing when there is none, or
/// nothing spreads.
std::optional<Steadiest> steadiest(std::span<const Estimates> estimates, Coefficient coefficient,
                                   const Synthetic& synthetic);

/// The least standard deviation of any unbiased fit to such points: 1/√(information) per point,
/// spread over their x. Nothing without noise.
std::optional<double> least_deviation(const Synthetic& synthetic, Coefficient coefficient);

} // namespace losslab
