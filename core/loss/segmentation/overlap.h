#pragma once

#include "core/loss/rows.h"

#include <limits>

namespace losslab {

// What losses of two masks share: "target" says which pixels belong to the object, 1 or 0.

/// What is wrong with a mask, which is input number 1.
inline std::optional<Fault> no_mask(std::span<const double> target) {
  for (std::size_t k = 0; k < target.size(); ++k)
    if (target[k] != 0 && target[k] != 1)
      return Fault{1, k, "must be 0 or 1: background or object"};
  return std::nullopt;
}

/// "prediction": probabilities, "target": the mask.
struct SoftMasks {
  static constexpr std::array inputs{RowInput{"prediction", RowInput::Extent::row, true},
                                     RowInput{"target", RowInput::Extent::row, false}};
  static std::optional<Fault> objection(const Rows<2>& at) {
    for (std::size_t k = 0; k < at[0].size(); ++k)
      if (at[0][k] < 0 || at[0][k] > 1)
        return Fault{0, k, "must be a probability, between 0 and 1"};
    return no_mask(at[1]);
  }
};

/// The three areas a soft mask p and a mask t make. Long double: the sums of a million pixels keep
/// a double's digits, and no product overflows.
struct Overlap {
  long double hit = 0;      ///< TP = Σ p·t
  long double spurious = 0; ///< FP = Σ p·(1 − t)
  long double missed = 0;   ///< FN = Σ (1 − p)·t

  explicit Overlap(const Rows<2>& at) {
    const auto [prediction, target] = at;
    for (std::size_t k = 0; k < target.size(); ++k) {
      const long double p = prediction[k];
      if (target[k] > 0.5) {
        hit += p;
        missed += 1 - p;
      } else
        spurious += p;
    }
  }
};

/// The Tversky loss 1 − (TP + s)/(TP + αFP + βFN + s), which Dice and Jaccard are cases of, and its
/// slope, which is one number for all pixels of the object and one for all of the background.
/// As E/(TP + E + s) with E = αFP + βFN nothing cancels. Where that is 0/0, nothing to find and
/// nothing claimed at s = 0, the loss is 0 and so are its slopes.
struct Tversky {
  long double value = 0;
  long double at_object = 0;     ///< where t = 1; never positive
  long double at_background = 0; ///< where t = 0; never negative

  Tversky(const Overlap& areas, long double alpha, long double beta, long double smooth) {
    const long double agreed = areas.hit + smooth;
    const long double error = alpha * areas.spurious + beta * areas.missed;
    const long double whole = agreed + error;
    if (!(whole > 0)) return;
    value = error / whole;
    at_object = -(beta * agreed + error) / whole / whole;
    at_background = alpha * agreed / whole / whole;
  }
};

/// Writes the slope of each pixel.
inline void fill_slope(std::span<double> slope, std::span<const double> target,
                       const Tversky& tversky) {
  for (std::size_t k = 0; k < slope.size(); ++k)
    slope[k] = static_cast<double>(target[k] > 0.5 ? tversky.at_object : tversky.at_background);
}

inline Parameter smooth_parameter() {
  return {.id = "smooth",
          .symbol = "s",
          .name = "what is added above and below the fraction",
          .fallback = 1,
          .low = 0,
          .high = std::numeric_limits<double>::infinity(),
          .high_open = true,
          .slider_low = 0,
          .slider_high = 10};
}

/// α or β: what one kind of error counts beside the hits.
inline Parameter weight_parameter(const char* id, const char* symbol, const char* name) {
  return {.id = id,
          .symbol = symbol,
          .name = name,
          .fallback = 0.5,
          .low = 0,
          .high = std::numeric_limits<double>::infinity(),
          .high_open = true,
          .slider_low = 0,
          .slider_high = 1};
}

/// Two pictures that libraries are compared on, some of which take all pixels for one picture.
inline std::vector<ExampleInput> compared_masks() {
  return {{"prediction", {2, 4, 1}, {1, 1, 0, 0, 0.5, 0.5, 0.25, 0}},
          {"target", {2, 4, 1}, {1, 0, 1, 0, 1, 1, 0, 0}}};
}

} // namespace losslab
