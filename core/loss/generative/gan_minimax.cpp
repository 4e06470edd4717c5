#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/generative/game.h"

namespace losslab::losses {

namespace {

/// The discriminator's second term with its sign turned: log(1 − D), to be made small.
struct AvoidsBeingCaught : SeesFakes {
  double operator()(const Rows<1>& at, const Slopes<1>& slope) const {
    const Logistic fake = logistic(at[0][0]);
    write(slope, -fake.sigmoid);
    return -fake.softplus;
  }
};

} // namespace

const Entry& gan_minimax() {
  static const Entry entry{
      .card =
          {.id = "gan_minimax",
           .name = "GAN, minimax",
           .short_name = "GAN minimax",
           .family = Family::generative,
           .in_guide = true,
           .formula = R"(L_D=-\log\sigma(z_r)-\log(1-\sigma(z_f)),\qquad L_G=\log(1-\sigma(z_f)))",
           .inputs = "real, fake: the discriminator's logits [n] on real samples and on generated "
                     "ones; the generator takes fake only",
           .kind = InputKind::game,
           .parameters = {},
           .intuition = "A forger and an expert. The expert learns to tell real from fake, and "
                        "whatever the fakes cost the expert, the forger gains. But a forger who is "
                        "always caught learns nothing: log(1 − D) is flat there.",
           .use = "To understand GANs: with a perfect discriminator the generator minimises the "
                  "Jensen–Shannon divergence between fakes and data. To train one, take the "
                  "non-saturating form.",
           .strengths = {"One value for both, with opposite signs: the theory is clean",
                         "The discriminator is an ordinary classifier with cross-entropy"},
           .weaknesses = {"Saturates: at z = −10 the generator's gradient is 0.00005, just when "
                          "its fakes are worst",
                          "Two networks that chase each other need not settle",
                          "May fall back on few kinds of fakes (mode collapse)",
                          "Its value does not say how good the fakes are"},
           .activation = "none in the discriminator (a logit); the generator's by the data, such "
                         "as tanh for pictures",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions = {{"PyTorch", "torch.nn.BCEWithLogitsLoss()",
                            "discriminator: of real with ones, plus of fake with zeros. Generator: "
                            "the negative of that of fake with zeros",
                            &Case::mean},
                           {"TorchGAN", "minimax_generator_loss(dgz, nonsaturating=True)",
                            "the generator is the non-saturating form unless told otherwise",
                            [](const Case& at) { return at.under("gan_non_saturating").mean(); }},
                           {"TF-GAN",
                            "tfgan.losses.minimax_discriminator_loss(label_smoothing=0.25)",
                            "smooths the real label to 0.875 unless told otherwise. Its "
                            "minimax_generator_loss puts 1 for the real logits, so it is lower by "
                            "log(1 + e⁻¹) = 0.3133; the gradient is the same",
                            [](const Case& at) {
                              Reported players = at.mean();
                              players.values[0] = with_smooth_labels(at, 0.25);
                              players.values[1] -= std::log1p(std::exp(-1));
                              return players;
                            }}},
           .compared = compared_scores(),
           .examples = {{{},
                         {{"real", {1, 1, 1}, {0}}, {"fake", {1, 1, 1}, {0}}},
                         1.3862943611198906188,
                         "by hand: 2·log 2, cannot tell them apart",
                         "discriminator"},
                        {{},
                         {{"fake", {1, 1, 1}, {0}}},
                         -0.69314718055994530942,
                         "by hand: log(1 − ½)",
                         "generator"},
                        {{},
                         {{"fake", {1, 1, 1}, {-10}}},
                         -4.5398899216864646769e-5,
                         "by hand: −log(1 + e^−10), caught, and next to no gradient",
                         "generator"}},
           .sources = {"I. Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014"}},
      .make = make<Game<TellsApart, AvoidsBeingCaught>>};
  return entry;
}

} // namespace losslab::losses
