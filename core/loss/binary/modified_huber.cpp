#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

#include <algorithm>

namespace losslab::losses {

namespace {

struct ModifiedHuber {
  LOSSLAB_INLINE Point operator()(double score, double target) const {
    const double side = label::side(target);
    const double margin = side * score;
    const double missing = std::max(1 - margin, 0.0);
    const bool far = margin < -1;
    return {far ? -4 * margin : missing * missing, -2 * side * std::min(missing, 2.0),
            !far && missing > 0 ? 2.0 : 0.0};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*score*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

} // namespace

const Entry& modified_huber() {
  static const Entry entry{
      .card =
          {.id = "modified_huber",
           .name = "Modified Huber",
           .short_name = "Mod. Huber",
           .family = Family::binary,
           .in_guide = false,
           .formula =
               R"(L(y,z)=\begin{cases}-4\,m&m<-1\\\max(0,1-m)^2&m\ge-1\end{cases}\qquad m=(2y-1)\,z)",
           .parameters = {},
           .intuition = "The squared hinge near the boundary, a straight line far on the wrong "
                        "side: what Huber is to squared error, made one-sided. A wrong label pulls "
                        "with at most 4.",
           .use = "Linear classifiers on labels that are partly wrong, trained by gradient "
                  "descent, where hinge's corner or squared hinge's growth gets in the way.",
           .strengths = {"Smooth, and one bad label has a bounded pull",
                         "Points clearly on the right side stay silent",
                         "The score, clipped to −1…1, gives a probability (1 + z)/2"},
           .weaknesses = {"That probability is exactly 0 or 1 beyond the margin",
                          "Its seams are fixed at m = ±1, so rescaling the score changes the loss"},
           .activation = "none (linear score)",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .axes = {Axis::margin, Axis::logit},
           .drawn_target = 1,
           .conventions =
               {{"scikit-learn", "sklearn.linear_model.SGDClassifier(loss='modified_huber')",
                 "the same mean, plus a penalty on the weights; predict_proba uses (1 + z)/2",
                 &Case::mean}},
           .examples = {{{}, 0.5, 1, 0.25, "by hand: (1 − 0.5)²"},
                        {{}, -1, 1, 4, "by hand: (1 + 1)², where the line −4m begins"},
                        {{}, 3, 0, 12, "by hand: m = −3, −4m"}},
           .sources = {"T. Zhang, Solving Large Scale Linear Prediction Problems Using Stochastic "
                       "Gradient Descent Algorithms, ICML 2004"}},
      .make = make<KernelLoss<ModifiedHuber, 0>>};
  return entry;
}

} // namespace losslab::losses
