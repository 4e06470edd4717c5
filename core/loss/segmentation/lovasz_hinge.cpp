#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/segmentation/overlap.h"

#include <numeric>

namespace losslab::losses {

namespace {

/// What the Jaccard loss gains as pixels become wrong one after another, the worst first. In closed
/// form, as differences of the ratios cancel.
class Gain {
 public:
  explicit Gain(std::span<const double> target) {
    for (const double each : target)
      union_ += each;
    intersection_ = union_;
  }

  double of_next(bool object) {
    if (object) { // leaves the intersection
      intersection_ -= 1;
      return 1 / union_;
    }
    const double before = union_;
    union_ += 1; // joins the union
    // Without an object the first false alarm takes the loss from 0 to 1.
    return before == 0 ? 1 : intersection_ / before / union_;
  }

 private:
  double intersection_ = 0; ///< of the object and what is still taken for it
  double union_ = 0;        ///< of the object and what is taken for it
};

struct LovaszHinge {
  static constexpr auto inputs = SoftMasks::inputs;
  static std::optional<Fault> objection(const Rows<2>& at) { return no_mask(at[1]); }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const std::span<const double> logits = at[0];
    const std::span<const double> target = at[1];
    const auto side = [&](std::size_t k) { return 2 * target[k] - 1; };
    std::vector<std::size_t> order(target.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // By the margin, ascending: that is by the error 1 − margin, descending, without its rounding.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return side(a) * logits[a] < side(b) * logits[b];
    });
    std::fill(slope[0].begin(), slope[0].end(), 0.0);
    Gain gain(target);
    long double sum = 0;
    for (const std::size_t k : order) {
      const double margin = side(k) * logits[k];
      if (margin >= 1)
        break; // from here on all are right by enough, and at the corner the slope is 0
      const double weight = gain.of_next(target[k] > 0.5);
      sum += weight * (1 - static_cast<long double>(margin));
      if (!slope[0].empty()) slope[0][k] = -side(k) * weight;
    }
    return static_cast<double>(sum);
  }
};

} // namespace

const Entry& lovasz_hinge() {
  static const Entry entry{
      .card =
          {.id = "lovasz_hinge",
           .name = "Lovász hinge",
           .short_name = "Lovász hinge",
           .family = Family::segmentation,
           .in_guide = false,
           .formula =
               R"(L(z,t)=\sum_{k}\max(0,e_k)\,(\Delta_k-\Delta_{k-1}),\qquad e=1-s\,z,\quad e_1\ge e_2\ge\dots)",
           .inputs = "prediction z: logits [n][pixels]; target t: masks of 0 and 1, one image per "
                     "row; s = 2t − 1",
           .kind = InputKind::scores,
           .parameters = {},
           .intuition = "IoU jumps when a pixel flips, so it has no slope. Here each pixel has a "
                        "hinge error e, the worst come first, and pixel k is weighted by what the "
                        "Jaccard loss Δ gains when it goes wrong after those before it. It is the "
                        "tightest convex loss through all masks of right and wrong pixels.",
           .use = "Fine-tuning a network that is scored by IoU, after some training with "
                  "cross-entropy. Good for small objects. Not from scratch, and not when "
                  "probabilities are needed.",
           .strengths = {"Convex in the logits, unlike the soft Jaccard",
                         "Equals the Jaccard loss itself where each error is 0 or 1",
                         "Weighs each pixel by what it does to the IoU"},
           .weaknesses = {"Sorts all pixels: slower, and the weights jump as the order changes",
                          "Logits past the margin get no pull",
                          "An empty mask: only the highest logit counts, the rest get no slope",
                          "No probabilities"},
           .activation = "none (linear)",
           .at_kinks = "At a margin of 1 the slope is 0. Pixels with equal errors are ranked by "
                       "their index, as a stable sort leaves them.",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "lovasz_hinge(logits, labels, per_image=True)",
                 "the authors' code, lovasz_losses.py: the same, mean over images. PyTorch has "
                 "none of its own",
                 &Case::mean},
                {"PyTorch",
                 "segmentation_models_pytorch.losses.LovaszLoss(mode='binary', per_image=False)",
                 "one sort over the whole batch unless per_image=True",
                 [](const Case& at) { return at.as_one_sample().mean(); }}},
           .compared = {{"prediction", {2, 3, 1}, {-1, 0, -2, 0.5, 1, -0.5}},
                        {"target", {2, 3, 1}, {1, 0, 0, 1, 0, 1}}},
           .examples = {{{},
                         {{"prediction", {1, 3, 1}, {-1, 0, -2}}, {"target", {1, 3, 1}, {1, 0, 0}}},
                         2,
                         "by hand, errors 2, 1, −1: the object first, Δ = 1, then no more to lose"},
                        {{},
                         {{"prediction", {1, 2, 1}, {0.5, 1}}, {"target", {1, 2, 1}, {1, 0}}},
                         1.25,
                         "by hand, errors 2 (background) and ½: Δ = ½, then 1, so 2·½ + ½·½"}},
           .sources = {"M. Berman, A. Rannen Triki, M. B. Blaschko, The Lovász-Softmax Loss: A "
                       "Tractable Surrogate for the Optimization of the Intersection-Over-Union "
                       "Measure in Neural Networks, CVPR 2018",
                       "J. Yu, M. B. Blaschko, Learning Submodular Losses with the Lovász Hinge, "
                       "ICML 2015"}},
      .make = make<RowLoss<LovaszHinge, 0>>};
  return entry;
}

} // namespace losslab::losses
