#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/distribution/bins.h"

namespace losslab::losses {

namespace {

struct Kl : TwoDistributions {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto [predicted, target] = at;
    // A bin without truth pulls at nothing; one that the prediction rules out pulls without end.
    for (std::size_t k = 0; k < slope[0].size(); ++k)
      slope[0][k] = target[k] > 0 ? -target[k] / predicted[k] : 0;
    return relative_entropy(target, predicted);
  }
};

} // namespace

const Entry& kl() {
  static const Entry entry{
      .card =
          {.id = "kl",
           .name = "KL divergence",
           .short_name = "KL",
           .family = Family::distribution,
           .in_guide = true,
           .formula = R"(D_{\mathrm{KL}}(P\,\|\,Q)=\sum_k P_k\log\frac{P_k}{Q_k},\qquad 0\log 0=0)",
           .inputs = "prediction Q and target P: distributions [n][K] on the same bins",
           .kind = InputKind::bins,
           .parameters = {},
           .intuition = "How many nats a code made for Q wastes on data that follow P. Where P has "
                        "mass, Q must have some too: a bin that Q rules out costs without end. So "
                        "the best Q covers all of P.",
           .use = "Matching a predicted distribution to a known one: soft labels, a teacher's "
                  "outputs, topic mixtures. With one fixed P it has the gradient of cross-entropy. "
                  "Not where the two may have nothing in common: it is infinite there and says "
                  "nothing about how far apart they are.",
           .strengths = {"Zero exactly when the two are equal",
                         "Cross-entropy less the entropy of P, so both train the same model",
                         "Covers every mode of P"},
           .weaknesses = {"Infinite where Q is 0 and P is not",
                          "Not symmetric, and no distance: it breaks the triangle inequality",
                          "Blind to how far apart bins lie"},
           .activation = "softmax",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.KLDivLoss(reduction='mean', log_target=False)",
                 "takes log Q first, then P. This default 'mean' divides by all bins, so it is too "
                 "small by their number",
                 [](const Case& at) { return at.mean() / static_cast<double>(at.width()); }},
                {"PyTorch", "torch.nn.KLDivLoss(reduction='batchmean')",
                 "the mean over samples, as here", &Case::mean},
                {"Keras", "keras.losses.KLDivergence()",
                 "arguments y_true, y_pred, both clipped to [1e-7, 1]: never infinite",
                 [](const Case& at) { return at.rows("target", "prediction", keras_kl).mean(); }},
                {"Optax", "optax.kl_divergence(log_predictions, targets)",
                 "takes log Q; one value per sample", &Case::none},
                {"SciPy", "scipy.special.rel_entr(P, Q).sum(axis=1)",
                 "rel_entr gives the terms of the sum; the truth comes first", &Case::none},
                {"SciPy", "scipy.stats.entropy(P, Q, axis=1)",
                 "one value per sample; scales both to sum to 1 first", &Case::none},
                {"mlpack", "KLDivergence()",
                 "takes log Q and sums by default; an empty bin of P makes it NaN",
                 [](const Case& at) {
                   const auto terms = at.entries("target", "prediction", [](double p, double q) {
                                          return p * (std::log(p) - std::log(q));
                                        }).sum();
                   return terms.values.empty() || std::isnan(terms.values[0]) ? Reported() : terms;
                 }}},
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0.5, 0.5}}, {"target", {1, 2, 1}, {1, 0}}},
                         0.69314718055994530942,
                         "by hand: 1·log(1/0.5) = log 2"},
                        {{},
                         {{"prediction", {1, 2, 1}, {0.25, 0.75}},
                          {"target", {1, 2, 1}, {0.5, 0.5}}},
                         0.14384103622589046372,
                         "by hand: ½·log 2 + ½·log(2/3) = ½·log(4/3)"}},
           .sources = {"S. Kullback, R. A. Leibler, On Information and Sufficiency, Annals of "
                       "Mathematical Statistics 22 (1951)"}},
      .make = make<RowLoss<Kl, 0>>};
  return entry;
}

} // namespace losslab::losses
