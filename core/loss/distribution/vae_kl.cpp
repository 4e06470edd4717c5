#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/distribution/exponential.h"
#include "core/loss/rows.h"

namespace losslab::losses {

namespace {

struct VaeKl {
  static constexpr std::array inputs{RowInput{"mean", RowInput::Extent::row, true},
                                     RowInput{"log_variance", RowInput::Extent::row, true}};
  static std::optional<Fault> objection(const Rows<2>& /*at*/) { return std::nullopt; }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto [mean, log_variance] = at;
    const auto [by_mean, by_log_variance] = slope;
    long double sum = 0; // in whose range no square and no exponential overflows before its half
    for (std::size_t k = 0; k < mean.size(); ++k) {
      const long double center = mean[k];
      const long double spread = log_variance[k];
      sum += (center * center + exp_beyond_linear(spread)) / 2;
      if (!by_mean.empty()) by_mean[k] = mean[k];
      if (!by_log_variance.empty())
        by_log_variance[k] = static_cast<double>(std::expm1(spread) / 2);
    }
    return static_cast<double>(sum);
  }
};

} // namespace

const Entry& vae_kl() {
  static const Entry entry{
      .card =
          {.id = "vae_kl",
           .name = "VAE KL term",
           .short_name = "VAE KL",
           .family = Family::distribution,
           .in_guide = true,
           .formula =
               R"(D_{\mathrm{KL}}\bigl(\mathcal N(\mu,\sigma^2)\,\|\,\mathcal N(0,1)\bigr)=\tfrac12\sum_j\left(\mu_j^2+\sigma_j^2-1-\log\sigma_j^2\right))",
           .inputs = "mean μ and log_variance log σ²: vectors [n][d], one normal per entry",
           .kind = InputKind::gaussians,
           .parameters = {},
           .intuition = "The encoder of a VAE answers with a small cloud instead of a point. This "
                        "term is the rent for every cloud that is not a standard normal one: for "
                        "lying off the centre, for being too sharp and for being too wide. It "
                        "keeps the codes close together, so that one can sample between them.",
           .use = "Beside the reconstruction loss of a variational autoencoder, where both "
                  "together bound the likelihood. Weigh it (β-VAE) or raise it slowly when the "
                  "model ignores its code. Not for other priors: the formula holds for normals "
                  "only.",
           .strengths = {"Exact: no sampling, so no noise from this term",
                         "Works on log σ², which any number is, so no constraint is needed",
                         "Zero exactly at the standard normal"},
           .weaknesses = {"Can win: the posterior collapses to the prior and the code says nothing",
                          "Its balance with the reconstruction depends on how each is summed",
                          "A wide cloud costs as σ², exponentially in log σ²"},
           .activation = "none (linear) for both outputs",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.distributions.kl_divergence(Normal(mu, sigma), Normal(0, 1))",
                 "one value per entry, to be summed over the code's; takes σ, not log σ²",
                 [](const Case& at) { return at.as_single_numbers().none(); }},
                {"Keras", "no loss of its own",
                 "written out, usually as −½·(1 + log σ² − μ² − σ²) in a layer or in train_step. "
                 "Check whether the code's entries are summed, as here, or averaged: that divides "
                 "the weight of the term by d"}},
           .compared = {{"mean", {2, 2, 1}, {1, -2, 0, 0.5}},
                        {"log_variance", {2, 2, 1}, {0, 0, 1, -1}}},
           .examples = {{{},
                         {{"mean", {1, 2, 1}, {1, -2}}, {"log_variance", {1, 2, 1}, {0, 0}}},
                         2.5,
                         "by hand, σ = 1: ½·(1² + 2²)"},
                        {{},
                         {{"mean", {1, 1, 1}, {0}}, {"log_variance", {1, 1, 1}, {1}}},
                         0.35914091422952262,
                         "by hand, σ² = e: ½·(e − 1 − 1)"}},
           .sources = {"D. P. Kingma, M. Welling, Auto-Encoding Variational Bayes, ICLR 2014, "
                       "appendix B",
                       "I. Higgins et al., β-VAE: Learning Basic Visual Concepts with a "
                       "Constrained Variational Framework, ICLR 2017"}},
      .make = make<RowLoss<VaeKl, 0>>};
  return entry;
}

} // namespace losslab::losses
