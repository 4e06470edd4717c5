#pragma once

#include "core/loss/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace losslab::test {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// One number in, one loss out: any loss whose inputs but the prediction are held fixed, seen
/// through evaluate() alone, as a caller sees it.
class Probe {
 public:
  using Inputs = std::map<std::string, double, std::less<>>;

  Probe(LossPtr loss, Inputs inputs) : loss_(std::move(loss)), inputs_(std::move(inputs)) {}

  bool allows(double prediction) const { return !run(std::span(&prediction, 1)).has_value(); }

  /// Values of many predictions, and the slopes by one of the inputs.
  struct Sweep {
    std::vector<double> value;
    std::vector<double> slope;
    std::optional<Refusal> refusal;
  };
  Sweep sweep(std::span<const double> predictions, std::string_view by = "prediction") const {
    Sweep swept{std::vector<double>(predictions.size()), std::vector<double>(predictions.size()),
                std::nullopt};
    const std::array gradient{GradientOutput{by, swept.slope}};
    swept.refusal = run(predictions, swept.value, gradient);
    return swept;
  }

  Point at(double prediction) const {
    const Sweep swept = sweep({&prediction, 1});
    return {swept.value[0], swept.slope[0], curvature(prediction)};
  }

  /// NaN where the loss offers none.
  double curvature(double prediction) const {
    const PointwiseLoss* point = pointwise(*loss_);
    return point == nullptr ? std::numeric_limits<double>::quiet_NaN()
                            : point->at(prediction, target()).curvature;
  }

  std::vector<double> kinks() const {
    const PointwiseLoss* point = pointwise(*loss_);
    return point == nullptr ? std::vector<double>() : point->kinks(target());
  }

  double target() const { return inputs_.at("target"); }
  const Loss& loss() const { return *loss_; }

  /// "huber(delta=1) target=0", for messages.
  std::string text() const {
    std::string all = loss_->card().id;
    for (std::size_t i = 0; i < loss_->parameters().size(); ++i)
      all += " " + loss_->card().parameters[i].id + "=" + std::to_string(loss_->parameters()[i]);
    for (const auto& [name, value] : inputs_)
      all += " " + name + "=" + std::to_string(value);
    return all;
  }

 private:
  std::optional<Refusal> run(std::span<const double> predictions, std::span<double> value,
                             std::span<const GradientOutput> gradient) const {
    const std::size_t count = predictions.size();
    std::vector<std::vector<double>> columns;
    columns.reserve(inputs_.size());
    std::vector<Input> batch{{"prediction", {count, 1, 1}, predictions}};
    for (const auto& [name, held] : inputs_)
      batch.push_back({name, {count, 1, 1}, columns.emplace_back(count, held)});
    return loss_->evaluate(batch, Reduction::none, value, gradient);
  }
  std::optional<Refusal> run(std::span<const double> predictions) const {
    std::vector<double> value(predictions.size());
    return run(predictions, value, {});
  }

  LossPtr loss_;
  Inputs inputs_;
};

/// The size of one unit in the last place of a number, as the subnormals' too.
inline double ulp(double number) {
  const double size = std::abs(number);
  return std::nextafter(size, infinity) - size;
}

} // namespace losslab::test
