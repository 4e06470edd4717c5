#include "core/scene/masks.h"

#include "core/loss/catalogue.h"

#include <cmath>

namespace losslab {

namespace {

/// What `at` says of every pixel, given column and row.
template <class At>
std::vector<double> drawn(int side, const At& at) {
  std::vector<double> pixels;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      pixels.push_back(at(column, row));
  return pixels;
}

/// A disc in a square of 16, and how far a pixel's middle lies outside its edge.
constexpr int disc_side = 16;
constexpr double disc_radius = 4.6;
double beyond_edge(double center_column, int column, int row) {
  return std::hypot(column - center_column, row - 7.5) - disc_radius;
}

} // namespace

std::vector<Given> Mask::given() const {
  return {{"prediction", columns, prediction}, {"target", columns, target}};
}

Mask Mask::in_logits() const {
  Mask made = *this;
  for (double& each : made.prediction)
    each = std::log(each / (1 - each));
  return made;
}

Mask shifted_object() {
  return {
      disc_side * disc_side,
      drawn(disc_side, [](int column,
                          int row) { return beyond_edge(8.5, column, row) < 0 ? sure : 1 - sure; }),
      drawn(disc_side,
            [](int column, int row) { return beyond_edge(6.5, column, row) < 0 ? 1 : 0; })};
}

Mask missed_object() {
  constexpr int side = 30;
  return {side * side, drawn(side, [](int, int) { return 0.01; }),
          drawn(side, [](int column, int row) {
            return column >= 19 && column < 22 && row >= 8 && row < 11 ? 1 : 0;
          })};
}

Mask soft_object() {
  constexpr double blur = 1.2; // pixels
  return {disc_side * disc_side,
          drawn(disc_side,
                [](int column, int row) {
                  return 1 / (1 + std::exp(beyond_edge(7.5, column, row) / blur));
                }),
          drawn(disc_side,
                [](int column, int row) { return beyond_edge(7.5, column, row) < 0 ? 1 : 0; })};
}

int side_of(std::size_t pixels) {
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  return side * side == pixels ? static_cast<int>(side) : 0;
}

std::optional<Refusal> refuse_mask(const Given& prediction, const Given& target) {
  if (side_of(prediction.values.size()) == 0)
    return Refusal{"prediction", "must have as many rows as columns"};
  if (target.columns != prediction.columns)
    return Refusal{"target", "must have as many pixels as the prediction"};
  return std::nullopt;
}

std::optional<double> pixel_bce(const std::vector<Given>& given, InputKind kind) {
  const Given* prediction = find_given(given, "prediction");
  const Given* target = find_given(given, "target");
  const auto loss = make_loss(kind == InputKind::scores ? "bce_with_logits" : "bce", {});
  if (prediction == nullptr || target == nullptr || !loss) return std::nullopt;
  // A sample a pixel, where a mask is one sample.
  const std::vector<Input> batch{
      {"prediction", {prediction->values.size(), 1, 1}, prediction->values},
      {"target", {target->values.size(), 1, 1}, target->values}};
  double mean = 0;
  if ((*loss)->evaluate(batch, Reduction::mean, {&mean, 1}, {})) return std::nullopt;
  return mean;
}

} // namespace losslab
