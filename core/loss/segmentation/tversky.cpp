#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/segmentation/overlap.h"

namespace losslab::losses {

namespace {

struct WeightedTversky {
  double alpha;
  double beta;
  double smooth;

  static constexpr auto inputs = SoftMasks::inputs;
  static std::optional<Fault> objection(const Rows<2>& at) { return SoftMasks::objection(at); }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const Tversky loss(Overlap(at), alpha, beta, smooth);
    fill_slope(slope[0], at[1], loss);
    return static_cast<double>(loss.value);
  }
};

} // namespace

const Entry& tversky() {
  static const Entry entry{
      .card =
          {.id = "tversky",
           .name = "Tversky",
           .short_name = "Tversky",
           .family = Family::segmentation,
           .in_guide = false,
           .formula =
               R"(L(p,t)=1-\frac{\mathrm{TP}+s}{\mathrm{TP}+\alpha\,\mathrm{FP}+\beta\,\mathrm{FN}+s})",
           .inputs = "prediction p: probabilities [n][pixels]; target t: masks of 0 and 1, one "
                     "image per row. TP = Σpt, FP = Σp(1 − t), FN = Σ(1 − p)t",
           .kind = InputKind::mask,
           .parameters = {weight_parameter("alpha", "α", "what a false alarm counts"),
                          weight_parameter("beta", "β", "what a missed pixel counts"),
                          smooth_parameter()},
           .intuition = "An overlap with two dials: α prices false alarms, β prices misses. "
                        "Raise β above α and the model would rather mark too much than overlook "
                        "something.",
           .use = "Segmentation where missing is worse than marking too much, or the other way "
                  "round: lesions, defects. Start at α = 0.3, β = 0.7. Not to raise recall when "
                  "moving the threshold afterwards would do.",
           .strengths = {"Trades precision for recall in the loss itself",
                         "α = β = ½ is Dice, α = β = 1 is Jaccard: one family",
                         "Untouched by how much background there is"},
           .weaknesses =
               {"Two weights to choose, and libraries disagree which is which",
                "Not convex, and its gradient depends on the whole image",
                "Its s weighs twice that of Dice: for the same loss halve it",
                "At s = 0 the fraction can be 0/0, as for two empty masks: taken here as loss 0 "
                "with slope 0"},
           .activation = "sigmoid, or softmax with one mask per class",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"Keras", "keras.losses.Tversky(alpha=0.5, beta=0.5)",
                 "arguments y_true, y_pred. Its page says α weighs false alarms; its code weighs "
                 "what is missed with α and false alarms with β. s is 1e-7 and stands in the "
                 "denominator only; without axis it sums over the whole batch",
                 [](const Case& at) {
                   return at.as_one_sample().rows(
                       "prediction", "target",
                       [alpha = at["alpha"], beta = at["beta"]](Case::Row p, Case::Row t) {
                         const Overlap all({p, t});
                         return static_cast<double>(1 - all.hit /
                                                            (all.hit + alpha * all.missed +
                                                             beta * all.spurious + keras_epsilon));
                       });
                 }},
                {"Optax",
                 "optax.losses.dice_loss(predictions, targets, smooth=1.0, alpha=0.5, beta=0.5)",
                 "the same formula and the same s, under the name Dice; takes logits, one value "
                 "per image",
                 &Case::none},
                {"PyTorch",
                 "segmentation_models_pytorch.losses.TverskyLoss(mode='binary', smooth=0.0, "
                 "alpha=0.5, beta=0.5)",
                 "in a package of its own, PyTorch has none; takes logits by default and sums over "
                 "the batch before dividing",
                 [](const Case& at) { return at.as_one_sample().mean(); }}},
           .compared = compared_masks(),
           .examples = {{{{"alpha", 0.25}, {"beta", 0.75}},
                         {{"prediction", {1, 4, 1}, {1, 1, 0, 0}},
                          {"target", {1, 4, 1}, {1, 0, 1, 0}}},
                         0.33333333333333333333,
                         "by hand: 1 − (1 + 1)/(1 + ¼·1 + ¾·1 + 1)"},
                        {{{"alpha", 0.25}, {"beta", 0.75}, {"smooth", 0}},
                         {{"prediction", {1, 2, 1}, {1, 0}}, {"target", {1, 2, 1}, {1, 1}}},
                         0.42857142857142857143,
                         "by hand, one hit and one miss: 1 − 1/(1 + ¾)"}},
           .sources =
               {"S. S. M. Salehi, D. Erdogmus, A. Gholipour, Tversky Loss Function for Image "
                "Segmentation Using 3D Fully Convolutional Deep Networks, MLMI 2017",
                "A. Tversky, Features of Similarity, Psychological Review 84 (1977)"}},
      .make = make<RowLoss<WeightedTversky, 3>>};
  return entry;
}

} // namespace losslab::losses
