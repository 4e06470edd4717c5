#include "core/data/likelihood.h"

#include "core/data/noise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace losslab {

namespace {

using std::numbers::pi;

constexpr double freedom = 3; ///< ν of Random::student3
const double log_root_two_pi = 0.5 * std::log(2 * pi);

double normal_density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * pi); }
double normal_tail(double z) { return 0.5 * std::erfc(z / std::numbers::sqrt2); } ///< Φ(−z)

double normal(double z) { return 0.5 * z * z + log_root_two_pi; }

double laplace(double z) { return std::abs(z) + std::numbers::ln2; }

// The density at 0 is Γ((ν + 1)/2)/(√(νπ)·Γ(ν/2)) = 2/(√3·π) for ν = 3.
double student(double z) {
  return 0.5 * (freedom + 1) * std::log1p(z * z / freedom) + std::log(0.5 * std::sqrt(3.0) * pi);
}

/// −log of both parts, the gross errors last.
std::array<double, 2> contaminated_parts(double z) {
  return {normal(z) - std::log1p(-contaminated_share),
          normal(z / contaminated_factor) - std::log(contaminated_share / contaminated_factor)};
}

// A sum of exponentials of which neither may underflow before the other takes over.
double contaminated(double z) {
  const auto [good, gross] = contaminated_parts(z);
  return std::min(good, gross) - std::log1p(std::exp(-std::abs(good - gross)));
}

double corner() {
  static const double k = huber_corner(contaminated_share);
  return k;
}

double normal_between_laplace(double z) {
  const double clipped = std::clamp(z, -corner(), corner());
  return clipped * (z - 0.5 * clipped) + log_root_two_pi - std::log1p(-contaminated_share);
}

// By the trapezoidal rule, which is all but exact for a smooth function that is flat at both ends.
double integrated_information() {
  constexpr double reach = 12 * contaminated_factor;
  constexpr double step = 0.01;
  double sum = 0;
  for (int i = 1; i <= static_cast<int>(reach / step); ++i) {
    const double z = i * step;
    const auto [good, gross] = contaminated_parts(z);
    const double slope =
        -z * (std::exp(-good) + std::exp(-gross) / (contaminated_factor * contaminated_factor));
    sum += slope * slope / (std::exp(-good) + std::exp(-gross));
  }
  return 2 * step * sum; // both sides; at 0 the slope is 0
}

double contaminated_information() {
  static const double information = integrated_information();
  return information;
}

} // namespace

double Density::minus_log(double error) const { return standard(error / scale) + std::log(scale); }

double Density::at(double error) const { return std::exp(-minus_log(error)); }

Density density_of(Noise noise, double scale) {
  static constexpr std::array standards{normal, laplace, student, contaminated};
  static_assert(standards.size() == static_cast<std::size_t>(Noise::contaminated) + 1);
  return {standards[static_cast<std::size_t>(noise)], scale};
}

Density least_favourable(double sigma) { return {normal_between_laplace, sigma}; }

double huber_corner(double share) {
  const double odds = share / (1 - share);
  // The left side falls and is convex, so Newton's steps from where it lies above the right one
  // only go up, and never beyond the root. It does here: 2φ(k) > ¾ for k ≤ ¼, and 2Φ(−k) < 1.
  double k = 0.5 / (2 + odds);
  for (;;) {
    const double excess = 2 * normal_density(k) / k - 2 * normal_tail(k) - odds;
    const double next = k + excess * k * k / (2 * normal_density(k));
    if (next <= k) return k;
    k = next;
  }
}

Outcome<Bridge> bridge_to_loss(Noise noise, double scale) {
  constexpr double least = 1e-100;
  if (scale == 0)
    return Refusal{"scale", "not defined, because without noise no error has a density. Raise the "
                            "scale above 0"};
  if (!(scale >= least && scale <= 1 / least))
    return Refusal{"scale", "not defined, because its square is beyond a double; keep the scale "
                            "within 1e-100 … 1e100"};
  const Density own = density_of(noise, scale);
  switch (noise) {
  case Noise::normal:
    return Bridge{own, own, {"mse", {}}, 2 * scale * scale, true};
  case Noise::laplace:
    return Bridge{own, own, {"mae", {}}, scale, true};
  case Noise::student: {
    const double c = std::sqrt(freedom) * scale;
    return Bridge{own, own, {"cauchy", {{"c", c}}}, c * c / (freedom + 1), true};
  }
  case Noise::contaminated:
    break;
  }
  return Bridge{
      own, least_favourable(scale), {"huber", {{"delta", corner() * scale}}}, scale * scale, false};
}

BridgeSteps bridge_steps(const Bridge& bridge, double error) {
  BridgeSteps steps{};
  steps.density = bridge.source.at(error);
  steps.minus_log = bridge.source.minus_log(error);
  steps.constant = bridge.source.minus_log(0);
  steps.difference = steps.minus_log - steps.constant;
  steps.loss = bridge.factor * steps.difference;
  return steps;
}

double information(Noise noise, double scale) {
  double of_standard = 1; // normal, and Laplace: its slope is ±1 all over
  if (noise == Noise::student) of_standard = (freedom + 1) / (freedom + 3);
  if (noise == Noise::contaminated) of_standard = contaminated_information();
  return of_standard / (scale * scale);
}

} // namespace losslab
