#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct Welsch {
  double c;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double size = std::abs(error);
    // exp multiplies the rounding error of its argument by that argument, up to 745 here: so the
    // square is kept in two parts. Beyond 40c the exponential has long vanished.
    const auto [rounded, lost] = error::square(std::min(size, 40 * c), c);
    // A fall below the least normal number is delayed to the last product, where it rounds once.
    const bool deep = rounded > 600;
    const double fall = elementary::exp((deep ? 600 : 0) - rounded) * (1 - lost);
    const double depth = deep ? 2.6503965530043108e-261 : 1; // exp(−600)
    const double depressed = c * (c * (-0.5 * elementary::expm1(-rounded)));
    return {rounded < 1e-18 ? 0.5 * error * error : depressed, error * fall * depth,
            (1 - 2 * rounded) * fall * depth};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& welsch() {
  static const Entry entry{
      .card =
          {.id = "welsch",
           .name = "Welsch (Leclerc)",
           .short_name = "Welsch",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_c(y,\hat y)=\frac{c^2}{2}\left(1-e^{-\left(\frac{\hat y-y}{c}\right)^2}\right))",
           .parameters = {error::scale("c", "c", "the width of the dip", 1, 0.1, 4)},
           .intuition = "A bell turned upside down: ½e² near zero, flat at ½c² beyond a few c. "
                        "Far points fade out faster than under any power law, and no threshold "
                        "cuts them off.",
           .use = "A strict fit with many outliers, started from Huber or MAE; with entropy-like "
                  "criteria in signal processing it is called the correntropy loss. 2.985σ keeps "
                  "95 % of the efficiency of least squares on clean normal data.",
           .strengths = {"Gross outliers have practically no influence",
                         "Infinitely differentiable, unlike Tukey's biweight"},
           .weaknesses = {"Not convex: where it ends depends on where it starts",
                          "A start too far off sees no gradient",
                          "c has to be chosen, in the units of the target"},
           .activation = "none (linear)",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = true,
                          .probabilistic = false,
                          .handles_outliers = true},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 0,
           .conventions = {{"MATLAB", "robustfit(X, y, 'welsch')",
                            "weight exp(−r²) with r = e/(2.985σ): the same slope, e times weight. "
                            "It estimates σ, so no number without a fit"},
                           {"robust_loss_pytorch", "lossfun(x, alpha=-inf, scale=c)",
                            "Barron's own: 1 − exp(−½(x/c)²): this with √2 times his c, divided by "
                            "his c²; one value per element",
                            [](const Case& at) {
                              const double infinity = std::numeric_limits<double>::infinity();
                              return at.under("general_robust",
                                              {{"alpha", -infinity}, {"c", at["c"]}})
                                         .none() /
                                     (at["c"] * at["c"]);
                            }}},
           .examples = {{{}, 1, 0, 0.31606027941427884, "mpmath: (1 − exp(−1))/2"},
                        {{{"c", 2}}, 5, 3, 1.2642411176571153, "mpmath: 2(1 − exp(−1))"},
                        {{}, -50, 0, 0.5, "by hand: flat at ½c²"}},
           .sources = {"J. E. Dennis, R. E. Welsch, Techniques for Nonlinear Least Squares and "
                       "Robust Regression, Communications in Statistics B 7 (1978)"}},
      .make = make<KernelLoss<Welsch, 1>>};
  return entry;
}

} // namespace losslab::losses
