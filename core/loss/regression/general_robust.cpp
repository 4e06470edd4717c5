#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <cmath>

namespace losslab::losses {

namespace {

// With z = (e/c)², b = 2 − α and h = (b/2)·log(1 + z/b), Barron's loss is expm1(k·h)/k where
// k = α/b, and its weight, slope over error, is exp(−h). In this form the exceptions at α = 2, 0
// and −∞ are plain limits of h and k, and nothing cancels near them. Long double, because exp
// multiplies the rounding error of its argument by that argument; scalar for that reason.
struct GeneralRobust {
  double alpha;
  double c;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const long double error = prediction - target;
    const long double scale = c;
    const long double u = error / scale;
    const long double z = u * u;
    const long double b = 2 - static_cast<long double>(alpha);
    const long double weight = std::exp(-half_logarithm(z, b));
    const long double bend = b == 0 ? 0 : z / (1 + z / b);
    return {static_cast<double>(scale * scale * unscaled(z, b)),
            static_cast<double>(error * weight), static_cast<double>(weight * (1 - bend))};
  }

  /// h: 0 at α = 2, z/2 at α = −∞.
  static long double half_logarithm(long double z, long double b) {
    if (b == 0) return 0;
    return std::isinf(b) ? z / 2 : b / 2 * std::log1p(z / b);
  }
  /// The loss at c = 1.
  long double unscaled(long double z, long double b) const {
    if (b == 0) return z / 2;
    const long double k = std::isinf(b) ? -1 : alpha / b;
    const long double h = half_logarithm(z, b);
    return k == 0 ? h : std::expm1(k * h) / k;
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& general_robust() {
  static const Entry entry{
      .card =
          {.id = "general_robust",
           .name = "Barron (general)",
           .short_name = "Barron",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_{\alpha,c}(y,\hat y)=c^2\,\frac{|\alpha-2|}{\alpha}\left(\left(\frac{\left(\frac{\hat y-y}{c}\right)^2}{|\alpha-2|}+1\right)^{\alpha/2}-1\right))",
           .parameters = {{.id = "alpha",
                           .symbol = "α",
                           .name = "how much far points count",
                           .fallback = 1,
                           .low = -std::numeric_limits<double>::infinity(),
                           .high = 2,
                           .slider_low = -6,
                           .slider_high = 2},
                          error::scale("c", "c", "where the square begins to bend", 1, 0.1, 4)},
           .intuition = "One dial through a whole family of losses, each ½e² near zero. α = 2 is "
                        "the squared error, 1 pseudo-Huber, 0 Cauchy, −2 Geman–McClure and −∞ "
                        "Welsch: the lower, the less a far point counts.",
           .use = "To find out how robust a fit should be, by trying α or by learning it along "
                  "with the model. Lower α step by step from 2 to reach a robust fit from a safe "
                  "start.",
           .strengths = {"Compares the robust losses on one scale",
                         "Smooth in α as well, so α can be annealed or learnt"},
           .weaknesses = {"Not convex below α = 1: where it ends depends on where it starts",
                          "Two parameters to choose",
                          "The formula as printed is 0/0 at α = 2 and 0, and loses digits nearby"},
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
           .conventions = {{"robust_loss_pytorch", "lossfun(x, alpha, scale)",
                            "Barron's own: this divided by c², one value per element. Here the "
                            "curvature at zero is 1 for every c, as for the other robust losses",
                            [](const Case& at) { return at.none() / (at["c"] * at["c"]); }},
                           {"LossLab", "cauchy, geman_mcclure, welsch",
                            "their c is √2, 2 and √2 times this c, at α = 0, −2 and −∞"}},
           .examples = {{{}, 0.75, 0, 0.25, "by hand: √(1 + 0.5625) − 1"},
                        {{{"alpha", 2}}, 3, 0, 4.5, "by hand: ½·3²"},
                        {{{"alpha", 0}}, 2, 0, 1.0986122886681098, "by hand: ln(½·2² + 1) = ln 3"},
                        {{{"alpha", -2}}, 2, 0, 1, "by hand: 2·4/(4 + 4)"},
                        {{{"c", 2}}, 1.5, 0, 1, "by hand: 4(√(1 + 0.5625) − 1)"}},
           .sources = {"J. T. Barron, A General and Adaptive Robust Loss Function, CVPR (2019)"}},
      .make = make<KernelLoss<GeneralRobust, 2>>};
  return entry;
}

} // namespace losslab::losses
