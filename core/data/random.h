#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace losslab {

/// 52 of the bits as a number in (0, 1), neither end included.
constexpr double open_unit_interval(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

/// Our own seeded random numbers: the standard library's distributions differ between compilers,
/// these draw the same numbers everywhere. Same seed, same picture.
///
/// The generator is SplitMix64: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators,
/// OOPSLA 2014; every seed is a good one, neighbouring seeds give unrelated streams.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// 64 random bits.
  std::uint64_t bits() {
    std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15U);
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  /// In (0, 1), neither end included: safe to take a logarithm or a quantile of.
  double uniform() { return open_unit_interval(bits()); }

  /// In (low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /// A whole number in 0 … count − 1, each equally likely; count ≥ 1. For shuffling and sampling.
  std::uint64_t below(std::uint64_t count);

  /// Mean 0, variance 1. One uniform each, so a stream of n normals uses n draws.
  double normal();

  /// Laplace with location 0 and scale b = 1: density ½·exp(−|x|), variance 2.
  double laplace();

  /// Student's t with 3 degrees of freedom: variance 3, heavy tails. Four normals each.
  double student3();

 private:
  std::uint64_t state_;
};

/// The numbers 0 … count − 1, each order equally likely. Durstenfeld, Algorithm 235, Communications
/// of the ACM 7 (1964).
std::vector<std::size_t> shuffled(std::size_t count, Random& random);

/// The quantile Φ⁻¹(p) of the standard normal, p in (0, 1), to about 1e-16 relative.
/// Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
double normal_quantile(double p);

} // namespace losslab
