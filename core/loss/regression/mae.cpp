#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <cmath>

namespace losslab::losses {

namespace {

struct AbsoluteError {
  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    return {std::abs(error), error::sign(error), 0};
  }
  static std::vector<double> kinks(double target) { return {target}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& mae() {
  static const Entry entry{
      .card =
          {.id = "mae",
           .name = "MAE",
           .short_name = "MAE",
           .family = Family::regression,
           .in_guide = true,
           .formula = R"(\mathrm{MAE}=\frac1N\sum_{i=1}^N|y_i-\hat y_i|)",
           .parameters = {},
           .intuition = "Every error counts by its size: twice as far costs twice as much. Each "
                        "point pulls with the same force, however far off it is, so the fit "
                        "settles where as many points lie above as below.",
           .use = "Regression with heavy tails or gross errors in the target, such as delivery "
                  "times or incomes; the model then learns the median. Not where large misses "
                  "must be avoided at any price, nor where the last digits of the optimum matter.",
           .strengths = {"One bad point pulls no harder than any other",
                         "Reads in the target's own unit: on average this far off",
                         "The negative log-likelihood of Laplace noise, up to its scale"},
           .weaknesses = {"The gradient does not shrink near the optimum, so a fixed step size "
                          "chatters around it",
                          "The corner at zero has no derivative",
                          "The minimiser need not be unique: any median will do"},
           .activation = "none (linear)",
           .at_kinks = "0 at e = 0, the middle of −1…1",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = true},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 0,
           .conventions = {{"PyTorch", "torch.nn.L1Loss()", "the same; its gradient at 0 is 0 too",
                            &Case::mean},
                           {"Keras", "keras.losses.MeanAbsoluteError()",
                            "the same; called with (y_true, y_pred)", &Case::mean},
                           {"scikit-learn", "sklearn.metrics.mean_absolute_error(y_true, y_pred)",
                            "the same; the target comes first", &Case::mean},
                           {"mlpack", "L1Loss()", "sums by default instead of averaging",
                            &Case::sum}},
           .examples = {{{}, 3, 1, 2, "by hand: |3 − 1|"}, {{}, -0.5, 0, 0.5, "by hand: |−0.5|"}},
           .sources = {"P. S. Laplace, Mémoire sur la probabilité des causes par les événemens "
                       "(1774)"}},
      .make = make<KernelLoss<AbsoluteError, 0>>};
  return entry;
}

} // namespace losslab::losses
