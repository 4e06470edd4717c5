#pragma once

#include "core/loss/kernel.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

/// A bank of oriented Morlet wavelets (J. Bruna, S. Mallat, Invariant Scattering Convolution
/// Networks, PAMI 2013), with the numbers of Kymatio's: width σ = 0.8·2^j, frequency ξ = ¾π·2^−j,
/// for j = 0, 1, 2. Four orientations and a round envelope (slant 1), so that every filter is a
/// product of one along the rows and one along the columns:
///   ψ(u) = (e^{iξ·u} − β)·e^{−|u|²/2σ²} / (2πσ²), with β such that ψ sums to 0, up to 3σ each way.
/// Beyond a picture's border it is mirrored, the border's pixels not repeated.
namespace losslab::morlet {

inline constexpr std::size_t scales = 3;
inline constexpr std::size_t orientations = 4;
inline constexpr std::size_t maps = scales * orientations;

/// A filter along one axis: weights from −radius to radius.
using Taps = std::vector<double>;

struct Size {
  std::size_t height;
  std::size_t width;
  std::size_t pixels() const { return height * width; }
};

/// Row by row.
using Picture = std::vector<double>;

/// What lies at index −radius … length − 1 + radius, counted from 0 here, in the mirrored picture.
inline std::size_t mirrored(std::size_t index, std::size_t radius, std::size_t length) {
  if (index < radius) return radius - index;
  const std::size_t inside = index - radius;
  return inside < length ? inside : 2 * (length - 1) - inside;
}

/// Adds to `out` what the filter makes of `in` along the columns; backward, its transpose: what
/// each pixel of `in` hands back to those it came from.
template <bool backward>
LOSSLAB_VECTOR void along_columns(const Taps& taps, double factor, Size size, const double* in,
                                  double* out) {
  const std::size_t radius = taps.size() / 2;
  for (std::size_t y = 0; y < size.height; ++y)
    for (std::size_t t = 0; t < taps.size(); ++t) {
      const std::size_t source = mirrored(y + t, radius, size.height);
      const double* __restrict from = in + (backward ? y : source) * size.width;
      double* __restrict to = out + (backward ? source : y) * size.width;
      const double weight = factor * taps[t];
      for (std::size_t x = 0; x < size.width; ++x)
        to[x] += weight * from[x];
    }
}

/// The same along the rows.
template <bool backward>
LOSSLAB_VECTOR void along_rows(const Taps& taps, double factor, Size size, const double* in,
                               double* out) {
  const std::size_t radius = taps.size() / 2;
  std::vector<double> wide(size.width + 2 * radius);
  for (std::size_t y = 0; y < size.height; ++y) {
    const double* __restrict from = in + y * size.width;
    double* __restrict to = out + y * size.width;
    for (std::size_t i = 0; i < wide.size(); ++i)
      wide[i] = backward ? 0 : from[mirrored(i, radius, size.width)];
    for (std::size_t t = 0; t < taps.size(); ++t) {
      double* __restrict shifted = wide.data() + t;
      const double weight = factor * taps[t];
      for (std::size_t x = 0; x < size.width; ++x) {
        if constexpr (backward)
          shifted[x] += weight * from[x];
        else
          to[x] += weight * shifted[x];
      }
    }
    for (std::size_t i = 0; backward && i < wide.size(); ++i)
      to[mirrored(i, radius, size.width)] += wide[i];
  }
}

/// e^{iξu} under the envelope, along one axis.
struct Wave {
  Taps cosine;
  Taps sine;
};

struct Filter {
  Wave down;   ///< along the columns
  Wave across; ///< along the rows
  double beta;
};

struct Scale {
  Taps envelope;                            ///< e^{−u²/2σ²} / σ√2π
  Taps average;                             ///< the same, summing to 1
  std::array<Filter, orientations> filters; ///< of waves running at 0°, 45°, 90°, 135°
};

inline double sum(const Taps& taps) {
  double total = 0;
  for (const double each : taps)
    total += each;
  return total;
}

inline Wave wave(const Taps& envelope, double frequency) {
  Wave made{envelope, envelope};
  const std::size_t radius = envelope.size() / 2;
  for (std::size_t t = 0; t < envelope.size(); ++t) {
    const double u = static_cast<double>(t) - static_cast<double>(radius);
    made.cosine[t] *= std::cos(frequency * u);
    made.sine[t] *= std::sin(frequency * u);
  }
  return made;
}

inline Scale scale(double sigma, double frequency) {
  const auto radius = static_cast<std::ptrdiff_t>(std::ceil(3 * sigma));
  Scale made;
  for (std::ptrdiff_t u = -radius; u <= radius; ++u) {
    const double far = static_cast<double>(u) / sigma;
    made.envelope.push_back(std::exp(-0.5 * far * far) / (sigma * std::sqrt(2 * std::numbers::pi)));
  }
  const double total = sum(made.envelope);
  for (const double each : made.envelope)
    made.average.push_back(each / total);
  const double slanted = frequency * std::numbers::sqrt2 / 2;
  const std::array<std::array<double, 2>, orientations> waves{
      {{0, frequency}, {slanted, slanted}, {frequency, 0}, {slanted, -slanted}}};
  for (std::size_t k = 0; k < orientations; ++k) {
    Filter& filter = made.filters[k];
    filter.down = wave(made.envelope, waves[k][0]);
    filter.across = wave(made.envelope, waves[k][1]);
    filter.beta = sum(filter.down.cosine) * sum(filter.across.cosine) / (total * total);
  }
  return made;
}

/// Made once, from the formula.
inline const std::array<Scale, scales>& bank() {
  constexpr double pi = std::numbers::pi;
  static const std::array made{scale(0.8, 0.75 * pi), scale(1.6, 0.375 * pi),
                               scale(3.2, 0.1875 * pi)};
  return made;
}

/// The least height and width: the mirror must hold what the widest filter reaches.
inline std::size_t least_extent() { return bank().back().envelope.size() / 2 + 1; }

/// Fills `out` with the picture times a filter of one real factor on each axis, or its transpose.
template <bool backward>
void blur(const Taps& taps, Size size, const Picture& in, Picture& out) {
  Picture between(size.pixels());
  out.assign(size.pixels(), 0);
  along_columns<backward>(taps, 1, size, in.data(), between.data());
  along_rows<backward>(taps, 1, size, between.data(), out.data());
}

/// A response: its real and its imaginary part.
struct Response {
  Picture real;
  Picture imaginary;
};

/// The filter's response to a picture, given also the picture under the envelope alone.
inline void respond(const Filter& filter, Size size, const Picture& in, const Picture& blurred,
                    Response& out) {
  Picture cosine(size.pixels());
  Picture sine(size.pixels());
  along_columns<false>(filter.down.cosine, 1, size, in.data(), cosine.data());
  along_columns<false>(filter.down.sine, 1, size, in.data(), sine.data());
  out.real.resize(size.pixels());
  out.imaginary.assign(size.pixels(), 0);
  for (std::size_t i = 0; i < size.pixels(); ++i)
    out.real[i] = -filter.beta * blurred[i];
  along_rows<false>(filter.across.cosine, 1, size, cosine.data(), out.real.data());
  along_rows<false>(filter.across.sine, -1, size, sine.data(), out.real.data());
  along_rows<false>(filter.across.cosine, 1, size, sine.data(), out.imaginary.data());
  along_rows<false>(filter.across.sine, 1, size, cosine.data(), out.imaginary.data());
}

/// The transpose of respond(): adds to the gradients by the picture and by the blurred picture.
inline void hand_back(const Filter& filter, Size size, const Response& by, Picture& by_picture,
                      Picture& by_blurred) {
  Picture cosine(size.pixels());
  Picture sine(size.pixels());
  along_rows<true>(filter.across.cosine, 1, size, by.real.data(), cosine.data());
  along_rows<true>(filter.across.sine, 1, size, by.imaginary.data(), cosine.data());
  along_rows<true>(filter.across.sine, -1, size, by.real.data(), sine.data());
  along_rows<true>(filter.across.cosine, 1, size, by.imaginary.data(), sine.data());
  along_columns<true>(filter.down.cosine, 1, size, cosine.data(), by_picture.data());
  along_columns<true>(filter.down.sine, 1, size, sine.data(), by_picture.data());
  for (std::size_t i = 0; i < size.pixels(); ++i)
    by_blurred[i] -= filter.beta * by.real[i];
}

} // namespace losslab::morlet
