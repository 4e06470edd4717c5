#include "core/loss/binary/label.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"

namespace losslab::losses {

namespace {

// As PyTorch each logarithm stops at −100, which only p < e^−100 and p = 1 reach.
constexpr double deepest_log = -100;
constexpr double least_unclamped = 3.720075976020836e-44; // e^−100

/// 1/p, the pull of −log p; none where the clamp holds its value.
LOSSLAB_INLINE double pull(double probability) {
  return probability >= least_unclamped ? 1 / probability : 0.0;
}

struct Bce {
  LOSSLAB_INLINE Point operator()(double probability, double target) const {
    const double log_of_one = std::max(elementary::log(probability), deepest_log);
    const double log_of_zero = std::max(elementary::log1p(-probability), deepest_log);
    const double pull_up = pull(probability);
    const double pull_down = pull(1 - probability);
    return {-(target * log_of_one + (1 - target) * log_of_zero),
            (1 - target) * pull_down - target * pull_up,
            target * (pull_up * pull_up) + (1 - target) * (pull_down * pull_down)};
  }
  static std::vector<double> kinks(double /*target*/) {
    return {}; // the clamp of a logarithm sits where no plot and no training goes
  }
  static std::optional<std::string_view> objection(double probability, double target) {
    if (!(probability >= 0 && probability <= 1))
      return "prediction must be a probability, from 0 to 1; bce_with_logits takes raw scores";
    return label::must_be_in_0_to_1(target);
  }
};

} // namespace

const Entry& bce() {
  static const Entry entry{
      .card =
          {.id = "bce",
           .name = "Binary cross-entropy",
           .short_name = "BCE",
           .family = Family::binary,
           .in_guide = true,
           .formula =
               R"(\mathrm{BCE}=-\frac1N\sum_{i=1}^N\left[y_i\log\hat p_i+(1-y_i)\log(1-\hat p_i)\right])",
           .parameters = {},
           .intuition =
               "The surprise at the true label: minus the logarithm of the probability the "
               "model gave it. Halving that probability always costs the same 0.69; "
               "giving it zero would cost without end.",
           .use = "When the model hands out probabilities already, or to score them. In training "
                  "prefer bce_with_logits: the same loss, but exact where p̂ rounds to 0 or 1 and "
                  "with a gradient that does not explode.",
           .strengths = {"Proper: on average least for the true probability",
                         "Confident mistakes stand out",
                         "Counts in nats: the bits it takes to tell the labels, times log 2"},
           .weaknesses =
               {"The gradient grows as 1/p̂: tiny probabilities make huge steps",
                "Each logarithm stops at −100, reached where p̂ rounds to 0 or 1; there its share "
                "of the gradient is 0, the derivative of the value reported, and learning stops",
                "One confident miss, or one wrong label, can rule the mean"},
           .activation = "sigmoid",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false,
                          .proper = true},
           .axes = {Axis::probability, Axis::logit, Axis::margin},
           .drawn_target = 1,
           .conventions =
               {{"PyTorch", "torch.nn.BCELoss()",
                 "the same value, logs clamped at −100; its gradient is (p̂ − y)/max(p̂(1 − p̂), "
                 "1e−12), so not 0 where the clamp acts",
                 &Case::mean},
                {"Keras", "keras.losses.BinaryCrossentropy()",
                 "clips p̂ to [1e−7, 1 − 1e−7], so a sure miss costs 16.1 instead of 100",
                 [](const Case& at) { return at.changing("prediction", keras_clipped).mean(); }},
                {"scikit-learn", "sklearn.metrics.log_loss(y_true, y_pred)",
                 "clips p̂ by a rounding error, so a sure miss costs 36; the target comes first, "
                 "and labels are 0 or 1 only",
                 [](const Case& at) {
                   const double rounding = std::numeric_limits<double>::epsilon();
                   return at
                       .changing("prediction",
                                 [=](double p) { return std::clamp(p, rounding, 1 - rounding); })
                       .mean();
                 }},
                {"mlpack", "BCELoss(eps = 1e-10)",
                 "adds eps inside both logarithms, so a sure miss costs 23; sums by default",
                 [](const Case& at) {
                   return at
                       .entries("prediction", "target",
                                [](double p, double y) {
                                  return -(y * std::log(p + 1e-10) +
                                           (1 - y) * std::log(1 - p + 1e-10));
                                })
                       .sum();
                 }}},
           .compared = {{"prediction", {3, 1, 1}, {0.9, 0.9, 0}}, {"target", {3, 1, 1}, {1, 0, 1}}},
           .examples = {{{}, 0.9, 1, 0.10536051565782628, "by hand: −log 0.9"},
                        {{}, 0.9, 0, 2.302585092994046, "by hand: −log 0.1"},
                        {{}, 0, 1, 100, "PyTorch 1.13 BCELoss"},
                        {{}, 0.25, 0.5, 0.8369882167858358, "PyTorch 1.13 BCELoss, soft label"}},
           .sources = {"I. J. Good, Rational Decisions, Journal of the Royal Statistical Society B "
                       "14 (1952)",
                       "PyTorch documentation, BCELoss"}},
      .make = make<KernelLoss<Bce, 0>>};
  return entry;
}

} // namespace losslab::losses
