#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/generative/game.h"

namespace losslab::losses {

namespace {

/// Cross-entropy of its fakes with the label real.
struct WantsToPass : SeesFakes {
  double operator()(const Rows<1>& at, const Slopes<1>& slope) const {
    const Logistic fake = logistic(at[0][0]);
    write(slope, -fake.sigmoid_of_minus);
    return fake.softplus_of_minus;
  }
};

} // namespace

const Entry& gan_non_saturating() {
  static const Entry entry{
      .card =
          {.id = "gan_non_saturating",
           .name = "GAN, non-saturating",
           .short_name = "GAN non-sat.",
           .family = Family::generative,
           .in_guide = true,
           .formula = R"(L_D=-\log\sigma(z_r)-\log(1-\sigma(z_f)),\qquad L_G=-\log\sigma(z_f))",
           .inputs = "real, fake: the discriminator's logits [n] on real samples and on generated "
                     "ones; the generator takes fake only",
           .kind = InputKind::game,
           .parameters = {},
           .intuition = "The same expert as in the minimax game, another wish for the forger: not "
                        "to be caught less, but to pass as real more. The goal is the same, the "
                        "slope is not: it is steepest where the fakes are worst.",
           .use = "The first choice for a GAN, with some penalty on the discriminator's gradient "
                  "(StyleGAN uses it so). Not where real and fake have nothing in common for long: "
                  "then a Wasserstein critic teaches more evenly.",
           .strengths = {"A gradient near 1 where the discriminator is sure it is fake",
                         "Both losses are ordinary cross-entropy",
                         "Fakes that already pass are left alone"},
           .weaknesses = {"No longer one game with one value: the Jensen–Shannon argument is gone",
                          "Prefers few safe kinds of fakes to covering all (mode collapse)",
                          "Its value does not say how good the fakes are"},
           .activation = "none in the discriminator (a logit); the generator's by the data, such "
                         "as tanh for pictures",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions = {{"PyTorch", "torch.nn.BCEWithLogitsLoss()",
                            "discriminator: of real with ones, plus of fake with zeros. Generator: "
                            "of fake with ones",
                            &Case::mean},
                           {"TorchGAN", "minimax_generator_loss(dgz, nonsaturating=True)",
                            "the same; minimax_discriminator_loss too", &Case::mean},
                           {"TF-GAN", "tfgan.losses.modified_generator_loss(label_smoothing=0.0)",
                            "the same generator; modified_discriminator_loss smooths the real "
                            "label to 0.875 unless told otherwise",
                            [](const Case& at) {
                              Reported players = at.mean();
                              players.values[0] = with_smooth_labels(at, 0.25);
                              return players;
                            }}},
           .compared = compared_scores(),
           .examples = {{{},
                         {{"real", {1, 1, 1}, {2}}, {"fake", {1, 1, 1}, {-2}}},
                         0.25385602208594499289,
                         "by hand: 2·log(1 + e^−2)",
                         "discriminator"},
                        {{},
                         {{"fake", {1, 1, 1}, {0}}},
                         0.69314718055994530942,
                         "by hand: log 2",
                         "generator"},
                        {{},
                         {{"fake", {1, 1, 1}, {-10}}},
                         10.000045398899216865,
                         "by hand: 10 + log(1 + e^−10), caught, and the slope is nearly −1",
                         "generator"}},
           .sources = {"I. Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014, section 3",
                       "I. Goodfellow, NIPS 2016 Tutorial: Generative Adversarial Networks"}},
      .make = make<Game<TellsApart, WantsToPass>>};
  return entry;
}

} // namespace losslab::losses
