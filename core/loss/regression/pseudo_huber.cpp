#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct PseudoHuber {
  double delta;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double size = std::abs(error);
    const double root = std::sqrt(1 + error::scaled_square(error, delta));
    // δ²(√(1+u²) − 1) = e²/(√(1+u²) + 1), without the difference that loses the digits near zero.
    // The minima bind only where the square was cut off.
    return {size * std::min(size / (root + 1), delta),
            std::copysign(std::min(size / root, delta), error), 1 / (root * root * root)};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& pseudo_huber() {
  static const Entry entry{
      .card =
          {.id = "pseudo_huber",
           .name = "Pseudo-Huber",
           .short_name = "Pseudo-Huber",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_\delta(y,\hat y)=\delta^2\left(\sqrt{1+\left(\tfrac{\hat y-y}{\delta}\right)^2}-1\right))",
           .parameters = {error::scale("delta", "δ", "where squares bend into straight lines", 1,
                                       0.1, 4)},
           .intuition = "Huber without the seam: one smooth curve that starts as ½e² and "
                        "straightens to slope ±δ. It is the height of a hyperbola over its lowest "
                        "point.",
           .use = "Where Huber would do and second derivatives are wanted, for instance in "
                  "second-order boosting or least-squares solvers. Choose δ as for Huber, near "
                  "the spread of the good points.",
           .strengths = {"Infinitely differentiable, always curved",
                         "One bad point pulls with less than δ"},
           .weaknesses = {"δ has to be chosen, in the units of the target",
                          "Reaches its straight part slowly, so small errors already weigh less "
                          "than under MSE"},
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
           .conventions = {{"SciPy", "scipy.special.pseudo_huber(delta, r)",
                            "the same, one value per element; δ comes first", &Case::none},
                           {"SciPy", "scipy.optimize.least_squares(loss='soft_l1', f_scale=1.0)",
                            "the sum; δ is f_scale. Its cost halves a rho of the squared "
                            "residuals: ½ is in it",
                            &Case::sum}},
           .examples = {{{}, 0.75, 0, 0.25, "by hand: √(1 + 0.5625) − 1 = 1.25 − 1"},
                        {{{"delta", 3}}, 4, 0, 6, "by hand: 9(√(1 + 16/9) − 1) = 9(5/3 − 1)"}},
           .sources = {"P. Charbonnier et al., Deterministic Edge-Preserving Regularization in "
                       "Computed Imaging, IEEE Transactions on Image Processing 6 (1997)",
                       "R. Hartley, A. Zisserman, Multiple View Geometry in Computer Vision, 2nd "
                       "ed. (2004), appendix 6"}},
      .make = make<KernelLoss<PseudoHuber, 1>>};
  return entry;
}

} // namespace losslab::losses
