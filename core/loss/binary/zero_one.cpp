#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

namespace losslab::losses {

namespace {

struct ZeroOne {
  LOSSLAB_INLINE Point operator()(double score, double target) const {
    return {label::side(target) * score <= 0 ? 1.0 : 0.0, 0, 0};
  }
  static std::vector<double> kinks(double /*target*/) { return {0}; }
  static std::optional<std::string_view> objection(double /*score*/, double target) {
    return label::must_be_0_or_1(target);
  }
};

} // namespace

const Entry& zero_one() {
  static const Entry entry{
      .card =
          {.id = "zero_one",
           .name = "Zero-one (error rate)",
           .short_name = "Zero-one",
           .family = Family::binary,
           .in_guide = false,
           .formula =
               R"(L(y,z)=\begin{cases}1&s\,z\le0\\0&s\,z>0\end{cases}\qquad s=2y-1\in\{-1,+1\})",
           .parameters = {},
           .intuition =
               "Right or wrong, nothing between: its mean is the error rate. A step has no "
               "slope to follow, so no network can be trained on it; it is shown as what "
               "the others stand in for.",
           .use = "To report, never to train. Hinge, squared hinge, modified Huber and exponential "
                  "lie above it everywhere, and BCE does once divided by log 2: driving them down "
                  "drives the errors down.",
           .strengths = {"What is often wanted in the end: 1 − accuracy",
                         "A point counts at most once, however wrong"},
           .weaknesses = {"Its gradient is 0 wherever it exists: nothing to learn from",
                          "Minimising it over linear models is NP-hard",
                          "Blind to how sure the model is, and to uneven classes"},
           .activation = "none; the sign of the score decides",
           .at_kinks =
               "the value jumps at m = 0, and m = 0 counts as wrong; slope and curvature are "
               "0 everywhere, also there",
           .properties = {.convex = false,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = true},
           .axes = {Axis::margin, Axis::logit},
           .drawn_target = 1,
           .conventions = {{"scikit-learn", "sklearn.metrics.zero_one_loss(y_true, y_pred)",
                            "the mean of wrong classes; equals 1 − accuracy_score. A score of "
                            "exactly 0 is class 0 to scikit-learn's classifiers, so there it can "
                            "be right; here it is wrong",
                            [](const Case& at) {
                              return at
                                  .entries("prediction", "target",
                                           [](double score, double label) {
                                             return static_cast<double>((score > 0) !=
                                                                        (label > 0.5));
                                           })
                                  .mean();
                            }}},
           .examples = {{{}, 0.1, 1, 0, "by hand: right"},
                        {{}, -0.1, 1, 1, "by hand: wrong"},
                        {{}, 0, 0, 1, "by hand: undecided counts as wrong"}},
           .sources = {"P. L. Bartlett, M. I. Jordan, J. D. McAuliffe, Convexity, Classification, "
                       "and Risk Bounds, Journal of the American Statistical Association 101 "
                       "(2006)"}},
      .make = make<KernelLoss<ZeroOne, 0>>};
  return entry;
}

} // namespace losslab::losses
