#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/kernel.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct SquaredLogarithmicError {
  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    // log((1+ŷ)/(1+y)) as log1p of the relative error, taken from the side on which that is not
    // close to −1: no digit is lost where ŷ ≈ y.
    const bool far_below = error < -0.5 * (1 + target);
    const double ratio = (far_below ? -error : error) / (1 + (far_below ? prediction : target));
    const double size = elementary::log1p(ratio);
    const double logarithm = far_below ? -size : size;
    const double grown = 1 + prediction;
    return {logarithm * logarithm, 2 * logarithm / grown, 2 * (1 - logarithm) / (grown * grown)};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double prediction, double target) {
    if (!(prediction > -1)) return "prediction must be more than −1";
    if (!(target > -1)) return "target must be more than −1";
    return std::nullopt;
  }
};

} // namespace

const Entry& msle() {
  static const Entry entry{
      .card =
          {.id = "msle",
           .name = "MSLE",
           .short_name = "MSLE",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(\mathrm{MSLE}=\frac1N\sum_{i=1}^N\left(\log(1+\hat y_i)-\log(1+y_i)\right)^2)",
           .parameters = {},
           .intuition = "The squared error of the logarithms: being wrong by a factor costs the "
                        "same at 10 as at 10,000. Too low costs more than too high by the same "
                        "amount.",
           .use = "Counts, prices and other positive targets that span orders of magnitude. Not "
                  "with negative targets, nor where absolute amounts matter. Training on log(1+y) "
                  "with MSE is the same and better behaved.",
           .strengths = {"Errors count in proportion to the target",
                         "Zero is allowed, thanks to the 1 inside the logarithm"},
           .weaknesses = {"Defined only above −1",
                          "Not convex in the prediction: far above the target it flattens",
                          "Learns a geometric mean of 1 + y, below the mean: totals come out low"},
           .activation = "softplus or ReLU, which keep the prediction above −1; none with care",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .axes = {Axis::prediction, Axis::error},
           .drawn_target = 0,
           .conventions =
               {{"scikit-learn", "sklearn.metrics.mean_squared_log_error(y_true, y_pred)",
                 "the same; refuses numbers of −1 and less, before release 1.6 every negative one",
                 [](const Case& at) {
                   const auto low =
                       at.entries("prediction", "target", [](double prediction, double target) {
                           return std::min(prediction, target);
                         }).values;
                   return *std::min_element(low.begin(), low.end()) < 0 ? Reported() : at.mean();
                 }},
                {"Keras", "keras.losses.MeanSquaredLogarithmicError()",
                 "the same, but raises both to at least 1e-7 first",
                 [](const Case& at) {
                   const auto raised = [](double each) { return std::max(each, keras_epsilon); };
                   return at.changing("prediction", raised).changing("target", raised).mean();
                 }},
                {"mlpack", "MeanSquaredLogarithmicError()",
                 "the same; sums by default instead of averaging", &Case::sum}},
           .examples = {{{}, 3, 1, 0.4804530139182014, "by hand: (ln 4 − ln 2)² = (ln 2)²"},
                        {{}, -0.5, 0, 0.4804530139182014, "by hand: (ln ½)²"},
                        {{}, 2.5, 3, 0.017830632816244415, "mpmath: (ln 3.5 − ln 4)²"}},
           .sources = {"scikit-learn user guide, Regression metrics"}},
      .make = make<KernelLoss<SquaredLogarithmicError, 0>>};
  return entry;
}

} // namespace losslab::losses
