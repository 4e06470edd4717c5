#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/generative/game.h"

namespace losslab::losses {

namespace {

struct AimsAtOneAndZero : SeesBoth {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const double of_real = at[0][0] - 1;
    const double of_fake = at[1][0];
    write(slope, of_real, of_fake);
    return 0.5 * of_real * of_real + 0.5 * of_fake * of_fake;
  }
};

struct AimsAtOne : SeesFakes {
  double operator()(const Rows<1>& at, const Slopes<1>& slope) const {
    const double error = at[0][0] - 1;
    write(slope, error);
    return 0.5 * error * error;
  }
};

} // namespace

const Entry& lsgan() {
  static const Entry entry{
      .card =
          {.id = "lsgan",
           .name = "Least-squares GAN",
           .short_name = "LSGAN",
           .family = Family::generative,
           .in_guide = false,
           .formula = R"(L_D=\tfrac12(z_r-1)^2+\tfrac12z_f^2,\qquad L_G=\tfrac12(z_f-1)^2)",
           .inputs = "real, fake: the discriminator's scores [n] on real samples and on generated "
                     "ones; the generator takes fake only",
           .kind = InputKind::game,
           .parameters = {},
           .intuition = "The discriminator does regression: 1 for real, 0 for fake. A fake that "
                        "passes but lies far from the real ones still feels a pull, which "
                        "cross-entropy no longer gives it.",
           .use = "Picture-to-picture models such as CycleGAN, and small GANs that should train "
                  "without much tuning. Not where scores may become very wrong: the gradient grows "
                  "with them.",
           .strengths = {"Does not saturate: the farther off, the stronger the pull",
                         "Nothing but squares, easy to follow"},
           .weaknesses = {"Pushes down fakes that are scored too real, too",
                          "The gradient is not bounded: one odd score dominates a batch",
                          "Minimises Pearson's χ² divergence only with targets −1 and 1 for the "
                          "discriminator and 0 for the generator, not with these",
                          "May fall back on few kinds of fakes (mode collapse)"},
           .activation = "none in the discriminator (linear score); the generator's by the data, "
                         "such as tanh for pictures",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.MSELoss()",
                 "twice this, no ½: of real with ones plus of fake with zeros; of fake with ones",
                 [](const Case& at) { return 2 * at.mean(); }},
                {"TorchGAN", "least_squares_discriminator_loss(dx, dgz, a=0.0, b=1.0)",
                 "the same, with the ½; least_squares_generator_loss(dgz, c=1.0) likewise",
                 &Case::mean},
                {"CycleGAN's code", "GANLoss('lsgan')",
                 "without the ½ for the generator; halves the discriminator's sum elsewhere",
                 [](const Case& at) {
                   Reported players = at.mean();
                   players.values[1] *= 2;
                   return players;
                 }}},
           .compared = compared_scores(),
           .examples = {{{},
                         {{"real", {1, 1, 1}, {0.5}}, {"fake", {1, 1, 1}, {0.5}}},
                         0.25,
                         "by hand: ½·½² + ½·½²",
                         "discriminator"},
                        {{}, {{"fake", {1, 1, 1}, {-2}}}, 4.5, "by hand: ½·3²", "generator"},
                        {{},
                         {{"fake", {1, 1, 1}, {3}}},
                         2,
                         "by hand: ½·2², though it passes",
                         "generator"}},
           .sources = {"X. Mao, Q. Li, H. Xie, R. Lau, Z. Wang, S. P. Smolley, Least Squares "
                       "Generative Adversarial Networks, ICCV 2017"}},
      .make = make<Game<AimsAtOneAndZero, AimsAtOne>>};
  return entry;
}

} // namespace losslab::losses
