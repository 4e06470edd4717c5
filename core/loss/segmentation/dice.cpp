#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/segmentation/overlap.h"

namespace losslab::losses {

namespace {

struct Dice {
  double smooth;

  static constexpr auto inputs = SoftMasks::inputs;
  static std::optional<Fault> objection(const Rows<2>& at) { return SoftMasks::objection(at); }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    // Σp + Σt = 2TP + FP + FN, so halved above and below it is Tversky's.
    const Tversky loss(Overlap(at), 0.5L, 0.5L, static_cast<long double>(smooth) / 2);
    fill_slope(slope[0], at[1], loss);
    return static_cast<double>(loss.value);
  }
};

} // namespace

const Entry& dice() {
  static const Entry entry{
      .card =
          {.id = "dice",
           .name = "Dice",
           .short_name = "Dice",
           .family = Family::segmentation,
           .in_guide = true,
           .formula = R"(L(p,t)=1-\frac{2\sum_i p_i t_i+s}{\sum_i p_i+\sum_i t_i+s})",
           .inputs = "prediction p: probabilities [n][pixels]; target t: masks of 0 and 1, one "
                     "image per row",
           .kind = InputKind::mask,
           .parameters = {smooth_parameter()},
           .intuition =
               "How much of the two shapes together is overlap? Twice the common area over "
               "the sum of both areas: 1 when they coincide, 0 when they miss each other. "
               "Background that both leave alone does not count at all.",
           .use = "Segmenting small objects on a large background: organs, lesions, cracks. Often "
                  "added to cross-entropy, which has steadier gradients early on. Not where "
                  "calibrated probabilities are wanted, nor where many masks are empty.",
           .strengths = {"Looks at the overlap that segmentation is judged by",
                         "Untouched by how much background there is", "No class weights to choose"},
           .weaknesses =
               {"Not convex, and its gradient depends on the whole image",
                "Small objects: one wrong pixel changes the loss a lot",
                "An empty mask with s near 0 costs 1 for the smallest false alarm; at s = 0 two "
                "empty masks are 0/0, taken here as loss 0 with slope 0",
                "Pushes probabilities to 0 and 1: poorly calibrated"},
           .activation = "sigmoid, or softmax with one mask per class",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"Keras", "keras.losses.Dice()",
                 "arguments y_true, y_pred; s is 1e-7 and stands in the denominator only. Without "
                 "axis it sums over the whole batch, so it is one Dice of all images, not their "
                 "mean",
                 [](const Case& at) {
                   return at.as_one_sample().rows(
                       "prediction", "target", [](Case::Row p, Case::Row t) {
                         const Overlap all({p, t});
                         return static_cast<double>(
                             1 - 2 * all.hit /
                                     (2 * all.hit + all.spurious + all.missed + keras_epsilon));
                       });
                 }},
                {"Optax", "optax.losses.dice_loss(predictions, targets, smooth=1.0)",
                 "takes logits; one value per image. Written as (TP + s)/(TP + ½FP + ½FN + s): its "
                 "s counts twice ours",
                 [](const Case& at) { return at.with("smooth", 2 * at["smooth"]).none(); }},
                {"PyTorch",
                 "segmentation_models_pytorch.losses.DiceLoss(mode='binary', smooth=0.0)",
                 "in a package of its own, PyTorch has none; takes logits by default and sums over "
                 "the batch before dividing",
                 [](const Case& at) { return at.as_one_sample().mean(); }},
                {"mlpack", "DiceLoss(smooth = 1)",
                 "squares in the denominator, Σp² + Σt², as the V-Net paper has it; one Dice of "
                 "the whole batch",
                 [](const Case& at) {
                   const double smooth = at["smooth"];
                   return at.as_one_sample().rows("prediction", "target",
                                                  [=](Case::Row p, Case::Row t) {
                                                    double overlap = smooth;
                                                    double squares = smooth;
                                                    for (std::size_t i = 0; i < p.size(); ++i) {
                                                      overlap += 2 * p[i] * t[i];
                                                      squares += p[i] * p[i] + t[i] * t[i];
                                                    }
                                                    return 1 - overlap / squares;
                                                  });
                 }}},
           .compared = compared_masks(),
           .examples = {{{},
                         {{"prediction", {1, 4, 1}, {1, 1, 0, 0}},
                          {"target", {1, 4, 1}, {1, 0, 1, 0}}},
                         0.4,
                         "by hand: 1 − (2·1 + 1)/(2 + 2 + 1)"},
                        {{{"smooth", 0}},
                         {{"prediction", {1, 4, 1}, {0.5, 0.5, 0.5, 0.5}},
                          {"target", {1, 4, 1}, {1, 1, 0, 0}}},
                         0.5,
                         "by hand: 1 − 2·1/(2 + 2)"}},
           .sources = {"F. Milletari, N. Navab, S.-A. Ahmadi, V-Net: Fully Convolutional Neural "
                       "Networks for Volumetric Medical Image Segmentation, 3DV 2016",
                       "L. R. Dice, Measures of the Amount of Ecologic Association Between "
                       "Species, Ecology 26 (1945)"}},
      .make = make<RowLoss<Dice, 1>>};
  return entry;
}

} // namespace losslab::losses
