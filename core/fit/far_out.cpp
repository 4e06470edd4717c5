#include "core/fit/far_out.h"

#include "core/fit/error_alone.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr double far = 1e8; ///< beyond every parameter; its fourth power still is a double
/// What is left at that distance of parameters and rounding.
constexpr double nothing = 1e-6;

// Where the loss is |e|^a its slope is |e|^(a−1), and curvature·e/slope is a − 1.
double exponent_at(const PointwiseLoss& loss, double error) {
  const Point point = loss.at(error, 0);
  if (point.slope == 0) return -std::numeric_limits<double>::infinity();
  const double exponent = 1 + point.curvature * error / point.slope;
  const double whole = std::round(exponent);
  return std::abs(exponent - whole) < nothing ? whole : exponent;
}

} // namespace

std::optional<FarOut> far_out(const PointwiseLoss& loss) {
  if (!of_error_alone(loss)) return std::nullopt;
  return FarOut{std::max(exponent_at(loss, far), exponent_at(loss, -far)),
                std::abs(loss.at(far, 0).slope), std::abs(loss.at(-far, 0).slope)};
}

} // namespace losslab
