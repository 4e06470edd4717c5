#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/distribution/bins.h"

namespace losslab::losses {

namespace {

struct ReverseKl : TwoDistributions {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto [predicted, target] = at;
    for (std::size_t k = 0; k < slope[0].size(); ++k)
      slope[0][k] = pull(predicted[k], target[k]);
    return relative_entropy(predicted, target);
  }

  /// log(q/p) + 1, and at q = 0 what it tends to from above. Any mass on a bin without truth costs
  /// without end, so that bin pulls down even when it is empty.
  static double pull(double predicted, double target) {
    if (!(target > 0)) return elementary::detail::infinity;
    if (!(predicted > 0)) return -elementary::detail::infinity;
    return static_cast<double>(log_ratio(predicted, target) + 1);
  }
};

} // namespace

const Entry& reverse_kl() {
  static const Entry entry{
      .card =
          {.id = "reverse_kl",
           .name = "Reverse KL",
           .short_name = "Reverse KL",
           .family = Family::distribution,
           .in_guide = false,
           .formula = R"(D_{\mathrm{KL}}(Q\,\|\,P)=\sum_k Q_k\log\frac{Q_k}{P_k},\qquad 0\log 0=0)",
           .inputs = "prediction Q and target P: distributions [n][K] on the same bins",
           .kind = InputKind::bins,
           .parameters = {},
           .intuition = "KL with the two swapped: now Q is the one that is asked where it puts its "
                        "mass. Leaving out a part of P costs little, but putting mass where P has "
                        "none costs without end. So a Q that cannot be like P settles on one of "
                        "its peaks.",
           .use = "Variational inference, where P is known only up to a factor and samples come "
                  "from Q; policies in reinforcement learning. Good when one plausible answer is "
                  "better than an average of all. Not when every part of P must be covered.",
           .strengths = {"Zero exactly when the two are equal",
                         "Needs expectations under Q only, which is the one we can sample",
                         "Puts no mass where the truth has none"},
           .weaknesses =
               {"Drops modes: it may fit one peak of P and never see the others",
                "Infinite where P is 0 and Q is not, and the slope there is infinite even at Q = 0",
                "Understates the spread of P", "Not symmetric, and no distance"},
           .activation = "softmax",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.functional.kl_div(P.log(), Q, reduction='batchmean')",
                 "the same function with the two swapped: first the log of the truth, then the "
                 "prediction. torch.distributions.kl_divergence(Q, P) reads as it is written here",
                 &Case::mean},
                {"Keras", "keras.losses.KLDivergence()",
                 "called as (prediction, truth); clips both to [1e-7, 1], so it is never infinite",
                 [](const Case& at) { return at.rows("prediction", "target", keras_kl).mean(); }},
                {"Optax", "optax.kl_divergence(log_predictions, targets)",
                 "pass log P first and Q second; one value per sample", &Case::none},
                {"SciPy", "scipy.special.rel_entr(Q, P).sum(axis=1)",
                 "rel_entr gives the terms of the sum; the prediction comes first", &Case::none}},
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {1, 0}}, {"target", {1, 2, 1}, {0.5, 0.5}}},
                         0.69314718055994530942,
                         "by hand: 1·log(1/0.5) = log 2"},
                        {{},
                         {{"prediction", {1, 2, 1}, {0.25, 0.75}},
                          {"target", {1, 2, 1}, {0.5, 0.5}}},
                         0.13081203594113695,
                         "by hand: ¼·log ½ + ¾·log 3/2 = ¾·log 3 − log 2"}},
           .sources = {"S. Kullback, R. A. Leibler, On Information and Sufficiency, Annals of "
                       "Mathematical Statistics 22 (1951)",
                       "C. M. Bishop, Pattern Recognition and Machine Learning (2006), 10.1.2"}},
      .make = make<RowLoss<ReverseKl, 0>>};
  return entry;
}

} // namespace losslab::losses
