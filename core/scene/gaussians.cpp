#include "core/scene/gaussians.h"

#include <cmath>
#include <numbers>

namespace losslab {

namespace {

constexpr double place = 2;   // of the humps, right and left
constexpr double width = 0.5; // of each
constexpr double variance = place * place + width * width;

double log_density(double x, const Normal& normal) {
  const double z = (x - normal.mean) / normal.spread;
  return -0.5 * z * z - std::log(normal.spread) - 0.5 * std::log(2 * std::numbers::pi);
}

// The nearer hump, and what the other adds: finite where both densities fade to 0.
double log_humps(double x) {
  const double apart = 2 * std::abs(x) * place / (width * width);
  return log_density(std::abs(x), {place, width}) + std::log1p(std::exp(-apart)) -
         std::numbers::ln2;
}

/// The mean of f under q, by the trapezoid rule: for what is smooth and fades so fast it is right
/// to all digits, and to ten where q is so wide that the bend between the humps is a corner to it.
template <class Function>
double expectation(const Normal& q, const Function& f) {
  constexpr int per_unit = 40;
  constexpr int far = 9; // e^(−81/2) is 3e-18
  double sum = 0;
  for (int i = -far * per_unit; i <= far * per_unit; ++i) {
    const double z = static_cast<double>(i) / per_unit;
    sum += Normal{0, 1}.density(z) * f(q.mean + q.spread * z);
  }
  return sum / per_unit;
}

} // namespace

double Normal::density(double x) const { return std::exp(log_density(x, *this)); }

std::vector<double> over_gaussians(const Loss& loss, const std::vector<double>& means,
                                   const std::vector<double>& spreads) {
  std::vector<double> mean;
  std::vector<double> log_variance;
  for (const double spread : spreads)
    for (const double each : means) {
      mean.push_back(each);
      log_variance.push_back(2 * std::log(spread));
    }
  std::vector<double> values(mean.size());
  const std::array batch{Input{"mean", {mean.size(), 1, 1}, mean},
                         Input{"log_variance", {mean.size(), 1, 1}, log_variance}};
  if (loss.evaluate(batch, Reduction::none, values, {})) return {};
  return values;
}

double TwoHumps::density(double x) { return std::exp(log_humps(x)); }

double TwoHumps::forward(const Normal& q) {
  // By symmetry the mean under one hump is that under both.
  static const double minus_entropy = expectation({place, width}, log_humps);
  const double cross = 0.5 * (variance + q.mean * q.mean) / (q.spread * q.spread) +
                       std::log(q.spread) + 0.5 * std::log(2 * std::numbers::pi);
  return minus_entropy + cross;
}

double TwoHumps::reverse(const Normal& q) {
  const double minus_entropy = -0.5 - std::log(q.spread) - 0.5 * std::log(2 * std::numbers::pi);
  return minus_entropy - expectation(q, log_humps);
}

Normal TwoHumps::covering() { return {0, std::sqrt(variance)}; }

// Step by step in mean and log spread, halving the step where none leads down.
Normal TwoHumps::seeking() {
  Normal best{1.5, 1};
  double least = reverse(best);
  for (double step = 0.5; step > 1e-8;) {
    const Normal start = best;
    for (const Normal& next :
         {Normal{start.mean + step, start.spread}, Normal{start.mean - step, start.spread},
          Normal{start.mean, start.spread * std::exp(step)},
          Normal{start.mean, start.spread * std::exp(-step)}})
      if (const double value = reverse(next); value < least) {
        best = next;
        least = value;
      }
    if (best.mean == start.mean && best.spread == start.spread) step /= 2;
  }
  return best;
}

} // namespace losslab
