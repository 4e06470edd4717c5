#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct SmoothL1 {
  double beta;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double clipped = std::min(std::max(error, -beta), beta);
    const double slope = clipped / beta;
    return {slope * (error - 0.5 * clipped), slope, std::abs(error) <= beta ? 1 / beta : 0.0};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& smooth_l1() {
  static const Entry entry{
      .card =
          {.id = "smooth_l1",
           .name = "Smooth L1",
           .short_name = "Smooth L1",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_\beta(y,\hat y)=\begin{cases}\frac{(\hat y-y)^2}{2\beta}&|\hat y-y|\le\beta\\|\hat y-y|-\tfrac12\beta&\text{otherwise}\end{cases})",
           .parameters = {error::scale("beta", "β", "where the corner begins to be rounded", 1, 0.1,
                                       4)},
           .intuition = "The absolute value with its corner rounded off within β of zero. It is "
                        "Huber divided by β, so its straight parts keep slope ±1 whatever β is.",
           .use = "Box regression in object detectors, and wherever MAE is wanted but training "
                  "should settle instead of chattering. A small β leaves MAE, a large one a very "
                  "flat square.",
           .strengths = {"One bad point pulls with at most 1, whatever β is",
                         "Smooth at zero, so it settles where MAE chatters"},
           .weaknesses = {"β has to be chosen, in the units of the target",
                          "Curvature 1/β at zero: a small β needs small steps"},
           .activation = "none (linear)",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = true},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 0,
           .conventions = {{"PyTorch", "torch.nn.SmoothL1Loss(beta=1.0)",
                            "the same; beta=0 means L1Loss there and is refused here", &Case::mean},
                           {"PyTorch", "torch.nn.HuberLoss(delta=1.0)",
                            "with δ = β it is β times this",
                            [](const Case& at) { return at["beta"] * at.mean(); }},
                           {"Keras", "keras.losses.Huber(delta=1.0)",
                            "Keras has only Huber: with δ = β it is β times this",
                            [](const Case& at) { return at["beta"] * at.mean(); }},
                           {"Optax", "optax.huber_loss(predictions, targets, delta=1.0)",
                            "likewise β times this, one value per element",
                            [](const Case& at) { return at["beta"] * at.none(); }}},
           .examples = {{{}, 0.5, 0, 0.125, "by hand: ½·0.5²"},
                        {{{"beta", 0.5}}, 2, 0, 1.75, "by hand: 2 − ¼"},
                        {{{"beta", 0.5}}, 0, 0.25, 0.0625, "by hand: 0.25²/(2·0.5)"}},
           .sources = {"R. Girshick, Fast R-CNN, ICCV (2015)"}},
      .make = make<KernelLoss<SmoothL1, 1>>};
  return entry;
}

} // namespace losslab::losses
