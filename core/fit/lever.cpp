#include "core/fit/lever.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double rounding = 1e-12; ///< a balance that is met but for this is met

double weight(double x, double pivot, double exponent) {
  return x == pivot ? 0 : std::pow(std::abs(x - pivot), exponent); // else pow(0, 0) were 1
}

/// xs ascend: the farthest from the pivot stands at one of the ends of what is left.
std::size_t needed_about(double pivot, std::span<const double> xs, double exponent,
                         const Resistance& resistance) {
  double wanted = 0;
  for (const double x : xs)
    wanted += (x < pivot ? resistance.left : resistance.right) * weight(x, pivot, exponent);
  wanted *= 1 - rounding;
  std::size_t left = 0;
  std::size_t right = xs.size();
  double held = 0;
  while (left < right && held < wanted) {
    const bool take_left = pivot - xs[left] > xs[right - 1] - pivot;
    held += weight(take_left ? xs[left++] : xs[--right], pivot, exponent);
  }
  return left + xs.size() - right;
}

} // namespace

std::vector<Lever> levers(std::span<const Sample> points, double exponent,
                          const Resistance& resistance) {
  std::vector<double> xs;
  for (const Sample& point : points)
    xs.push_back(point.x);
  std::sort(xs.begin(), xs.end());
  std::vector<Lever> all;
  for (const double pivot : xs)
    if (all.empty() || all.back().pivot != pivot)
      all.push_back({pivot, needed_about(pivot, xs, exponent, resistance)});
  std::stable_sort(all.begin(), all.end(),
                   [](const Lever& a, const Lever& b) { return a.needed < b.needed; });
  return all;
}

} // namespace losslab
