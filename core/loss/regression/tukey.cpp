#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct Tukey {
  double c;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double size = std::min(std::abs(error), c);
    const auto [rounded, lost] = error::square(size, c);
    // 1 − (e/c)² and what rounding it lost: exact to the last digit even near c. With it the value
    // (c²/6)(1 − rest³) is a product of sums: nothing cancels at either end.
    const double high = 1 - rounded;
    const double low = ((1 - high) - rounded) - lost;
    const double rest = high + low;
    const double rest_lost = (high - rest) + low;
    return {size * size * ((1 + rest * (1 + rest)) / 6),
            std::copysign(size * (rest * (rest + 2 * rest_lost)), error), rest * (1 - 5 * rounded)};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& tukey() {
  static const Entry entry{
      .card =
          {.id = "tukey",
           .name = "Tukey biweight",
           .short_name = "Tukey",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_c(y,\hat y)=\begin{cases}\frac{c^2}{6}\left(1-\left(1-\left(\frac{\hat y-y}{c}\right)^2\right)^3\right)&|\hat y-y|\le c\\\frac{c^2}{6}&\text{otherwise}\end{cases})",
           .parameters = {error::scale("c", "c", "beyond this error a point no longer counts",
                                       4.685, 0.5, 10)},
           .intuition = "½e² near zero, flat beyond c. A point further off than c costs a fixed "
                        "sum and pulls not at all, as if it had been deleted.",
           .use = "A last, strict fit that should reject gross outliers altogether, started from "
                  "Huber or MAE and with c set from a robust estimate of the noise: 4.685σ keeps "
                  "95 % of the efficiency of least squares on clean normal data. Not for training "
                  "from scratch: points that start beyond c teach nothing.",
           .strengths = {"Gross outliers have no influence at all",
                         "Close to least squares on the points it keeps"},
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
           .conventions =
               {{"statsmodels", "statsmodels.robust.norms.TukeyBiweight(c=4.685)",
                 "the same slope, but rho is lower by c²/6: 0 far out and negative inside; one "
                 "value per element. RLM divides residuals by a scale first, so c counts in σ",
                 [](const Case& at) { return at.none() - at["c"] * at["c"] / 6; }},
                {"Ceres", "ceres::TukeyLoss(a)",
                 "of s = e², a²/3 far out, halved and summed in the cost: the sum", &Case::sum}},
           .examples =
               {{{{"c", 1}}, 5, 0, 0.16666666666666667, "by hand: flat at c²/6"},
                {{{"c", 2}}, 1, 0, 0.38541666666666667, "by hand: (4/6)(1 − 0.75³) = 37/96"},
                {{}, 10, 0, 3.6582041666666667, "by hand: 4.685²/6"}},
           .sources =
               {"A. E. Beaton, J. W. Tukey, The Fitting of Power Series, Meaning Polynomials, "
                "Illustrated on Band-Spectroscopic Data, Technometrics 16 (1974)"}},
      .make = make<KernelLoss<Tukey, 1>>};
  return entry;
}

} // namespace losslab::losses
