#pragma once

#include "core/outcome.h"
#include "core/scene/scene.h"

namespace losslab {

/// A density of errors: a standard one, even in z, stretched by a scale above 0.
struct Density {
  double (*standard)(double z); ///< −log of the standard density
  double scale;

  /// −log f(error): what one error costs in likelihood, in nats.
  double minus_log(double error) const;
  /// f(error), by one unit of error.
  double at(double error) const;
};

/// Of the noise that draw_points draws; noise.h says what the scale is.
Density density_of(Noise noise, double scale);

/// Of all densities whose share 1 − contaminated_share is normal with deviation σ while the rest
/// may lie in any way, even about 0, the one that leaves the best fit the least to go by: normal
/// within ±kσ, Laplace beyond. Huber, Robust Estimation of a Location Parameter, Annals of
/// Mathematical Statistics 35 (1964).
Density least_favourable(double sigma);

/// Its k for any share of contamination in (0, 1): 2φ(k)/k − 2Φ(−k) = share/(1 − share).
double huber_corner(double share);

/// The loss that noise leads to: −log of a density, less its value at 0, times a factor.
///   normal        MSE            factor 2σ²
///   laplace       MAE            factor b
///   student       Cauchy loss    c = √ν·scale, factor c²/(ν + 1), with ν = 3 here; so every ν
///                                gives this loss, and only ν = 1 is the Cauchy density's own
///   contaminated  Huber          δ = kσ, factor σ², of the least favourable density instead: the
///                                noise's own −log turns back into a parabola far out
/// A factor changes no fit, so to fit with this loss is to fit by maximum likelihood.
struct Bridge {
  Density noise;
  Density source; ///< whose −log the loss is
  LossChoice loss;
  double factor;
  bool own; ///< the source is the noise itself
};

/// Refuses a scale of 0, which has no density, and scales whose square no double holds.
Outcome<Bridge> bridge_to_loss(Noise noise, double scale);

/// The way from one error to its loss, in numbers.
struct BridgeSteps {
  double density;    ///< f(e)
  double minus_log;  ///< −log f(e)
  double constant;   ///< −log f(0), which moves no minimum
  double difference; ///< what is left without it
  double loss;       ///< times the factor
};
BridgeSteps bridge_steps(const Bridge& bridge, double error);

/// What one error tells about where the density stands: Fisher's information of location,
/// ∫(f′/f)²f. No unbiased estimate from n errors has a smaller variance than 1/(n·information).
double information(Noise noise, double scale);

} // namespace losslab
