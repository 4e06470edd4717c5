#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab::losses {

namespace {

struct Huber {
  double delta;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double clipped = std::min(std::max(error, -delta), delta);
    // ½e² inside and δ(|e| − ½δ) outside are one expression of the clipped error.
    return {clipped * (error - 0.5 * clipped), clipped, std::abs(error) <= delta ? 1.0 : 0.0};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& huber() {
  static const Entry entry{
      .card =
          {.id = "huber",
           .name = "Huber",
           .short_name = "Huber",
           .family = Family::regression,
           .in_guide = true,
           .formula =
               R"(L_\delta(y,\hat y)=\begin{cases}\tfrac12(y-\hat y)^2&|y-\hat y|\le\delta\\\delta\left(|y-\hat y|-\tfrac12\delta\right)&\text{otherwise}\end{cases})",
           .parameters = {{.id = "delta",
                           .symbol = "δ",
                           .name = "where squares turn into straight lines",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 4}},
           .intuition = "Quadratic near zero, linear beyond δ: small errors are averaged, large "
                        "ones only counted. Its gradient is the error itself, clipped at ±δ.",
           .use = "Regression with some gross errors: sensor glitches, prices with typing "
                  "mistakes. Tune δ to the noise of the good points; 1.345σ keeps 95 % of the "
                  "efficiency of least squares on clean normal data. Not for outliers far out "
                  "in x: their leverage still pulls the fit.",
           .strengths = {"One bad point pulls with at most δ",
                         "Smooth at zero, so it settles where MAE chatters"},
           .weaknesses = {"δ has to be chosen, in the units of the target",
                          "High-leverage points still carry the fit away"},
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
           .conventions =
               {{"PyTorch", "torch.nn.HuberLoss(delta=1.0)", "the same value", &Case::mean},
                {"PyTorch", "torch.nn.SmoothL1Loss(beta=1.0)",
                 "this divided by δ, which is called beta: steeper where δ is small",
                 [](const Case& at) { return at.mean() / at["delta"]; }},
                {"Keras", "keras.losses.Huber(delta=1.0)", "the same value", &Case::mean},
                {"Optax", "optax.huber_loss(predictions, targets, delta=1.0)",
                 "the same, one value per element", &Case::none},
                {"SciPy", "scipy.special.huber(delta, r)",
                 "the same, one value per element; δ comes first", &Case::none},
                {"SciPy", "scipy.optimize.least_squares(loss='huber', f_scale=1.0)",
                 "the sum; δ is f_scale. Its cost halves a rho of the squared residuals: ½ is in "
                 "it",
                 &Case::sum},
                {"statsmodels", "statsmodels.robust.norms.HuberT(t=1.345)",
                 "rho is the same, one value per element; δ is t, and RLM counts it in σ",
                 &Case::none},
                {"scikit-learn", "sklearn.linear_model.HuberRegressor(epsilon=1.35)",
                 "its epsilon counts in σ, a scale it estimates along with the line: δ = εσ; twice "
                 "this, divided by σ, plus σ and a penalty. No number without a fit"},
                {"scikit-learn", "sklearn.linear_model.SGDRegressor(loss='huber', epsilon=0.1)",
                 "the same mean, plus a penalty on the weights; δ is called epsilon, is in the "
                 "target's unit and only 0.1 by default",
                 &Case::mean},
                {"scikit-learn",
                 "sklearn.ensemble.GradientBoostingRegressor(loss='huber', alpha=0.9)",
                 "the same form, but no δ to set: it is the 90 % quantile of |e|, found anew for "
                 "each tree"},
                {"mlpack", "HuberLoss(delta = 1.0)",
                 "the same; sums by default instead of averaging", &Case::sum}},
           .examples = {{{}, 0.5, 0, 0.125, "by hand: ½·0.5²"},
                        {{}, 3, 0, 2.5, "by hand: 1·(3 − ½)"}},
           .sources = {"P. J. Huber, Robust Estimation of a Location Parameter, Annals of "
                       "Mathematical Statistics 35 (1964)"}},
      .make = make<KernelLoss<Huber, 1>>};
  return entry;
}

} // namespace losslab::losses
