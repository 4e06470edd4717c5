#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"

namespace losslab::losses {

namespace {

struct Exponential {
  LOSSLAB_INLINE Point operator()(double score, double target) const {
    const double side = label::side(target);
    const double value = elementary::exp(-side * score);
    return {value, -side * value, value};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*score*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

} // namespace

const Entry& exponential() {
  static const Entry entry{
      .card =
          {.id = "exponential",
           .name = "Exponential",
           .short_name = "Exponential",
           .family = Family::binary,
           .in_guide = false,
           .formula = R"(L(y,z)=e^{-s\,z},\qquad s=2y-1\in\{-1,+1\})",
           .parameters = {},
           .intuition = "Every step further on the wrong side multiplies the cost by e. Points "
                        "that are wrong soon count more than all others together, and the model "
                        "turns to them.",
           .use = "Boosting: adding one weak learner at a time to lower it is AdaBoost. On noisy "
                  "labels use BCE (LogitBoost) instead.",
           .strengths = {"Smooth and convex; each boosting round has a closed-form step",
                         "At the optimum the score is half the log-odds, so it orders by "
                         "probability"},
           .weaknesses =
               {"One wrong label can outweigh a whole data set",
                "Infinite, to a computer, at margins below −709; BCE grows only linearly there"},
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
           .conventions = {{"scikit-learn",
                            "sklearn.ensemble.GradientBoostingClassifier(loss='exponential')",
                            "the same for two classes; AdaBoostClassifier lowers it stage by stage",
                            &Case::mean}},
           .examples = {{{}, 0, 1, 1, "by hand: e⁰"},
                        {{}, 1, 0, 2.718281828459045, "by hand: e"},
                        {{}, 2, 1, 0.1353352832366127, "by hand: e⁻²"}},
           .sources = {"Y. Freund, R. E. Schapire, A Decision-Theoretic Generalization of On-Line "
                       "Learning and an Application to Boosting, Journal of Computer and System "
                       "Sciences 55 (1997)",
                       "J. Friedman, T. Hastie, R. Tibshirani, Additive Logistic Regression: A "
                       "Statistical View of Boosting, Annals of Statistics 28 (2000)"}},
      .make = make<KernelLoss<Exponential, 0>>};
  return entry;
}

} // namespace losslab::losses
