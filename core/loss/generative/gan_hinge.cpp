#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/generative/game.h"

namespace losslab::losses {

namespace {

/// A support vector machine: real from +1 up, fake from −1 down. 0 at either corner.
struct KeepsAMargin : SeesBoth {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const double of_real = 1 - at[0][0];
    const double of_fake = 1 + at[1][0];
    write(slope, of_real > 0 ? -1 : 0, of_fake > 0 ? 1 : 0);
    return std::max(of_real, 0.0) + std::max(of_fake, 0.0);
  }
};

} // namespace

const Entry& gan_hinge() {
  static const Entry entry{
      .card =
          {.id = "gan_hinge",
           .name = "GAN, hinge",
           .short_name = "GAN hinge",
           .family = Family::generative,
           .in_guide = true,
           .formula = R"(L_D=\max(0,1-z_r)+\max(0,1+z_f),\qquad L_G=-z_f)",
           .inputs = "real, fake: the discriminator's scores [n] on real samples and on generated "
                     "ones; the generator takes fake only",
           .kind = InputKind::game,
           .parameters = {},
           .intuition = "The discriminator is a support vector machine: it cares only for samples "
                        "it does not yet score right by a margin of 1. The generator wants higher "
                        "scores, with the same force everywhere.",
           .use = "Large GANs of pictures, with spectral normalisation (SAGAN, BigGAN). Not "
                  "without something that keeps the discriminator's slope in bounds: nothing else "
                  "bounds the generator's wish.",
           .strengths = {"The discriminator leaves alone what it already tells apart, and does not "
                         "run away with its scores",
                         "The generator's pull never fades", "No exp, no log"},
           .weaknesses = {"At the corners z = ±1 the discriminator's slope jumps; exactly there a "
                          "sample does not push",
                          "The generator's loss has no lower end: its value says little",
                          "Scores are no probabilities",
                          "May fall back on few kinds of fakes (mode collapse)"},
           .activation = "none in the discriminator (linear score); the generator's by the data, "
                         "such as tanh for pictures",
           .at_kinks = "", // the generator's; the discriminator's stand among the weaknesses
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.functional.relu",
                 "has to be written out: relu(1 − real).mean() + relu(1 + fake).mean(), and "
                 "−fake.mean()",
                 &Case::mean},
                {"Keras", "keras.losses.Hinge()",
                 "discriminator: of real with ones, plus of fake with minus ones. The generator's "
                 "is no hinge: −ops.mean(fake)",
                 &Case::mean},
                {"Optax", "optax.hinge_loss(predictor_outputs, targets)",
                 "likewise for the discriminator; one value per sample, so take the means"}},
           .compared = compared_scores(),
           .examples = {{{},
                         {{"real", {1, 1, 1}, {0.5}}, {"fake", {1, 1, 1}, {0.25}}},
                         1.75,
                         "by hand: 0.5 + 1.25",
                         "discriminator"},
                        {{},
                         {{"real", {1, 1, 1}, {3}}, {"fake", {1, 1, 1}, {-2}}},
                         0,
                         "by hand: both beyond the margin",
                         "discriminator"},
                        {{}, {{"fake", {1, 1, 1}, {-2}}}, 2, "by hand: −(−2)", "generator"}},
           .sources = {"J. H. Lim, J. C. Ye, Geometric GAN (2017)",
                       "T. Miyato, T. Kataoka, M. Koyama, Y. Yoshida, Spectral Normalization for "
                       "Generative Adversarial Networks, ICLR 2018"}},
      .make = make<Game<KeepsAMargin, RaisesScore>>};
  return entry;
}

} // namespace losslab::losses
