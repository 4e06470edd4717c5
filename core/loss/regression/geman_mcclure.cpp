#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct GemanMcClure {
  double c;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    // Beyond 1e150 c the value is ½c² and the slope 0 to the last bit; its square might overflow.
    const double size = std::min(std::abs(error), 1e150 * c);
    const auto [rounded, lost] = error::square(size, c);
    const double square = rounded + lost;
    const double pull = size / (1 + square); // Cauchy's
    const double weight = 1 / (1 + square);
    return {0.5 * size * pull, std::copysign(pull / (1 + square), error),
            (1 - 3 * square) * weight * weight * weight};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& geman_mcclure() {
  static const Entry entry{
      .card =
          {.id = "geman_mcclure",
           .name = "Geman–McClure",
           .short_name = "Geman–McCl.",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_c(y,\hat y)=\frac{\tfrac12(\hat y-y)^2}{1+\left(\frac{\hat y-y}{c}\right)^2})",
           .parameters = {error::scale("c", "c", "the error that costs half of the most", 1, 0.1,
                                       4)},
           .intuition = "½e² near zero, levelling off at ½c²: no error can cost more. The pull is "
                        "largest at |e| = c/√3 and then dies away like 1/|e|³.",
           .use = "Registration and tracking with many false matches, often with c lowered step "
                  "by step so that the fit starts nearly convex. Not from a bad start: far points "
                  "hardly pull it back.",
           .strengths = {"Gross outliers barely count, and their cost is bounded",
                         "A plain fraction: no exponential, no logarithm"},
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
               {{"robust_loss_pytorch", "lossfun(x, alpha=-2, scale=c)",
                 "Barron's own: 2(x/c)²/((x/c)² + 4), so his c is half of ours for the same shape, "
                 "and his value that of our general loss divided by c²; one value per element",
                 [](const Case& at) {
                   return at.under("general_robust", {{"alpha", -2}, {"c", at["c"]}}).none() /
                          (at["c"] * at["c"]);
                 }}},
           .examples = {{{}, 1, 0, 0.25, "by hand: ½/2"},
                        {{}, -3, 0, 0.45, "by hand: 4.5/10"},
                        {{{"c", 2}}, 5, 3, 1, "by hand: 2/(1 + 1)"}},
           .sources = {"S. Geman, D. E. McClure, Statistical Methods for Tomographic Image "
                       "Reconstruction, Bulletin of the International Statistical Institute 52 "
                       "(1987)"}},
      .make = make<KernelLoss<GemanMcClure, 1>>};
  return entry;
}

} // namespace losslab::losses
