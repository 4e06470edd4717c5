#include "core/loss/binary/label.h"
#include "core/loss/binary/logistic.h"
#include "core/loss/binary/power.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"

namespace losslab::losses {

namespace {

// In terms of t = s·z, of which p_t = σ(t): the loss is α_t·u^γ·ℓ with u = 1 − p_t = σ(−t) and
// ℓ = −log p_t = softplus(−t). From u′ = −u·p_t and ℓ′ = −u every term of the slope has one sign.
constexpr double most_steepness = 1e4; // of γ·p_t: as u^γ ≤ e^(−γ·p_t), from 746 on all is 0
template <class Power>
struct Focal {
  double alpha;
  double gamma;

  LOSSLAB_INLINE Point operator()(double logit, double target) const {
    const double side = label::side(target);
    const Logistic at = logistic(side * logit);
    const double right = at.sigmoid;          // p_t
    const double wrong = at.sigmoid_of_minus; // u
    const double surprise = at.softplus_of_minus;
    const double weight =
        (target > 0.5 ? alpha : 1 - alpha) * Power::of_sigmoid_of_minus(side * logit, at, gamma);
    // Bounded, as the infinity of a huge γ times a weight of 0 would be NaN.
    const double steepness = std::min(gamma * right, most_steepness);
    const double pull = steepness * surprise + wrong;
    const double bend =
        steepness * surprise * (steepness - wrong) + (2 * steepness + right) * wrong;
    return {weight * surprise, -side * (weight * pull), weight * bend};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*logit*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

LossPtr make_focal(const Card& card, std::span<const double> parameters) {
  const double gamma = parameters[1];
  return WholePower::serves(gamma) ? make<KernelLoss<Focal<WholePower>, 2>>(card, parameters)
                                   : make<KernelLoss<Focal<AnyPower>, 2>>(card, parameters);
}

} // namespace

const Entry& focal() {
  static const Entry entry{
      .card =
          {.id = "focal",
           .name = "Focal",
           .short_name = "Focal",
           .family = Family::binary,
           .in_guide = true,
           .formula =
               R"(L(y,z)=-\alpha_t\,(1-p_t)^\gamma\log p_t,\qquad (p_t,\alpha_t)=\begin{cases}(\sigma(z),\alpha)&y=1\\(1-\sigma(z),1-\alpha)&y=0\end{cases})",
           .parameters = {{.id = "alpha",
                           .symbol = "α",
                           .name = "the weight of the positive class",
                           .fallback = 0.25,
                           .low = 0,
                           .high = 1,
                           .slider_low = 0.05,
                           .slider_high = 0.95},
                          {.id = "gamma",
                           .symbol = "γ",
                           .name = "how far easy examples are turned down",
                           .fallback = 2,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = 0,
                           .slider_high = 5}},
           .intuition = "Cross-entropy with a dimmer: the surer the model is of the right class, "
                        "the less the example counts. At γ = 2 one that is right with 0.9 counts "
                        "a hundredth, so the many easy ones no longer drown the few hard ones.",
           .use = "Very uneven classes with masses of easy negatives, as in dense object "
                  "detection. For mild imbalance try a class weight first. Tune α and γ together: "
                  "as γ rises, the best α falls.",
           .strengths = {"Spends the gradient on hard examples instead of easy ones",
                         "γ = 0 gives weighted cross-entropy back: one slider between the two"},
           .weaknesses =
               {"Two parameters to tune",
                "A wrong label is a hard example too and gets the attention; summaries that "
                "say focal handles outliers mean the flood of easy examples",
                "Not convex, and its probabilities are less certain than the true ones: "
                "recalibrate before using them"},
           .activation = "none in the network; sigmoid when a probability is wanted",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .axes = {Axis::logit, Axis::margin, Axis::probability},
           .drawn_target = 1,
           .conventions =
               {{"PyTorch", "torchvision.ops.sigmoid_focal_loss(alpha=0.25, gamma=2)",
                 "the same; one value per sample by default, alpha = −1 drops α. Soft labels, "
                 "which it lets through, are refused here",
                 &Case::none},
                {"Keras",
                 "keras.losses.BinaryFocalCrossentropy(alpha=0.25, gamma=2.0, from_logits=True)",
                 "α acts only with apply_class_balancing=True, so this is without it; takes "
                 "probabilities unless from_logits=True, and clips them at 1e-7 inside the "
                 "logarithm",
                 [](const Case& at) {
                   const double gamma = at["gamma"];
                   return at
                       .entries(
                           "prediction", "target",
                           [=](double logit, double label) {
                             const double right = 1 / (1 + std::exp(label > 0.5 ? -logit : logit));
                             return -std::pow(1 - right, gamma) * std::log(keras_clipped(right));
                           })
                       .mean();
                 }},
                {"Optax", "optax.sigmoid_focal_loss(logits, labels, alpha=None, gamma=2.0)",
                 "the same once alpha is given, one value per sample; without it both classes "
                 "weigh 1",
                 &Case::none}},
           .examples =
               {{{}, 0, 1, 0.043321698784996581, "by hand: ¼·½²·log 2"},
                {{}, 0, 0, 0.12996509635498975, "by hand: ¾·½²·log 2"},
                {{{"gamma", 0}, {"alpha", 0.5}}, 2, 1, 0.0634640055214863, "half of PyTorch's BCE"},
                {{{"gamma", 2}},
                 -2,
                 1,
                 0.41251954485535225,
                 "torchvision's formula in PyTorch 1.13"}},
           .sources = {"T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, Focal Loss for Dense "
                       "Object Detection, ICCV 2017",
                       "J. Mukhoti et al., Calibrating Deep Neural Networks using Focal Loss, "
                       "NeurIPS 2020"}},
      .make = make_focal};
  return entry;
}

} // namespace losslab::losses
