#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/generative/game.h"

namespace losslab::losses {

namespace {

struct PullsApart : SeesBoth {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    write(slope, -1, 1);
    return at[1][0] - at[0][0];
  }
};

} // namespace

const Entry& wgan() {
  static const Entry entry{
      .card =
          {.id = "wgan",
           .name = "Wasserstein GAN",
           .short_name = "WGAN",
           .family = Family::generative,
           .in_guide = true,
           .formula = R"(L_D=z_f-z_r,\qquad L_G=-z_f)",
           .inputs = "real, fake: the critic's scores [n] on real samples and on generated ones; "
                     "the generator takes fake only",
           .kind = InputKind::game,
           .parameters = {},
           .intuition = "A critic gives heights instead of verdicts: real samples on the hill, "
                        "fakes in the valley, with no slope steeper than 1. Then the mean height "
                        "difference is the work of carrying the fakes over to the data, and the "
                        "fakes just walk uphill.",
           .use = "GANs that will not train otherwise, and where the value should tell how far one "
                  "is. Only with something that bounds the critic's slope: a gradient penalty, "
                  "spectral normalisation or, crudely, clipped weights. Without it this loss runs "
                  "off to −∞.",
           .strengths = {"The earth mover's distance: finite and with a slope even where real and "
                         "fake have nothing in common",
                         "Its value goes with the quality of the fakes",
                         "A better critic means a better gradient: it may be trained to the end"},
           .weaknesses = {"Not a loss without its bound: linear, with no lower end",
                          "Clipped weights make a simple critic; the gradient penalty costs a "
                          "second backward pass",
                          "Several critic steps for each of the generator's"},
           .activation = "none in the critic (linear score, no sigmoid); the generator's by the "
                         "data, such as tanh for pictures",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"TorchGAN", "wasserstein_discriminator_loss(fx, fgz)",
                 "the same; wasserstein_generator_loss(fgz) too. The penalty is a function of its "
                 "own",
                 &Case::mean},
                {"TF-GAN", "tfgan.losses.wasserstein_discriminator_loss",
                 "the same; arguments discriminator_real_outputs, discriminator_gen_outputs",
                 &Case::mean},
                {"PyTorch", "tensor operations",
                 "has to be written out: fake.mean() − real.mean(), and −fake.mean()",
                 &Case::mean}},
           .compared = compared_scores(),
           .examples = {{{},
                         {{"real", {1, 1, 1}, {3}}, {"fake", {1, 1, 1}, {-1}}},
                         -4,
                         "by hand: −1 − 3",
                         "discriminator"},
                        {{}, {{"fake", {1, 1, 1}, {-1}}}, 1, "by hand: −(−1)", "generator"}},
           .sources = {"M. Arjovsky, S. Chintala, L. Bottou, Wasserstein Generative Adversarial "
                       "Networks, ICML 2017",
                       "I. Gulrajani, F. Ahmed, M. Arjovsky, V. Dumoulin, A. Courville, Improved "
                       "Training of Wasserstein GANs, NeurIPS 2017 (the gradient penalty)"}},
      .make = make<Game<PullsApart, RaisesScore>>};
  return entry;
}

} // namespace losslab::losses
