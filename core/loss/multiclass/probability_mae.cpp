#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/classes.h"

namespace losslab::losses {

namespace {

struct ProbabilityMae {
  Term operator()(double /*log_p*/, double p, double rest) const { return {2 * rest, -2 * p}; }
};

} // namespace

const Entry& probability_mae() {
  static const Entry entry{
      .card =
          {.id = "probability_mae",
           .name = "MAE of probabilities",
           .short_name = "Prob. MAE",
           .family = Family::multiclass,
           .in_guide = true,
           .formula =
               R"(L(y,z)=\sum_c\left|p_c-[c=y]\right|=2\,(1-p_y),\qquad p=\operatorname{softmax}(z))",
           .inputs = "prediction: logits [n][C]; target: classes [n], or shares of each class "
                     "[n][C], each counted by its share; class_weight [C] if wanted",
           .kind = InputKind::classes,
           .parameters = {},
           .intuition = "How far the predicted probabilities are from the one-hot label, summed. "
                        "It never exceeds 2, so a sample with a wrong label cannot shout; but an "
                        "unlearned one is just as quiet.",
           .use = "Labels with much noise that is spread evenly over the classes. It is then "
                  "minimised by the same classifier as without the noise. Learns slowly with many "
                  "classes: generalized cross-entropy is the compromise.",
           .strengths = {"Bounded by 2, whatever the label",
                         "Tolerates label noise that hits all classes alike"},
           .weaknesses = {"Hardly any gradient while p of the right class is small",
                          "Underfits hard sets with many classes", "Not convex in the logits"},
           .activation = "none in the network; softmax when probabilities are wanted",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = true,
                          .probabilistic = true,
                          .handles_outliers = true},
           .conventions =
               {{"PyTorch", "torch.nn.L1Loss()",
                 "of softmax(z) and the one-hot target: averages over the classes, so this divided "
                 "by C",
                 [](const Case& at) { return at.mean() / static_cast<double>(at.width()); }},
                {"Keras", "keras.losses.MeanAbsoluteError()", "likewise this divided by C",
                 [](const Case& at) { return at.mean() / static_cast<double>(at.width()); }}},
           .compared = compared_classes(),
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 1, 1}, {1}}},
                         1,
                         "by hand: 2·(1 − ½)"},
                        {{},
                         {{"prediction", {1, 4, 1}, {3, 3, 3, 3}}, {"target", {1, 1, 1}, {0}}},
                         1.5,
                         "by hand: 2·(1 − ¼)"}},
           .sources = {"A. Ghosh, H. Kumar, P. S. Sastry, Robust Loss Functions under Label Noise "
                       "for Deep Neural Networks, AAAI 2017"}},
      .make = make<ProbabilityLoss<ProbabilityMae, 0>>};
  return entry;
}

} // namespace losslab::losses
