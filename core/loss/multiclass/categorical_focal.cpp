#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/classes.h"

#include <limits>

namespace losslab::losses {

namespace {

struct CategoricalFocal {
  double alpha;
  double gamma;

  Term operator()(double log_p, double p, double rest) const {
    if (rest == 0) return {0, 0}; // p is 1: there is nothing to learn, whatever γ
    const double dimmer = std::pow(rest, gamma);
    // By log p: (1 − p)^γ has the slope −γ·p·(1 − p)^(γ − 1).
    return {-alpha * dimmer * log_p, -alpha * dimmer * (1 - gamma * p * (log_p / rest))};
  }
};

} // namespace

const Entry& categorical_focal() {
  static const Entry entry{
      .card =
          {.id = "categorical_focal",
           .name = "Categorical focal",
           .short_name = "Cat. focal",
           .family = Family::multiclass,
           .in_guide = true,
           .formula =
               R"(L(y,z)=-\alpha\,(1-p_y)^{\gamma}\log p_y,\qquad p=\operatorname{softmax}(z))",
           .inputs = "prediction: logits [n][C]; target: classes [n], or shares of each class "
                     "[n][C]; class_weight [C] if wanted",
           .kind = InputKind::classes,
           .parameters = {{.id = "alpha",
                           .symbol = "α",
                           .name = "what the whole loss is multiplied with",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 2},
                          {.id = "gamma",
                           .symbol = "γ",
                           .name = "how far easy examples are turned down",
                           .fallback = 2,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = 0,
                           .slider_high = 5}},
           .intuition = "Cross-entropy with a dimmer, for several classes: the surer the model is "
                        "of the right class, the less the sample counts. At γ = 0 it is "
                        "cross-entropy again.",
           .use = "Several classes of very different frequency, where easy samples of the common "
                  "ones fill every batch. Class weights balance classes, this balances easy and "
                  "hard. Not where many labels are wrong: those look hard, too.",
           .strengths = {"Spends the gradient on hard samples instead of easy ones",
                         "One slider between cross-entropy and strong focus"},
           .weaknesses = {"Not convex", "Its probabilities are less certain than the true ones",
                          "A wrong label is a hard sample and gets the attention"},
           .activation = "none in the network; softmax when probabilities are wanted",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"Keras",
                 "keras.losses.CategoricalFocalCrossentropy(alpha=0.25, gamma=2.0, "
                 "from_logits=True)",
                 "the same up to its clip of probabilities at 1e-7, but α is 0.25 by default; "
                 "takes probabilities unless from_logits=True, and one-hot targets",
                 [](const Case& at) {
                   const auto log_p = at.under("cross_entropy").none().each(std::negate());
                   return log_p
                       .each([alpha = at["alpha"], gamma = at["gamma"]](double each) {
                         const double p = keras_clipped(std::exp(each));
                         return -alpha * std::pow(1 - p, gamma) * std::log(p);
                       })
                       .mean();
                 }},
                {"PyTorch", "torchvision.ops.sigmoid_focal_loss",
                 "only the binary one, label by label; PyTorch itself has none over softmax"}},
           .compared = compared_classes(),
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 1, 1}, {0}}},
                         0.17328679513998632735,
                         "by hand: ½²·log 2"},
                        {{{"gamma", 0}},
                         {{"prediction", {1, 3, 1}, {2, 1, 0}}, {"target", {1, 1, 1}, {0}}},
                         0.4076059644443804,
                         "PyTorch 1.13 cross_entropy, which it is at γ = 0"}},
           .sources = {"T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, Focal Loss for Dense "
                       "Object Detection, ICCV 2017"}},
      .make = make<ProbabilityLoss<CategoricalFocal, 2>>};
  return entry;
}

} // namespace losslab::losses
