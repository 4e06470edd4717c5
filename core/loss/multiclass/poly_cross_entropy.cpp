#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/classes.h"

#include <limits>

namespace losslab::losses {

namespace {

struct PolyCrossEntropy {
  double epsilon;

  Term operator()(double log_p, double p, double rest) const {
    return {epsilon * rest - log_p, -1 - epsilon * p};
  }
};

} // namespace

const Entry& poly_cross_entropy() {
  static const Entry entry{
      .card =
          {.id = "poly_cross_entropy",
           .name = "Poly-1 cross-entropy",
           .short_name = "Poly-1",
           .family = Family::multiclass,
           .in_guide = false,
           .formula = R"(L(y,z)=-\log p_y+\epsilon\,(1-p_y),\qquad p=\operatorname{softmax}(z))",
           .inputs = "prediction: logits [n][C]; target: classes [n], or shares of each class "
                     "[n][C]; class_weight [C] if wanted",
           .kind = InputKind::classes,
           .parameters = {{.id = "epsilon",
                           .symbol = "ε",
                           .name = "what the first term of the series is given on top",
                           .fallback = 1,
                           .low = -1,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = -1,
                           .slider_high = 6}},
           .intuition = "Cross-entropy is the sum of (1 − p)ʲ/j over all j. This one turns the "
                        "first term up or down, the one that matters for samples that are nearly "
                        "right. ε = 0 is cross-entropy.",
           .use = "Squeezing out the last tenths after cross-entropy works: one number to tune. On "
                  "image classes ε > 0 tends to help, on rare classes in detection ε < 0.",
           .strengths = {"One line and one parameter on top of cross-entropy",
                         "Keeps its strong pull on wrong answers"},
           .weaknesses = {"ε has to be found by trying",
                          "Convex in the logits only for ε from −1 to 1",
                          "Its minimum in p is no longer the true probability"},
           .activation = "none in the network; softmax when probabilities are wanted",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"Optax", "optax.losses.poly_loss_cross_entropy(logits, labels, epsilon=2.0)",
                 "the same, but ε defaults to 2, and labels are one-hot; one value per sample",
                 &Case::none}},
           .compared = compared_classes(),
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 1, 1}, {0}}},
                         1.1931471805599453094,
                         "by hand: log 2 + ½"},
                        {{{"epsilon", 0}},
                         {{"prediction", {1, 3, 1}, {2, 1, 0}}, {"target", {1, 1, 1}, {0}}},
                         0.4076059644443804,
                         "PyTorch 1.13 cross_entropy, which it is at ε = 0"}},
           .sources = {"Z. Leng et al., PolyLoss: A Polynomial Expansion Perspective of "
                       "Classification Loss Functions, ICLR 2022"}},
      .make = make<ProbabilityLoss<PolyCrossEntropy, 1>>};
  return entry;
}

} // namespace losslab::losses
