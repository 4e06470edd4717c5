#include "core/data/random.h"

#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace losslab {

namespace {

/// Horner's rule, the constant first.
template <std::size_t count>
double polynomial(const std::array<double, count>& coefficients, double x) {
  double sum = 0;
  for (std::size_t i = count; i-- > 0;)
    sum = sum * x + coefficients[i];
  return sum;
}

// AS 241's coefficients: numerator and denominator for |p − ½| ≤ 0.425, and for the tails below
// and above r = √(−ln p) = 5.
constexpr std::array centre_top{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array centre_bottom{1.0,
                                   4.2313330701600911252e+1,
                                   6.8718700749205790830e+2,
                                   5.3941960214247511077e+3,
                                   2.1213794301586595867e+4,
                                   3.9307895800092710610e+4,
                                   2.8729085735721942674e+4,
                                   5.2264952788528545610e+3};
constexpr std::array tail_top{1.42343711074968357734e0,  4.63033784615654529590e0,
                              5.76949722146069140550e0,  3.64784832476320460504e0,
                              1.27045825245236838258e0,  2.41780725177450611770e-1,
                              2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array tail_bottom{1.0,
                                 2.05319162663775882187e0,
                                 1.67638483018380384940e0,
                                 6.89767334985100004550e-1,
                                 1.48103976427480074590e-1,
                                 1.51986665636164571966e-2,
                                 5.47593808499534494600e-4,
                                 1.05075007164441684324e-9};
constexpr std::array far_tail_top{6.65790464350110377720e0,  5.46378491116411436990e0,
                                  1.78482653991729133580e0,  2.96560571828504891230e-1,
                                  2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                  2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array far_tail_bottom{1.0,
                                     5.99832206555887937690e-1,
                                     1.36929880922735805310e-1,
                                     1.48753612908506148525e-2,
                                     7.86869131145613259100e-4,
                                     1.84631831751005468180e-5,
                                     1.42151175831644588870e-7,
                                     2.04426310338993978564e-15};

} // namespace

double normal_quantile(double p) {
  const double from_centre = p - 0.5;
  if (std::abs(from_centre) <= 0.425) {
    const double r = 0.180625 - from_centre * from_centre;
    return from_centre * polynomial(centre_top, r) / polynomial(centre_bottom, r);
  }
  const double r = std::sqrt(-std::log(from_centre < 0 ? p : 1 - p));
  const double size = r <= 5 ? polynomial(tail_top, r - 1.6) / polynomial(tail_bottom, r - 1.6)
                             : polynomial(far_tail_top, r - 5) / polynomial(far_tail_bottom, r - 5);
  return std::copysign(size, from_centre);
}

std::uint64_t Random::below(std::uint64_t count) {
  // The lowest 2⁶⁴ mod count values would make some remainders likelier: draw again.
  const std::uint64_t surplus = (0 - count) % count;
  std::uint64_t drawn = bits();
  while (drawn < surplus)
    drawn = bits();
  return drawn % count;
}

std::vector<std::size_t> shuffled(std::size_t count, Random& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left)
    std::swap(order[left - 1], order[random.below(left)]);
  return order;
}

double Random::normal() { return normal_quantile(uniform()); }

double Random::laplace() {
  const double from_centre = uniform() - 0.5;
  return std::copysign(-std::log1p(-2 * std::abs(from_centre)), from_centre);
}

double Random::student3() {
  const double top = normal();
  const double first = normal();
  const double second = normal();
  const double third = normal();
  return top / std::sqrt((first * first + second * second + third * third) / 3);
}

} // namespace losslab
