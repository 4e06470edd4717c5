#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

#include <algorithm>

namespace losslab::losses {

namespace {

struct SquaredHinge {
  double margin;

  LOSSLAB_INLINE Point operator()(double score, double target) const {
    const double side = label::side(target);
    const double missing = std::max(margin - side * score, 0.0);
    return {missing * missing, -2 * side * missing, missing > 0 ? 2.0 : 0.0};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*score*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

} // namespace

const Entry& squared_hinge() {
  static const Entry entry{
      .card =
          {.id = "squared_hinge",
           .name = "Squared hinge",
           .short_name = "Sq. hinge",
           .family = Family::binary,
           .in_guide = false,
           .formula = R"(L_\kappa(y,z)=\max(0,\;\kappa-s\,z)^2,\qquad s=2y-1\in\{-1,+1\})",
           .parameters = {label::margin()},
           .intuition = "The hinge with its corner rounded off: no cost beyond the margin, and the "
                        "square of what is missing before it. Points just short of the margin are "
                        "barely pushed, those far on the wrong side very hard.",
           .use = "Linear SVMs where a smooth loss helps the optimiser and labels can be trusted. "
                  "With noisy labels prefer hinge or modified Huber.",
           .strengths = {"Smooth, so Newton and line searches work",
                         "Points clearly on the right side stay silent"},
           .weaknesses = {"A wrong label far out pulls in proportion to its distance",
                          "Its score is no probability"},
           .activation = "none (linear score)",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .axes = {Axis::margin, Axis::logit},
           .drawn_target = 1,
           .conventions = {{"Keras", "keras.losses.SquaredHinge()",
                            "the same with margin 1; takes labels −1/+1, and turns 0/1 into them",
                            [](const Case& at) { return at.with("margin", 1).mean(); }},
                           {"scikit-learn",
                            "sklearn.linear_model.SGDClassifier(loss='squared_hinge')",
                            "the same mean with margin 1, plus a penalty on the weights",
                            [](const Case& at) { return at.with("margin", 1).mean(); }},
                           {"scikit-learn", "sklearn.svm.LinearSVC(loss='squared_hinge', C=1.0)",
                            "its default: C times the sum, plus ½‖w‖². The number is that of w = 0",
                            [](const Case& at) { return at.with("margin", 1).sum(); }}},
           .examples = {{{}, 0.5, 1, 0.25, "by hand: (1 − 0.5)²"},
                        {{}, 0.5, 0, 2.25, "by hand: (1 + 0.5)²"},
                        {{}, 1.5, 1, 0, "by hand: beyond the margin"}},
           .sources = {"Y.-J. Lee, O. L. Mangasarian, SSVM: A Smooth Support Vector Machine for "
                       "Classification, Computational Optimization and Applications 20 (2001)"}},
      .make = make<KernelLoss<SquaredHinge, 1>>};
  return entry;
}

} // namespace losslab::losses
