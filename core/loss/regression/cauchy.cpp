#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct Cauchy {
  double c;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    // Far out log(1 + u²) is 2·log(1 + u), whose u is kept finite; near zero the loss is ½e², where
    // u² may underflow. The slope is c/u where the square was cut off.
    const double size = std::min(std::abs(error), 1e308 * std::min(c, 1.0));
    const double u = size / c;
    const bool far = u > 1e17;
    const double logarithm = elementary::log1p(u * (far ? 1 : u)) * (far ? 1 : 0.5);
    const double square = error::scaled_square(error, c);
    return {u < 1e-9 ? 0.5 * error * error : c * (c * logarithm),
            std::copysign(std::min(std::abs(error) / (1 + square), c / u), error),
            (1 - square) / (1 + square) / (1 + square)};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& cauchy() {
  static const Entry entry{
      .card =
          {.id = "cauchy",
           .name = "Cauchy (Lorentzian)",
           .short_name = "Cauchy",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_c(y,\hat y)=\frac{c^2}{2}\log\left(1+\left(\frac{\hat y-y}{c}\right)^2\right))",
           .parameters = {error::scale("c", "c", "the error that pulls hardest", 1, 0.1, 4)},
           .intuition = "½e² near zero, then only a logarithm: ten times further costs a fixed "
                        "sum more. The pull is largest at |e| = c and fades like c²/e beyond.",
           .use = "Fits with many gross outliers, as in bundle adjustment and image matching. "
                  "Start from a robust fit such as Huber or MAE, because it has local minima. "
                  "2.385σ keeps 95 % of the efficiency of least squares on clean normal data.",
           .strengths = {"A far point is nearly ignored, yet never quite",
                         "The negative log-likelihood of Student noise with one degree of "
                         "freedom, in shape"},
           .weaknesses = {"Not convex: where it ends depends on where it starts",
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
               {{"SciPy", "scipy.optimize.least_squares(loss='cauchy', f_scale=1.0)",
                 "the sum; c is f_scale. rho(z) = ln(1 + z) of z = (e/c)², its cost ½c²·rho",
                 &Case::sum},
                {"Ceres", "ceres::CauchyLoss(a)",
                 "rho(s) = a²·log(1 + s/a²) of s = e², halved and summed in the cost: the sum",
                 &Case::sum}},
           .examples = {{{}, 1, 0, 0.34657359027997264, "by hand: ½·ln 2"},
                        {{{"c", 2}}, 2, 0, 1.3862943611198906, "by hand: 2·ln 2"},
                        {{}, -3, 0, 1.1512925464970228, "by hand: ½·ln 10"}},
           .sources = {"P. W. Holland, R. E. Welsch, Robust Regression Using Iteratively "
                       "Reweighted Least-Squares, Communications in Statistics 6 (1977)",
                       "Ceres Solver, include/ceres/loss_function.h"}},
      .make = make<KernelLoss<Cauchy, 1>>};
  return entry;
}

} // namespace losslab::losses
