#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

#include <algorithm>

namespace losslab::losses {

namespace {

struct Quantile {
  double tau;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double over = (1 - tau) * static_cast<double>(error > 0);
    const double under = tau * static_cast<double>(error < 0);
    const double slope = over - under; // 0 at the corner
    return {slope * error, slope, 0};
  }
  static std::vector<double> kinks(double target) { return {target}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& quantile() {
  static const Entry entry{
      .card =
          {.id = "quantile",
           .name = "Quantile (pinball)",
           .short_name = "Quantile",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L_\tau(y,\hat y)=\begin{cases}\tau\,(y-\hat y)&y\ge\hat y\\(1-\tau)\,(\hat y-y)&y<\hat y\end{cases})",
           .parameters = {{.id = "tau",
                           .symbol = "τ",
                           .name = "which quantile is learnt",
                           .fallback = 0.5,
                           .low = 0,
                           .high = 1,
                           .slider_low = 0.05,
                           .slider_high = 0.95}},
           .intuition = "A tilted absolute value: guessing too low costs τ per unit, too high "
                        "1 − τ. The balance is reached where a share τ of the targets lies below "
                        "the prediction.",
           .use = "Forecasts that need a range instead of one number: fit τ = 0.05 and τ = 0.95 "
                  "for a 90 % interval. Also where running short and having too much cost "
                  "differently, as with stock or staff.",
           .strengths = {"Learns any quantile, so also how sure a forecast is",
                         "One bad point pulls with at most 1"},
           .weaknesses = {"Two quantiles fitted apart can cross",
                          "The corner at zero, as with MAE; nothing curves, so steps must shrink",
                          "Extreme τ leans on few points"},
           .activation = "none (linear)",
           .at_kinks = "0 at e = 0, inside −τ…1 − τ: a point that is met does not push",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = true},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 0,
           .conventions =
               {{"scikit-learn", "sklearn.metrics.mean_pinball_loss(y_true, y_pred, alpha=0.5)",
                 "the same; τ is called alpha, and 0.5 gives half the MAE", &Case::mean},
                {"scikit-learn", "sklearn.linear_model.QuantileRegressor(quantile=0.5, alpha=1.0)",
                 "its mean plus alpha times ‖w‖₁: alpha is the penalty here, and only 0 turns it "
                 "off. The number is that of w = 0",
                 &Case::mean},
                {"scikit-learn",
                 "sklearn.ensemble.GradientBoostingRegressor(loss='quantile', alpha=0.9)",
                 "the same; alpha is τ again, 0.9 by default", &Case::mean},
                {"statsmodels", "QuantReg.fit(q=0.5)", "minimises its sum; τ is q", &Case::sum}},
           .examples = {{{}, 3, 1, 1, "by hand: 0.5·2"},
                        {{{"tau", 0.75}}, 1, 3, 1.5, "by hand: too low, 0.75·2"},
                        {{{"tau", 0.75}}, 3, 1, 0.5, "by hand: too high, 0.25·2"}},
           .sources = {"R. Koenker, G. Bassett, Regression Quantiles, Econometrica 46 (1978)"}},
      .make = make<KernelLoss<Quantile, 1>>};
  return entry;
}

} // namespace losslab::losses
