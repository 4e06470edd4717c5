#include "core/nn/activation.h"

#include "core/loss/elementary.h"
#include "core/loss/kernel.h"

#include <array>
#include <cmath>

namespace losslab {

namespace {

// An activation is one struct here and one line in the table. slope is by the sum, from the output.

struct Tanh {
  LOSSLAB_INLINE static double value(double sum) { return elementary::tanh(sum); }
  LOSSLAB_INLINE static double slope(double output) { return (1 - output) * (1 + output); }
};

struct Relu {
  LOSSLAB_INLINE static double value(double sum) { return sum > 0 ? sum : 0.0; }
  LOSSLAB_INLINE static double slope(double output) { return output > 0 ? 1.0 : 0.0; }
};

struct Sigmoid {
  LOSSLAB_INLINE static double value(double sum) { return 1 / (1 + elementary::exp(-sum)); }
  LOSSLAB_INLINE static double slope(double output) { return output * (1 - output); }
};

struct Linear {
  LOSSLAB_INLINE static double value(double sum) { return sum; }
  LOSSLAB_INLINE static double slope(double /*output*/) { return 1; }
};

template <class Kind>
LOSSLAB_VECTOR void apply(double* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    values[i] = Kind::value(values[i]);
}

template <class Kind>
LOSSLAB_VECTOR void chain(const double* outputs, double* slopes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    slopes[i] *= Kind::slope(outputs[i]);
}

template <class Kind>
ActivationKind kind(Activation activation, std::string_view name, double gain) {
  return {activation, name, gain, apply<Kind>, chain<Kind>};
}

} // namespace

std::span<const ActivationKind> activations() {
  static const std::array all{kind<Tanh>(Activation::tanh, "tanh", 5.0 / 3),
                              kind<Relu>(Activation::relu, "ReLU", std::sqrt(2.0)),
                              kind<Sigmoid>(Activation::sigmoid, "sigmoid", 1),
                              kind<Linear>(Activation::linear, "linear", 1)};
  return all;
}

const ActivationKind& kind_of(Activation activation) {
  return activations()[static_cast<std::size_t>(activation)];
}

} // namespace losslab
