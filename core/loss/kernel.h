#pragma once

#include "core/loss/loss.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

// One binary for every machine: the hot loops are compiled for plain x86-64, AVX2 and AVX-512, and
// the loader picks. Sanitizers cannot live with the loader's early call, other compilers lack it.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__OPTIMIZE__)
#define LOSSLAB_VECTOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define LOSSLAB_VECTOR
#endif

// A kernel's operator() must be inlined into each of those loops to be vectorised with them.
#define LOSSLAB_INLINE [[gnu::always_inline]] inline

namespace losslab {

/// No bit for a sample that the loss takes. A number less itself is 0, or NaN where it is not
/// finite: as wide as a double and without a choice, so that it costs the loops next to nothing.
template <class Kernel>
LOSSLAB_INLINE std::uint64_t faults_of(double prediction, double target) {
  return std::bit_cast<std::uint64_t>(prediction - prediction) |
         std::bit_cast<std::uint64_t>(target - target) |
         std::uint64_t{Kernel::objection(prediction, target).has_value()};
}

/// Returns whether the loss takes all samples: looked at here, where they are read anyway.
template <class Kernel>
LOSSLAB_VECTOR bool sweep(const Kernel& kernel, const double* __restrict prediction,
                          const double* __restrict target, double* __restrict value,
                          double* __restrict slope, double share, std::size_t count) {
  const Kernel local = kernel; // its parameters stay in registers
  std::uint64_t faults = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Point point = local(prediction[i], target[i]);
    faults |= faults_of<Kernel>(prediction[i], target[i]);
    value[i] = point.value;
    slope[i] = share * point.slope;
  }
  return faults == 0;
}

template <class Kernel>
LOSSLAB_VECTOR void bend(const Kernel& kernel, const double* __restrict prediction,
                         const double* __restrict target, double* __restrict value,
                         double* __restrict slope, double* __restrict curvature,
                         std::size_t count) {
  const Kernel local = kernel;
  for (std::size_t i = 0; i < count; ++i) {
    const Point point = local(prediction[i], target[i]);
    value[i] = point.value;
    slope[i] = point.slope;
    curvature[i] = point.curvature;
  }
}

/// A pointwise loss from a kernel: a struct whose parameters are doubles, with
///   Point operator()(double prediction, double target) const   (LOSSLAB_INLINE, branch-free)
///   std::vector<double> kinks(double target) const
///   static std::optional<std::string_view> objection(double prediction, double target)
/// It is built by aggregate initialisation from the parameters in the card's order.
template <class Kernel, std::size_t parameter_count>
class KernelLoss : public PointwiseLoss {
 public:
  KernelLoss(const Card& card, std::span<const double> parameters)
      : KernelLoss(card, parameters, std::make_index_sequence<parameter_count>()) {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return parameters_; }

  void points(const Points& points) const override {
    bend(kernel_, points.prediction.data(), points.target.data(), points.value.data(),
         points.slope.data(), points.curvature.data(), points.prediction.size());
  }
  bool shares(std::span<const double> prediction, std::span<const double> target,
              std::span<double> value, std::span<double> slope, double share) const override {
    return sweep(kernel_, prediction.data(), target.data(), value.data(), slope.data(), share,
                 prediction.size());
  }
  std::vector<double> kinks(double target) const override { return kernel_.kinks(target); }
  std::optional<std::string_view> objection(double prediction, double target) const override {
    return Kernel::objection(prediction, target);
  }

 private:
  template <std::size_t... index>
  KernelLoss(const Card& card, [[maybe_unused]] std::span<const double> parameters,
             std::index_sequence<index...>)
      : card_(card), parameters_{parameters[index]...}, kernel_{parameters[index]...} {}

  const Card& card_;
  std::array<double, parameter_count> parameters_;
  Kernel kernel_;
};

} // namespace losslab
