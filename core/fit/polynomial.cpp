#include "core/fit/polynomial.h"

#include <cmath>
#include <limits>

namespace losslab {

double Polynomial::at(double x) const {
  const double u = (x - centre) / scale;
  double sum = 0;
  for (int k = degree; k >= 0; --k)
    sum = sum * u + coefficient[static_cast<std::size_t>(k)];
  return sum;
}

std::array<double, most_parameters> Polynomial::over_x() const {
  double size = 0;
  for (const double each : coefficient)
    size += std::abs(each);
  Polynomial clean = *this;
  for (double& each : clean.coefficient) // no power of u is larger than 1 at the points
    if (std::abs(each) <= 12 * std::numeric_limits<double>::epsilon() * size) each = 0;
  return clean.about(0, 1).coefficient;
}

// Horner's way, with a polynomial in the new u for a number.
Polynomial Polynomial::about(double new_centre, double new_scale) const {
  const double offset = (new_centre - centre) / scale;
  const double stretch = new_scale / scale;
  Polynomial moved;
  moved.centre = new_centre;
  moved.scale = new_scale;
  moved.degree = degree;
  for (int k = degree; k >= 0; --k) {
    for (int j = degree; j >= 0; --j) {
      const auto at = static_cast<std::size_t>(j);
      moved.coefficient[at] =
          moved.coefficient[at] * offset + (j > 0 ? moved.coefficient[at - 1] * stretch : 0);
    }
    moved.coefficient[0] += coefficient[static_cast<std::size_t>(k)];
  }
  return moved;
}

} // namespace losslab
