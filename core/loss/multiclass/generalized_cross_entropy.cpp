#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/classes.h"
#include "core/loss/elementary.h"

namespace losslab::losses {

namespace {

struct GeneralizedCrossEntropy {
  double q;

  Term operator()(double log_p, double /*p*/, double /*rest*/) const {
    // p^q = e^(q·log p), also where p is not a double any more. Far out that exponent runs to
    // hundreds, and what its rounding lost would show.
    const double power = q * log_p;
    const double lost = std::fma(q, log_p, -power);
    const double root = elementary::exp(power);
    return {-elementary::expm1(power) / q, -(root + root * lost)};
  }
};

} // namespace

const Entry& generalized_cross_entropy() {
  static const Entry entry{
      .card =
          {.id = "generalized_cross_entropy",
           .name = "Generalized CE",
           .short_name = "GCE",
           .family = Family::multiclass,
           .in_guide = true,
           .formula = R"(L_q(y,z)=\frac{1-p_y^{\,q}}{q},\qquad p=\operatorname{softmax}(z))",
           .inputs = "prediction: logits [n][C]; target: classes [n], or shares of each class "
                     "[n][C]; class_weight [C] if wanted",
           .kind = InputKind::classes,
           .parameters = {{.id = "q",
                           .symbol = "q",
                           .name = "from cross-entropy (towards 0) to the absolute error (1)",
                           .fallback = 0.7,
                           .low = 0,
                           .high = 1,
                           .low_open = true,
                           .slider_low = 0.05,
                           .slider_high = 1}},
           .intuition = "Between cross-entropy and the absolute error of the probability. The "
                        "surprise is capped at 1/q, so a sample the model finds impossible, often "
                        "one with a wrong label, lets go instead of shouting.",
           .use = "Training on labels of which some are wrong, as from the web or a crowd. The "
                  "noisier the labels, the larger q. On clean labels cross-entropy learns faster.",
           .strengths = {"Bounded: one wrong label costs at most 1/q",
                         "Samples that stay improbable stop pulling",
                         "q → 0 gives cross-entropy back, q = 1 half the absolute error"},
           .weaknesses = {"Not convex, and slow to start: an unlearned sample pulls little, too",
                          "q has to be chosen"},
           .activation = "none in the network; softmax when probabilities are wanted",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = true,
                          .probabilistic = true,
                          .handles_outliers = true},
           .conventions = {{"Keras", "keras.losses.CategoricalGeneralizedCrossEntropy(q=0.5)",
                            "the same of probabilities, here those of softmax; q is 0.5 by default "
                            "and must be below 1",
                            [](const Case& at) { return at["q"] < 1 ? at.mean() : Reported(); }},
                           {"PyTorch", "none",
                            "(1 - p.gather(1, y[:, None]) ** q) / q of the softmax p"}},
           .compared = compared_classes(),
           .examples = {{{{"q", 1}},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 1, 1}, {0}}},
                         0.5,
                         "by hand: 1 − ½"},
                        {{{"q", 0.5}},
                         {{"prediction", {1, 4, 1}, {0, 0, 0, 0}}, {"target", {1, 1, 1}, {2}}},
                         1,
                         "by hand: (1 − √¼)/½"}},
           .sources = {"Z. Zhang, M. R. Sabuncu, Generalized Cross Entropy Loss for Training Deep "
                       "Neural Networks with Noisy Labels, NeurIPS 2018"}},
      .make = make<ProbabilityLoss<GeneralizedCrossEntropy, 1>>};
  return entry;
}

} // namespace losslab::losses
