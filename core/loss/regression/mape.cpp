#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <cmath>

namespace losslab::losses {

namespace {

struct AbsolutePercentageError {
  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double unit = std::abs(target);
    return {100 * (std::abs(error) / unit), error::sign(error) * (100 / unit), 0};
  }
  static std::vector<double> kinks(double target) { return {target}; }
  static std::optional<std::string_view> objection(double /*prediction*/, double target) {
    if (target == 0) return "target must not be 0: no error is a percentage of it";
    return std::nullopt;
  }
};

} // namespace

const Entry& mape() {
  static const Entry entry{
      .card =
          {.id = "mape",
           .name = "MAPE",
           .short_name = "MAPE",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(\mathrm{MAPE}=\frac{100}{N}\sum_{i=1}^N\left|\frac{\hat y_i-y_i}{y_i}\right|)",
           .parameters = {},
           .intuition = "The absolute error in per cent of the target. Small targets weigh most: "
                        "a miss of 1 costs 100 at y = 1 and only 1 at y = 100.",
           .use =
               "Reporting forecasts of positive amounts to people who think in per cent. As a "
               "training loss it leans low, since an overshoot can cost any amount but a "
               "positive prediction below the target never more than 100. Not with targets at or "
               "near zero.",
           .strengths = {"Needs no unit, compares across scales",
                         "In the prediction alone as robust as MAE"},
           .weaknesses = {"Undefined at y = 0 and huge beside it",
                          "Prefers predictions that are too low",
                          "The corner at zero error, as with MAE"},
           .activation = "none (linear)",
           .at_kinks = "0 at e = 0, the middle of ±100/|y|",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = true},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 1,
           .conventions = {{"scikit-learn",
                            "sklearn.metrics.mean_absolute_percentage_error(y_true, y_pred)",
                            "without the factor 100; raises |y| to at least 2.2e-16",
                            [](const Case& at) { return at.mean() / 100; }},
                           {"Keras", "keras.losses.MeanAbsolutePercentageError()",
                            "the same; raises |y| to at least 1e-7", &Case::mean},
                           {"mlpack", "MeanAbsolutePercentageError()",
                            "the sum of |e/y| times 100/N, a quotient of whole numbers: 33 for "
                            "three samples, 0 from N = 101 on; y = 0 is not guarded",
                            [](const Case& at) {
                              const std::size_t quotient = 100 / at.samples();
                              return static_cast<double>(quotient) * (at.sum() / 100);
                            }}},
           .compared = {{"prediction", {3, 1, 1}, {90, -1, 5}},
                        {"target", {3, 1, 1}, {100, -2, 4}}},
           .examples = {{{}, 90, 100, 10, "by hand: 100·10/100"},
                        {{}, -1, -2, 50, "by hand: 100·1/2"}},
           .sources = {"A. de Myttenaere, B. Golden, B. Le Grand, F. Rossi, Mean Absolute "
                       "Percentage Error for Regression Models, Neurocomputing 192 (2016)"}},
      .make = make<KernelLoss<AbsolutePercentageError, 0>>};
  return entry;
}

} // namespace losslab::losses
