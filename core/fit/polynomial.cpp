#include "core/fit/polynomial.h"

namespace losslab {

double Polynomial::at(double x) const {
  const double u = (x - centre) / scale;
  double sum = 0;
  for (int k = degree; k >= 0; --k)
    sum = sum * u + coefficient[static_cast<std::size_t>(k)];
  return sum;
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
