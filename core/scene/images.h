#pragma once

#include "core/scene/given.h"

namespace losslab {

// Square images in grey, 0 to 1, row by row, to look at with losses of two images.

inline constexpr int image_side = 24;

/// Slanted stripes, bright and dark: a texture.
std::vector<double> stripes();

/// Moved to the right by so many pixels; what leaves comes in at the left, as the stripes go on.
std::vector<double> moved_right(const std::vector<double>& image, int by);

/// Each pixel the mean of the nine around it, at the border of those there are.
std::vector<double> blurred(const std::vector<double>& image);

/// With normal noise, scaled so that the mean square of what it adds is mean_square.
std::vector<double> noisy(const std::vector<double>& image, double mean_square, std::uint64_t seed);

/// The mean squared error of the pixels. Nothing where the images are not of one size.
std::optional<double> pixel_mse(const std::vector<Given>& given);

} // namespace losslab
