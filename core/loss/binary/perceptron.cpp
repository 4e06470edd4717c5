#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

#include <algorithm>

namespace losslab::losses {

namespace {

struct Perceptron {
  LOSSLAB_INLINE Point operator()(double score, double target) const {
    const double side = label::side(target);
    const double wrong_by = -side * score;
    return {std::max(wrong_by, 0.0), wrong_by > 0 ? -side : 0.0, 0};
  }
  static std::vector<double> kinks(double /*target*/) { return {0}; }
  static std::optional<std::string_view> objection(double /*score*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

} // namespace

const Entry& perceptron() {
  static const Entry entry{
      .card =
          {.id = "perceptron",
           .name = "Perceptron",
           .short_name = "Perceptron",
           .family = Family::binary,
           .in_guide = false,
           .formula = R"(L(y,z)=\max(0,\;-s\,z),\qquad s=2y-1\in\{-1,+1\})",
           .parameters = {},
           .intuition = "The hinge without a margin: whatever is on the right side, by however "
                        "little, costs nothing. Only mistakes teach, each with the same force.",
           .use = "To understand where it all began: gradient descent on it, one point at a time, "
                  "is Rosenblatt's learning rule. In practice use hinge or BCE.",
           .strengths = {"The simplest update there is: add or subtract the input",
                         "Ends after finitely many steps when a line can separate the classes"},
           .weaknesses = {"Any separating line is as good as any other: no margin is sought",
                          "A model that always says 0 has no loss, so the scale can collapse",
                          "Never settles when the classes overlap"},
           .activation = "none (linear score)",
           .at_kinks = "0 at m = 0, inside −1…0; Rosenblatt's rule counts m = 0 as a mistake",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .axes = {Axis::margin, Axis::logit},
           .drawn_target = 1,
           .conventions =
               {{"scikit-learn", "sklearn.linear_model.SGDClassifier(loss='perceptron')",
                 "the same value, as in Perceptron; its gradient at m = 0 is −s, as a mistake",
                 &Case::mean},
                {"Optax", "optax.perceptron_loss(predictor_outputs, targets)",
                 "the same; targets must be −1/+1, one value per sample", &Case::none}},
           .examples = {{{}, -2, 1, 2, "by hand: wrong by 2"},
                        {{}, 0.1, 1, 0, "by hand: right, by however little"},
                        {{}, 0.75, 0, 0.75, "by hand: wrong by 0.75"}},
           .sources = {"F. Rosenblatt, The Perceptron: A Probabilistic Model for Information "
                       "Storage and Organization in the Brain, Psychological Review 65 (1958)"}},
      .make = make<KernelLoss<Perceptron, 0>>};
  return entry;
}

} // namespace losslab::losses
