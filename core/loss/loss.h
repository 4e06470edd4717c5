#pragma once

#include "core/loss/card.h"
#include "core/outcome.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace losslab {

enum class Reduction { mean, sum, none };

/// One named input of a batch, rows first: "prediction" [n] or [n][C]. Does not own its values.
struct Input {
  std::string_view name;
  std::array<std::size_t, 3> shape{0, 1, 1}; ///< unused extents are 1; shape[0] is n, the samples
  std::span<const double> values;            ///< shape[0]·shape[1]·shape[2] of them
};
using Batch = std::span<const Input>;

/// Where evaluate() writes the gradient with respect to the input of that name; same shape.
struct GradientOutput {
  std::string_view name;
  std::span<double> values;
};

struct Player;

/// A loss: an immutable value. Parameters enter at construction.
class Loss {
 public:
  virtual ~Loss() = default;
  Loss() = default;
  Loss(const Loss&) = delete;
  Loss& operator=(const Loss&) = delete;

  virtual const Card& card() const = 0;
  /// Values in the order of card().parameters.
  virtual std::span<const double> parameters() const = 0;

  /// The inputs evaluate() has a gradient for, so that a caller can ask for all of them.
  virtual std::span<const std::string_view> differentiable() const {
    static constexpr std::array<std::string_view, 1> only{"prediction"};
    return only;
  }

  /// Of a game (a GAN): who plays, each with a loss of its own, and the loss itself has no value.
  /// Of all other losses: nobody.
  virtual std::span<const Player> players() const { return {}; }

  /// How many samples a batch holds, so how many values Reduction::none has; 0 where it can't be
  /// told, and then evaluate() refuses the batch.
  virtual std::size_t samples(Batch batch) const {
    return batch.empty() ? 0 : batch.front().shape[0];
  }

  /// Loss and gradient of a batch.
  /// value: one number (mean: over samples, sum), or n of them (none).
  /// gradients: any subset of the differentiable inputs; each becomes the derivative of the
  /// *reported* value, so mean carries its 1/n; with none it is the gradient of the sum.
  /// Of one number a sample, an optional input "weight" [n] multiplies each; the mean still divides
  /// by n.
  /// Refuses unknown or missing inputs, shapes that disagree, an empty batch and targets outside
  /// their range, naming the input and the index; value and gradients then hold nothing of use.
  /// A loss of one number a sample allocates nothing when all is well.
  virtual std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                          std::span<const GradientOutput> gradients) const = 0;
};
using LossPtr = std::shared_ptr<const Loss>;

/// One side of a game.
struct Player {
  std::string_view name; ///< "discriminator"
  LossPtr loss;
  std::vector<std::string_view> inputs; ///< what it takes of the game's batch
};

/// Value, slope (first) and curvature (second derivative) by the prediction, of one sample.
struct Point {
  double value;
  double slope;
  double curvature;
};

/// Arrays of n samples for a pointwise loss.
struct Points {
  std::span<const double> prediction;
  std::span<const double> target;
  std::span<double> value;
  std::span<double> slope;
  std::span<double> curvature;
};

/// A loss that is a function of one number per sample: the error, the logit, the margin. It can be
/// drawn and can fit a line.
class PointwiseLoss : public Loss {
 public:
  /// Fills value, slope and curvature for every sample; no reduction, no check.
  virtual void points(const Points& points) const = 0;

  /// Fills the value of every sample and `share` times its slope, n each. Returns whether all
  /// samples are finite and objection() has nothing against any of them.
  virtual bool shares(std::span<const double> prediction, std::span<const double> target,
                      std::span<double> value, std::span<double> slope, double share) const = 0;

  /// One sample; for a crosshair, not for a loop.
  Point at(double prediction, double target) const;

  /// Where the slope jumps, as prediction at this target, ascending; empty when smooth.
  virtual std::vector<double> kinks(double target) const = 0;

  /// What is wrong with this sample ("target must be 0 or 1"), or nothing.
  virtual std::optional<std::string_view> objection(double prediction, double target) const = 0;

  /// Mean loss over the samples and its gradient, written to slope [n]. No check, no allocation:
  /// the inner step of training. All spans have length n ≥ 1.
  double mean(std::span<const double> prediction, std::span<const double> target,
              std::span<double> slope) const;

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override;
};

/// The loss as a PointwiseLoss, or nullptr when it is none.
const PointwiseLoss* pointwise(const Loss& loss);

} // namespace losslab
