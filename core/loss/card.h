#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace losslab {

enum class Family {
  regression,
  binary,
  multiclass,
  distribution,
  segmentation,
  embedding,
  sequence,
  generative
};

/// The axis a pointwise loss is drawn over.
enum class Axis { error, prediction, margin, logit, probability };

/// One parameter of a loss. Its value must lie in [low, high], or (low, high) on an open side.
struct Parameter {
  std::string id;     ///< as in losses.md and on the command line: "delta"
  std::string symbol; ///< as in the formula: "δ"
  std::string name;   ///< in words: "where the corner is"
  double fallback;    ///< the default
  double low;         ///< may be −infinity
  double high;        ///< may be +infinity
  bool low_open = false;
  bool high_open = false;
  double slider_low; ///< what the slider offers; a subset of the range
  double slider_high;
  bool whole = false; ///< only whole numbers (a switch is whole, 0 to 1)
};

/// What a loss is given. Losses of one kind can be looked at with the same numbers: over the same
/// axis, or in the same picture.
enum class InputKind {
  number,    ///< one a sample: drawn as a curve
  classes,   ///< logits, and one right class
  labels,    ///< logits, and 0 or 1 for each
  bins,      ///< two distributions on the same bins
  gaussians, ///< mean and log-variance
  teacher,   ///< two sets of logits
  mask,      ///< a picture of probabilities, and one of 0 and 1
  scores,    ///< the same, of logits
  triplet,   ///< anchor, positive, negative
  pair,      ///< two vectors, alike or not
  pairs,     ///< vectors that match row by row
  ranking,   ///< two numbers, of which one should be larger
  frames,    ///< logits frame by frame, and a text
  game,      ///< a discriminator's logits on real and fake
  image      ///< two images
};

/// One input of a worked example: a batch of one sample, except where samples meet (InfoNCE).
struct ExampleInput {
  std::string name;
  std::array<std::size_t, 3> shape; ///< as that of an Input
  std::vector<double> values;
};

/// A worked example: shown on the page, asserted by the catalogue test.
struct Example {
  using Parameters = std::vector<std::pair<std::string, double>>;

  /// Of a loss of one number.
  Example(Parameters differing, double prediction, double target, double result, std::string from)
      : Example(std::move(differing),
                {{"prediction", {1, 1, 1}, {prediction}}, {"target", {1, 1, 1}, {target}}}, result,
                std::move(from)) {}
  Example(Parameters differing, std::vector<ExampleInput> given, double result, std::string from,
          std::string of = {})
      : parameters(std::move(differing)), inputs(std::move(given)), value(result),
        source(std::move(from)), player(std::move(of)) {}

  Parameters parameters; ///< those that differ from the default
  std::vector<ExampleInput> inputs;
  double value;       ///< the mean over the samples
  std::string source; ///< where the number comes from: "PyTorch 1.13 HuberLoss", "by hand: ½·0.5²"
  std::string player; ///< of a game: whose loss
};

struct Reported;
class Case;

/// The same loss in another library, where it differs or not.
struct Convention {
  std::string library; ///< "PyTorch"
  std::string name;    ///< "torch.nn.HuberLoss"
  std::string says;    ///< factor, reduction, defaults, argument order: what to watch for
  /// What that call reports of a case, at this loss's parameters where it has them and with its
  /// own defaults else. Nothing where words must do: it estimates something, or is no single call.
  std::function<Reported(const Case&)> numbers = {};
};

/// What the numbers must confirm; the catalogue test holds each against the loss at its default
/// parameters, as a function of the prediction (the number the loss is given). An *end* is where
/// the prediction's domain ends: ±infinity, or 0 and 1 for a probability. A loss of arrays is
/// looked at along straight lines through its differentiable inputs; of a game the generator's.
struct Properties {
  bool convex;           ///< no second difference is negative
  bool smooth;           ///< the gradient is continuous: there is no kink
  bool bounded_gradient; ///< |slope| stays below one bound, however near the end
  bool redescending;     ///< |slope| returns to zero toward every end that is penalised, that is
                         ///< where the value stays above its minimum
  bool probabilistic;    ///< a negative log-likelihood, or a function of a predicted probability;
                         ///< binary: exactly those drawn over the probability axis
  bool handles_outliers; ///< one far point keeps a bounded pull. Regression: bounded_gradient in
                         ///< the learner's words. Classification: bounded_gradient, and a few
                         ///< wrong labels do not lead the fit, which no single curve shows
  bool proper = false;   ///< labels drawn with some probability cost least, on average, where just
                         ///< that probability is predicted (as σ or softmax of a logit): what the
                         ///< network says can be taken at its word
};

/// What a learner reads of a loss. One per loss, in the loss's own file.
struct Card {
  std::string id;         ///< "huber"
  std::string name;       ///< "Huber"; for lists, at most 22 characters
  std::string short_name; ///< for labels at a curve's end, at most 12 characters
  Family family;
  bool in_guide;
  /// TeX; resources/formulas/<id>.svg is made from it. Of one sample's loss, except where it is
  /// known as a mean: "mean" in its name (MSE, MAE …), and BCE as textbooks and the guide print it.
  /// Those show (1/N)Σ, which is the reduction, not part of what a sample costs.
  std::string formula;
  std::string inputs = {}; ///< what a batch holds, where it is not a prediction [n] and target [n]:
                           ///< "anchor, positive, negative: vectors [n][d]"
  InputKind kind = InputKind::number;
  std::vector<Parameter> parameters;
  std::string intuition; ///< two or three short sentences
  std::string use;       ///< when to use it, and when not
  std::vector<std::string> strengths;
  std::vector<std::string> weaknesses;
  std::string activation; ///< of the output layer that goes with it: "none (linear)"
  std::string at_kinks;   ///< which subgradient is returned where; empty when smooth
  Properties properties;
  std::vector<Axis> axes = {}; ///< the first is the loss's own; none where it is no curve
  double drawn_target = 0;     ///< the target the curve is drawn at by default: 0 for regression
  std::vector<Convention> conventions;
  /// What the libraries are compared on, where it is not the worked examples in one batch: some
  /// differ only in several samples, or where a probability is 0.
  std::vector<ExampleInput> compared = {};
  std::vector<Example> examples; ///< two or more
  std::vector<std::string> sources;

  bool has_axis(Axis axis) const { return std::find(axes.begin(), axes.end(), axis) != axes.end(); }
};

} // namespace losslab
