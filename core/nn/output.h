#pragma once

#include "core/data/dataset.h"
#include "core/loss/loss.h"
#include "core/scene/scene.h"

namespace losslab {

/// What turns the network's score into what this loss takes:
///   class data, a loss of logits or margins (bce_with_logits, hinge, …): nothing, it is the logit;
///   class data, a loss of probabilities (bce): a sigmoid;
///   class data, a regression loss: a sigmoid, compared with the target 0 or 1 ("MSE on sigmoid"),
///     which keeps the output a probability, so that all lanes can be judged alike;
///   real targets, a regression loss: nothing.
/// Refuses what can't be trained, with why: a class loss on real targets, a loss that needs more
/// than one output and one target, one that is flat wherever it has a slope, a target the loss is
/// not defined for.
Outcome<Activation> output_activation(const Loss& loss, const TrainingSet& set);

} // namespace losslab
