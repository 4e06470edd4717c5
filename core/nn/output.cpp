#include "core/nn/output.h"

#include <string>

namespace losslab {

namespace {

bool flat(const PointwiseLoss& loss) {
  for (const double prediction : {-2.3, -0.4, 0.3, 0.6, 1.9})
    for (const double target : {0.0, 1.0})
      if (loss.at(prediction, target).slope != 0) return false;
  return true;
}

} // namespace

Outcome<Activation> output_activation(const Loss& loss, const TrainingSet& set) {
  const Card& card = loss.card();
  const std::string name = card.name;
  const PointwiseLoss* curve = pointwise(loss);
  if (curve == nullptr || (card.family != Family::regression && card.family != Family::binary))
    return Refusal{"", name + " compares more than one number per sample; this network has one "
                              "output. Choose a regression or binary loss"};
  if (set.task == Task::regression && card.family == Family::binary)
    return Refusal{"", name + " wants a label, 0 or 1, and these targets are real numbers. Choose "
                              "a regression loss, or a data set with two classes"};
  if (flat(*curve))
    return Refusal{"", name + " is flat on both sides of its jump: its gradient is zero "
                              "everywhere and says nothing about which way to go"};
  const bool probability =
      set.task == Task::classification &&
      (card.family == Family::regression || card.axes.front() == Axis::probability);
  for (const Samples* samples : {&set.training, &set.test})
    for (const double target : samples->targets)
      if (const auto why = curve->objection(0.5, target))
        return Refusal{"", name + " is not defined for this data: " + std::string(*why)};
  return probability ? Activation::sigmoid : Activation::linear;
}

} // namespace losslab
