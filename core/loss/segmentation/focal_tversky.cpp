#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/segmentation/overlap.h"

#include <cmath>

namespace losslab::losses {

namespace {

struct FocalTversky {
  double alpha;
  double beta;
  double smooth;
  double gamma;

  static constexpr auto inputs = SoftMasks::inputs;
  static std::optional<Fault> objection(const Rows<2>& at) { return SoftMasks::objection(at); }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    Tversky loss(Overlap(at), alpha, beta, smooth);
    const long double power = gamma;
    // At a perfect prediction this is infinite below γ = 1: so is what the slope tends to there.
    const long double bend = power * std::pow(loss.value, power - 1);
    for (long double* each : {&loss.at_object, &loss.at_background})
      *each = *each == 0 ? 0 : *each * bend;
    fill_slope(slope[0], at[1], loss);
    return static_cast<double>(std::pow(loss.value, power));
  }
};

} // namespace

const Entry& focal_tversky() {
  static const Entry entry{
      .card =
          {.id = "focal_tversky",
           .name = "Focal Tversky",
           .short_name = "Focal Tv.",
           .family = Family::segmentation,
           .in_guide = false,
           .formula =
               R"(L(p,t)=\left(1-\frac{\mathrm{TP}+s}{\mathrm{TP}+\alpha\,\mathrm{FP}+\beta\,\mathrm{FN}+s}\right)^{\gamma})",
           .inputs = "prediction p: probabilities [n][pixels]; target t: masks of 0 and 1, one "
                     "image per row. TP = Σpt, FP = Σp(1 − t), FN = Σ(1 − p)t",
           .kind = InputKind::mask,
           .parameters = {weight_parameter("alpha", "α", "what a false alarm counts"),
                          weight_parameter("beta", "β", "what a missed pixel counts"),
                          smooth_parameter(),
                          {.id = "gamma",
                           .symbol = "γ",
                           .name = "the power the loss is raised to",
                           .fallback = 0.75,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.25,
                           .slider_high = 3}},
           .intuition = "The Tversky loss under a power. γ above 1 lets images that are nearly "
                        "right fade, so the hard ones lead. γ below 1, the paper's choice, does "
                        "the opposite: it keeps pushing where the overlap is already good.",
           .use = "Small structures whose last pixels matter: γ = 0.75 keeps the gradient up to "
                  "the end. Try plain Tversky first. Not with γ below 1 and s = 0 when "
                  "predictions reach 0 and 1 exactly: the slope becomes infinite.",
           .strengths = {"One dial for how much good and bad images count",
                         "γ = 1 gives Tversky back"},
           .weaknesses =
               {"Four parameters, and papers count γ in different ways",
                "Below γ = 1 the gradient grows without end toward a perfect prediction, and at "
                "one it is infinite",
                "Not convex, and its gradient depends on the whole image",
                "At s = 0 the fraction can be 0/0, as for two empty masks: taken here as loss 0 "
                "with slope 0"},
           .activation = "sigmoid, or softmax with one mask per class",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions = {{"PyTorch",
                            "segmentation_models_pytorch.losses.TverskyLoss(mode='binary', "
                            "smooth=0.0, alpha=0.5, beta=0.5, gamma=1.0)",
                            "sums over the batch before dividing and raises the mean over classes, "
                            "here one, to γ; takes logits by default",
                            [](const Case& at) { return at.as_one_sample().mean(); }},
                           {"Paper", "Abraham and Khan",
                            "the exponent is 1/γ with γ = 4/3: our γ = 0.75. Their α weighs the "
                            "misses and their β the false alarms, as Keras's code of Tversky does; "
                            "ours the other way round, as Salehi does"}},
           .compared = compared_masks(),
           .examples = {{{{"gamma", 2}},
                         {{"prediction", {1, 4, 1}, {1, 1, 0, 0}},
                          {"target", {1, 4, 1}, {1, 0, 1, 0}}},
                         0.11111111111111111111,
                         "by hand, TP = FP = FN = 1: (1 − 2/3)²"},
                        {{{"gamma", 0.5}, {"smooth", 0}},
                         {{"prediction", {1, 2, 1}, {0.5, 0.5}}, {"target", {1, 2, 1}, {1, 0}}},
                         0.70710678118654752440,
                         "by hand, TP = FP = FN = ½: √(1 − ½/1)"}},
           .sources = {"N. Abraham, N. M. Khan, A Novel Focal Tversky Loss Function with Improved "
                       "Attention U-Net for Lesion Segmentation, ISBI 2019"}},
      .make = make<RowLoss<FocalTversky, 4>>};
  return entry;
}

} // namespace losslab::losses
