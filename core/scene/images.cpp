#include "core/scene/images.h"

#include "core/data/random.h"
#include "core/loss/catalogue.h"

#include <cmath>
#include <numbers>

namespace losslab {

namespace {

std::size_t place(int row, int column) {
  return static_cast<std::size_t>(row) * image_side + static_cast<std::size_t>(column);
}

} // namespace

// The period goes into the side, so that the stripes close when they are moved round.
std::vector<double> stripes() {
  constexpr double period = 4;
  std::vector<double> image;
  for (int row = 0; row < image_side; ++row)
    for (int column = 0; column < image_side; ++column)
      image.push_back(0.5 + 0.45 * std::sin(2 * std::numbers::pi * (column + 0.25 * row) / period));
  return image;
}

std::vector<double> moved_right(const std::vector<double>& image, int by) {
  std::vector<double> moved(image.size());
  for (int row = 0; row < image_side; ++row)
    for (int column = 0; column < image_side; ++column) {
      const int from = ((column - by) % image_side + image_side) % image_side;
      moved[place(row, column)] = image[place(row, from)];
    }
  return moved;
}

std::vector<double> blurred(const std::vector<double>& image) {
  std::vector<double> soft(image.size());
  for (int row = 0; row < image_side; ++row)
    for (int column = 0; column < image_side; ++column) {
      double sum = 0;
      int count = 0;
      for (int r = std::max(0, row - 1); r <= std::min(image_side - 1, row + 1); ++r)
        for (int c = std::max(0, column - 1); c <= std::min(image_side - 1, column + 1); ++c) {
          sum += image[place(r, c)];
          ++count;
        }
      soft[place(row, column)] = sum / count;
    }
  return soft;
}

std::vector<double> noisy(const std::vector<double>& image, double mean_square,
                          std::uint64_t seed) {
  Random random(seed);
  std::vector<double> noise;
  double squares = 0;
  for (std::size_t i = 0; i < image.size(); ++i) {
    noise.push_back(random.normal());
    squares += noise.back() * noise.back();
  }
  const double scale = std::sqrt(mean_square * static_cast<double>(image.size()) / squares);
  std::vector<double> all = image;
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] += scale * noise[i];
  return all;
}

std::optional<double> pixel_mse(const std::vector<Given>& given) {
  const Given* prediction = find_given(given, "prediction");
  const Given* target = find_given(given, "target");
  if (prediction == nullptr || target == nullptr) return std::nullopt;
  const std::array batch{Input{"prediction", {prediction->values.size(), 1, 1}, prediction->values},
                         Input{"target", {target->values.size(), 1, 1}, target->values}};
  double value = 0;
  if ((*make_loss("mse"))->evaluate(batch, Reduction::mean, {&value, 1}, {})) return std::nullopt;
  return value;
}

} // namespace losslab
