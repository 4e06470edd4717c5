#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/segmentation/overlap.h"

namespace losslab::losses {

namespace {

struct Jaccard {
  double smooth;

  static constexpr auto inputs = SoftMasks::inputs;
  static std::optional<Fault> objection(const Rows<2>& at) { return SoftMasks::objection(at); }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    // The union is TP + FP + FN.
    const Tversky loss(Overlap(at), 1, 1, smooth);
    fill_slope(slope[0], at[1], loss);
    return static_cast<double>(loss.value);
  }
};

} // namespace

const Entry& jaccard() {
  static const Entry entry{
      .card =
          {.id = "jaccard",
           .name = "Jaccard (soft IoU)",
           .short_name = "Jaccard",
           .family = Family::segmentation,
           .in_guide = true,
           .formula = R"(L(p,t)=1-\frac{\sum_i p_i t_i+s}{\sum_i p_i+\sum_i t_i-\sum_i p_i t_i+s})",
           .inputs = "prediction p: probabilities [n][pixels]; target t: masks of 0 and 1, one "
                     "image per row",
           .kind = InputKind::mask,
           .parameters = {smooth_parameter()},
           .intuition = "The common area over the area that either covers: intersection over "
                        "union, with probabilities for the prediction. Each wrong pixel counts "
                        "once, where Dice lets it count half.",
           .use = "Segmentation that is scored by IoU, small objects on a large background. Ranks "
                  "two hard masks as Dice does, but is stricter with bad ones. Not where many "
                  "masks are empty; there add cross-entropy.",
           .strengths = {"The score of most segmentation benchmarks, made smooth",
                         "For hard masks 1 − IoU is a true distance",
                         "Untouched by how much background there is"},
           .weaknesses =
               {"Not convex, and its gradient depends on the whole image",
                "Small objects: one wrong pixel changes the loss a lot",
                "An empty mask with s near 0 costs 1 for the smallest false alarm; at s = 0 two "
                "empty masks are 0/0, taken here as loss 0 with slope 0",
                "The soft value is not the IoU of the thresholded mask"},
           .activation = "sigmoid, or softmax with one mask per class",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch",
                 "segmentation_models_pytorch.losses.JaccardLoss(mode='binary', smooth=0.0)",
                 "in a package of its own, PyTorch has none; takes logits by default and sums over "
                 "the batch before dividing",
                 [](const Case& at) { return at.as_one_sample().mean(); }},
                {"scikit-learn", "sklearn.metrics.jaccard_score(y_true, y_pred)",
                 "the score of hard labels, so 1 minus this at s = 0; 0/0 warns and gives 0, a "
                 "loss of 1. It takes no probabilities"},
                {"Optax", "optax.losses.dice_loss(predictions, targets, alpha=1.0, beta=1.0)",
                 "with both weights 1 its Dice is this, with the same s; takes logits, one value "
                 "per image",
                 &Case::none}},
           .compared = compared_masks(),
           .examples = {{{},
                         {{"prediction", {1, 4, 1}, {1, 1, 0, 0}},
                          {"target", {1, 4, 1}, {1, 0, 1, 0}}},
                         0.5,
                         "by hand: 1 − (1 + 1)/(3 + 1)"},
                        {{{"smooth", 0}},
                         {{"prediction", {1, 4, 1}, {0.5, 0.5, 0.5, 0.5}},
                          {"target", {1, 4, 1}, {1, 1, 0, 0}}},
                         0.66666666666666666667,
                         "by hand: 1 − 1/(2 + 2 − 1)"}},
           .sources = {"M. A. Rahman, Y. Wang, Optimizing Intersection-Over-Union in Deep Neural "
                       "Networks for Image Segmentation, ISVC 2016"}},
      .make = make<RowLoss<Jaccard, 1>>};
  return entry;
}

} // namespace losslab::losses
