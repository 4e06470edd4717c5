#pragma once

#include "core/loss/case.h"
#include "core/loss/distribution/exponential.h"
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

/// A sum of doubles in two of them, so to about 106 bits: what is left of masses that cancel is
/// not what their rounding left.
struct Exact {
  double high = 0;
  double low = 0;

  /// Knuth's sum of two doubles, which loses nothing, and what was carried along.
  void add(double value) {
    const double sum = high + value;
    const double of_value = sum - high;
    const double carried = low + ((high - (sum - of_value)) + (value - of_value));
    high = sum + carried;
    low = carried - (high - sum);
  }
  void subtract(const Exact& other) {
    add(-other.high);
    add(-other.low);
  }
  bool operator<=(const Exact& other) const {
    return high < other.high || (high == other.high && low <= other.low);
  }
  long double value() const { return static_cast<long double>(high) + low; }
};

// The terms below are in long double: nothing in them overflows or underflows on the way, and what
// a difference of neighbours loses lies beyond the digits of a double.

/// log(a/b) of positive numbers.
inline long double log_ratio(long double a, long double b) {
  const long double beyond = (a - b) / b;
  return std::abs(beyond) < 0.5L ? std::log1p(beyond) : std::log(a / b);
}

/// Whether two numbers are so close that what counts is how e^log differs from 1 + log.
inline bool is_close(long double log_ratio) { return std::abs(log_ratio) < 0.5L; }

/// a·log(a/b) − (a − b): what a bin wastes. Never negative and 0 where a = b, so that a sum of them
/// keeps its digits where two distributions are close and their a·log(a/b) cancel.
inline long double waste(long double a, long double b) {
  if (!(a > 0)) return b;
  const long double log = log_ratio(b, a);
  return is_close(log) ? a * exp_beyond_linear(log) : (b - a) - a * log;
}

/// Σ a·log(a/b): +infinity where a bin has b = 0 < a, and 0 log 0 = 0.
inline double relative_entropy(std::span<const double> a, std::span<const double> b) {
  Exact moved; // Σ(a − b) of the close bins, which is all but cancelled by itself and the others
  long double rest = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (!(a[k] > 0)) continue;
    if (!(b[k] > 0)) return elementary::detail::infinity;
    const long double log = log_ratio(b[k], a[k]);
    if (!is_close(log)) {
      rest -= a[k] * log;
      continue;
    }
    rest += a[k] * exp_beyond_linear(log);
    moved.add(a[k]);
    moved.add(-b[k]);
  }
  return static_cast<double>(rest + moved.value());
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

/// Keras's divergence of two distributions, both clipped to [1e-7, 1].
inline double keras_kl(Case::Row truth, Case::Row prediction) {
  double sum = 0;
  for (std::size_t k = 0; k < truth.size(); ++k) {
    const double p = std::clamp(truth[k], keras_epsilon, 1.0);
    sum += p * std::log(p / std::clamp(prediction[k], keras_epsilon, 1.0));
  }
  return sum;
}

} // namespace losslab
