#pragma once

#include "core/loss/elementary.h"
#include "core/loss/rows.h"

namespace losslab {

// What losses between two distributions on the same bins share.

inline constexpr double sums_to_one_within = 1e-6;

/// What is wrong with a row as a distribution: a negative bin, or a sum that is not one.
inline std::optional<Fault> no_distribution(std::size_t input, std::span<const double> bins) {
  double sum = 0;
  for (std::size_t k = 0; k < bins.size(); ++k) {
    if (bins[k] < 0) return Fault{input, k, "must not be negative"};
    sum += bins[k];
  }
  if (std::abs(sum - 1) > sums_to_one_within)
    return Fault{input, std::nullopt, "must sum to 1, within 1e-6"};
  return std::nullopt;
}

/// log(p/q) of positive numbers, also where they are close: then as log1p of their difference, and
/// where the quotient overflows.
inline double log_ratio(double p, double q) {
  const double ratio = p / q;
  if (ratio > 0.5 && ratio < 2) return elementary::log1p((p - q) / q); // p − q is exact there
  if (ratio > 0 && std::isfinite(ratio)) return elementary::log(ratio);
  return elementary::log(p) - elementary::log(q);
}

/// Two distributions on the same bins: "prediction" Q and "target" P.
struct TwoDistributions {
  static constexpr std::array inputs{RowInput{"prediction", RowInput::Extent::row, true},
                                     RowInput{"target", RowInput::Extent::row, false}};
  static std::optional<Fault> objection(const Rows<2>& at) {
    if (auto fault = no_distribution(0, at[0])) return fault;
    return no_distribution(1, at[1]);
  }
};

} // namespace losslab
