#include "core/loss/binary/label.h"
#include "core/loss/binary/logistic.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"

namespace losslab::losses {

namespace {

struct BceWithLogits {
  double pos_weight;
  double label_smoothing;

  LOSSLAB_INLINE Point operator()(double logit, double target) const {
    // y smoothed to y(1 − ε) + ε/2, and 1 − y likewise: never as one minus the other.
    const double positive = pos_weight * (target * (1 - label_smoothing) + 0.5 * label_smoothing);
    const double negative = (1 - target) * (1 - label_smoothing) + 0.5 * label_smoothing;
    const Logistic at = logistic(logit);
    return {positive * at.softplus_of_minus + negative * at.softplus,
            negative * at.sigmoid - positive * at.sigmoid_of_minus,
            (negative + positive) * (at.sigmoid * at.sigmoid_of_minus)};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*logit*/, double target) {
    return label::must_be_in_0_to_1(target);
  }
};

} // namespace

const Entry& bce_with_logits() {
  static const Entry entry{
      .card =
          {.id = "bce_with_logits",
           .name = "BCE with logits",
           .short_name = "BCE logits",
           .family = Family::binary,
           .in_guide = true,
           .formula =
               R"(L(y,z)=w\,y\,\log\left(1+e^{-z}\right)+(1-y)\,\log\left(1+e^{z}\right),\qquad \hat p=\sigma(z)=\frac1{1+e^{-z}},\qquad y\leftarrow y\,(1-\varepsilon)+\tfrac12\varepsilon)",
           .parameters = {{.id = "pos_weight",
                           .symbol = "w",
                           .name = "how many times a positive example counts",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 10},
                          {.id = "label_smoothing",
                           .symbol = "ε",
                           .name = "how far labels are drawn towards ½",
                           .fallback = 0,
                           .low = 0,
                           .high = 1,
                           .slider_low = 0,
                           .slider_high = 0.5}},
           .intuition = "The surprise at the true label, when the model bets σ(z) on class 1. "
                        "Right and sure costs almost nothing; wrong costs about |z|. Its gradient "
                        "is simply p̂ − y: how far the bet is off.",
           .use = "The first choice for two classes, and for each label of a multi-label model. "
                  "With rare positives set w near negatives ÷ positives. Feed it raw scores: a "
                  "sigmoid before it would be applied twice.",
           .strengths = {"Maximum likelihood: the sigmoid of the score estimates a probability",
                         "Convex in the logit, with a gradient of at most 1 (w for positives)",
                         "Sigmoid and logarithm in one stable formula: no overflow, no log 0"},
           .weaknesses =
               {"A wrong label far out keeps pulling with full force, and its loss grows "
                "without end; ε > 0 tempers that",
                "Easy examples never fall quite silent: with very many of them they drown "
                "the rare hard ones",
                "w ≠ 1 shifts the learnt probabilities away from the true ones"},
           .activation = "none in the network; sigmoid when a probability is wanted",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false,
                          .proper = true},
           .axes = {Axis::logit, Axis::margin, Axis::probability},
           .drawn_target = 1,
           .conventions =
               {{"PyTorch", "torch.nn.BCEWithLogitsLoss(pos_weight=None)",
                 "the same; no smoothing, but targets may be soft",
                 [](const Case& at) { return at.with("label_smoothing", 0).mean(); }},
                {"PyTorch", "torch.nn.SoftMarginLoss()",
                 "the same with w = 1, of targets −1/+1; no smoothing",
                 [](const Case& at) { return at.under("bce_with_logits").mean(); }},
                {"Keras", "keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0)",
                 "the same smoothing, no pos_weight; from_logits is False unless you say so",
                 [](const Case& at) { return at.with("pos_weight", 1).mean(); }},
                {"TensorFlow",
                 "tf.nn.weighted_cross_entropy_with_logits(labels, logits, pos_weight)",
                 "the same; one value per sample, the labels come first",
                 [](const Case& at) { return at.with("label_smoothing", 0).none(); }},
                {"Optax", "optax.sigmoid_binary_cross_entropy(logits, labels)",
                 "the same with w = 1; one value per sample, soft labels allowed",
                 [](const Case& at) { return at.under("bce_with_logits").none(); }},
                {"scikit-learn", "sklearn.linear_model.SGDClassifier(loss='log_loss')",
                 "the mean of log(1 + e⁻ᵐ) of the margin, plus a penalty; LogisticRegression "
                 "multiplies its sum by C",
                 [](const Case& at) { return at.under("bce_with_logits").mean(); }},
                {"mlpack", "SigmoidCrossEntropyError()",
                 "the same with w = 1; sums by default instead of averaging",
                 [](const Case& at) { return at.under("bce_with_logits").sum(); }}},
           .compared = {{"prediction", {3, 1, 1}, {2, -1, -2}}, {"target", {3, 1, 1}, {1, 0, 1}}},
           .examples = {{{}, 0, 1, 0.6931471805599453, "by hand: log 2"},
                        {{}, 2, 1, 0.1269280110429726, "PyTorch 1.13 BCEWithLogitsLoss"},
                        {{}, -2, 1, 2.1269280110429727, "PyTorch 1.13 BCEWithLogitsLoss"},
                        {{{"pos_weight", 3}},
                         -1,
                         1,
                         3.939785062554845,
                         "PyTorch 1.13 BCEWithLogitsLoss(pos_weight=3)"}},
           .sources = {"D. R. Cox, The Regression Analysis of Binary Sequences, Journal of the "
                       "Royal Statistical Society B 20 (1958)",
                       "PyTorch documentation, BCEWithLogitsLoss",
                       "C. Szegedy et al., Rethinking the Inception Architecture for Computer "
                       "Vision, CVPR 2016 (label smoothing)"}},
      .make = make<KernelLoss<BceWithLogits, 2>>};
  return entry;
}

} // namespace losslab::losses
