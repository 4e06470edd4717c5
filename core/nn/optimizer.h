#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace losslab {

/// How a gradient becomes a step.
struct Optimizer {
  std::string_view id;
  void (*update)(std::span<double> parameters, std::span<const double> gradient, double rate);
};

/// All of them, in teaching order; the first is the default.
std::span<const Optimizer> optimizers();

} // namespace losslab
