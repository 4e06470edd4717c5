#include "core/nn/optimizer.h"

#include "core/loss/kernel.h"

#include <array>

namespace losslab {

namespace {

// An optimizer is one function here and one line in the table.

LOSSLAB_VECTOR void descend(std::span<double> parameters, std::span<const double> gradient,
                            double rate) {
  double* parameter = parameters.data();
  const double* slope = gradient.data();
  for (std::size_t i = 0; i < parameters.size(); ++i)
    parameter[i] -= rate * slope[i];
}

} // namespace

std::span<const Optimizer> optimizers() {
  static const std::array all{Optimizer{"sgd", descend}};
  return all;
}

} // namespace losslab
