#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/distribution/bins.h"

#include <numbers>

namespace losslab::losses {

namespace {

// Bin by bin, with s = P + Q and d = (Q − P)/s: M = s/2, P/M = 1 − d, Q/M = 1 + d. Both sums of a
// divergence are known to cancel, ΣP + ΣQ = 2ΣM, so what the two waste is all of it.
struct Js : TwoDistributions {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto [predicted, target] = at;
    long double sum = 0;
    for (std::size_t k = 0; k < target.size(); ++k) {
      const long double p = target[k];
      const long double q = predicted[k];
      const long double middle = (p + q) / 2;
      if (middle > 0) sum += (waste(p, middle) + waste(q, middle)) / 2;
      if (!slope[0].empty()) slope[0][k] = pull(q, middle);
    }
    return static_cast<double>(sum);
  }

  /// ½·log(Q/M), and at Q = 0 what it tends to from above: without truth M is ½Q.
  static double pull(long double predicted, long double middle) {
    if (!(middle > 0)) return std::numbers::ln2 / 2;
    if (!(predicted > 0)) return -elementary::detail::infinity;
    return static_cast<double>(log_ratio(predicted, middle) / 2);
  }
};

} // namespace

const Entry& js() {
  static const Entry entry{
      .card =
          {.id = "js",
           .name = "Jensen–Shannon",
           .short_name = "JS",
           .family = Family::distribution,
           .in_guide = false,
           .formula =
               R"(\mathrm{JS}(P,Q)=\tfrac12D_{\mathrm{KL}}(P\,\|\,M)+\tfrac12D_{\mathrm{KL}}(Q\,\|\,M),\qquad M=\tfrac12(P+Q))",
           .inputs = "prediction Q and target P: distributions [n][K] on the same bins",
           .kind = InputKind::bins,
           .parameters = {},
           .intuition = "Compare both with their average instead of with each other. The average "
                        "has mass wherever either has, so nothing is ever infinite: two that share "
                        "no bin are log 2 apart, and that is the most.",
           .use = "Comparing histograms or topics on equal terms, and wherever KL's infinity gets "
                  "in the way. It is what the first GAN's game measures. Not to pull together two "
                  "that do not overlap: there it stays at log 2 however far apart they lie.",
           .strengths = {"Symmetric, and its square root is a distance",
                         "Always finite: between 0 and log 2",
                         "Zero exactly when the two are equal"},
           .weaknesses = {"Flat at log 2 where the two do not overlap",
                          "The gradient grows without end where Q leaves a bin of P empty",
                          "Blind to how far apart bins lie"},
           .activation = "softmax",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions = {{"SciPy",
                            "scipy.spatial.distance.jensenshannon(p, q, base=None, axis=1)",
                            "its square root, the distance, so square it; one value per sample, "
                            "both scaled to sum to 1 first",
                            [](const Case& at) {
                              return at.none().each([](double each) { return std::sqrt(each); });
                            }},
                           {"PyTorch", "no function of its own",
                            "two calls of torch.nn.functional.kl_div with log M as the input; mind "
                            "that reduction='batchmean' is the mean over samples"}},
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0, 1}}, {"target", {1, 2, 1}, {1, 0}}},
                         0.69314718055994530942,
                         "by hand: ½·log 2 + ½·log 2, no bin shared"},
                        {{},
                         {{"prediction", {1, 2, 1}, {0.5, 0.5}}, {"target", {1, 2, 1}, {1, 0}}},
                         0.21576155433883565,
                         "by hand, M = (¾, ¼): ½·log 4/3 + ½·(½·log 2/3 + ½·log 2)"}},
           .sources =
               {"J. Lin, Divergence Measures Based on the Shannon Entropy, IEEE Transactions "
                "on Information Theory 37 (1991)"}},
      .make = make<RowLoss<Js, 0>>};
  return entry;
}

} // namespace losslab::losses
