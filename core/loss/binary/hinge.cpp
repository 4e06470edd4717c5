#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

#include <algorithm>

namespace losslab::losses {

namespace {

struct Hinge {
  double margin;

  LOSSLAB_INLINE Point operator()(double score, double target) const {
    const double side = label::side(target);
    const double missing = margin - side * score;
    return {std::max(missing, 0.0), missing > 0 ? -side : 0.0, 0};
  }
  std::vector<double> kinks(double target) const { return {label::side(target) * margin}; }
  static std::optional<std::string_view> objection(double /*score*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

} // namespace

const Entry& hinge() {
  static const Entry entry{
      .card = {.id = "hinge",
               .name = "Hinge",
               .short_name = "Hinge",
               .family = Family::binary,
               .in_guide = true,
               .formula = R"(L_\kappa(y,z)=\max(0,\;\kappa-s\,z),\qquad s=2y-1\in\{-1,+1\})",
               .parameters = {label::margin()},
               .intuition =
                   "A point on the right side by at least the margin costs nothing and says "
                   "nothing. All others pull with the same force, so the boundary rests on "
                   "a few points: the support vectors.",
               .use = "Support vector machines, and wherever only the decision matters, not a "
                      "probability; also the critic of some GANs. Deep classifiers mostly use BCE.",
               .strengths = {"Points that are clearly right do not move the boundary",
                             "Convex, with a pull of at most 1 per point",
                             "Few support vectors: sparse kernel machines"},
               .weaknesses = {"Its score is no probability and needs calibrating afterwards",
                              "The corner at the margin, and no curvature anywhere",
                              "A wrong label keeps pulling with full force, however far out"},
               .activation = "none (linear score)",
               .at_kinks = "0 at m = κ, inside −1…0: a point exactly on the margin does not push",
               .properties = {.convex = true,
                              .smooth = false,
                              .bounded_gradient = true,
                              .redescending = false,
                              .probabilistic = false,
                              .handles_outliers = false},
               .axes = {Axis::margin, Axis::logit},
               .drawn_target = 1,
               .conventions =
                   {{"Keras", "keras.losses.Hinge()",
                     "the same with margin 1; takes labels −1/+1, and turns 0/1 into them",
                     [](const Case& at) { return at.with("margin", 1).mean(); }},
                    {"Optax", "optax.hinge_loss(predictor_outputs, targets)",
                     "the same with margin 1; targets must be −1/+1, one value per sample",
                     [](const Case& at) { return at.with("margin", 1).none(); }},
                    {"scikit-learn", "sklearn.metrics.hinge_loss(y_true, pred_decision)",
                     "the same mean with margin 1; labels come first",
                     [](const Case& at) { return at.with("margin", 1).mean(); }},
                    {"scikit-learn", "sklearn.svm.SVC(C=1.0)",
                     "C times its sum, with margin 1, plus ½‖w‖². The number is that of w = 0",
                     [](const Case& at) { return at.with("margin", 1).sum(); }},
                    {"mlpack", "HingeLoss()",
                     "the same with margin 1, labels 0/1 become −1/+1; sums by default",
                     [](const Case& at) { return at.with("margin", 1).sum(); }},
                    {"PyTorch", "torch.nn.HingeEmbeddingLoss()",
                     "is another loss, of a distance; binary hinge has to be written out"}},
               .examples = {{{}, 0.3, 1, 0.7, "scikit-learn 1.2 hinge_loss"},
                            {{}, 0.3, 0, 1.3, "scikit-learn 1.2 hinge_loss"},
                            {{}, 2, 1, 0, "by hand: beyond the margin"},
                            {{{"margin", 0.5}}, 0.25, 1, 0.25, "by hand: 0.5 − 0.25"}},
               .sources = {"C. Cortes, V. Vapnik, Support-Vector Networks, Machine Learning 20 "
                           "(1995)"}},
      .make = make<KernelLoss<Hinge, 1>>};
  return entry;
}

} // namespace losslab::losses
