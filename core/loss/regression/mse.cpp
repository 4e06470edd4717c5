#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/kernel.h"

namespace losslab::losses {

namespace {

struct SquaredError {
  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    return {error * error, 2 * error, 2};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& mse() {
  static const Entry entry{
      .card =
          {.id = "mse",
           .name = "MSE",
           .short_name = "MSE",
           .family = Family::regression,
           .in_guide = true,
           .formula = R"(\mathrm{MSE}=\frac1N\sum_{i=1}^N(y_i-\hat y_i)^2)",
           .parameters = {},
           .intuition = "Every error counts by its square: twice as far costs four times as "
                        "much. The gradient grows with the error, so the worst points pull "
                        "hardest.",
           .use = "Regression whose errors look normal, such as temperatures or cleaned house "
                  "prices; the model then learns the mean. Not where a few values can be "
                  "wildly wrong.",
           .strengths = {"The negative log-likelihood of normal noise, up to scale and constant",
                         "Smooth everywhere, with one closed-form minimum for linear models",
                         "Punishes large misses hard, when that is wanted"},
           .weaknesses = {"A single outlier can turn the whole fit",
                          "Its unit is the target's unit squared, hard to read"},
           .activation = "none (linear)",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 0,
           .conventions =
               {{"PyTorch", "torch.nn.MSELoss()", "the same: e², no ½", &Case::mean},
                {"Keras", "keras.losses.MeanSquaredError()", "the same", &Case::mean},
                {"Optax", "optax.squared_error(predictions, targets)",
                 "the same, one value per element", &Case::none},
                {"Optax", "optax.l2_loss(predictions, targets)", "½e², one value per element",
                 [](const Case& at) { return 0.5 * at.none(); }},
                {"scikit-learn", "sklearn.metrics.mean_squared_error(y_true, y_pred)",
                 "the same; the target comes first", &Case::mean},
                {"scikit-learn", "sklearn.linear_model.SGDRegressor(loss='squared_error')",
                 "half of it, ½e², plus a penalty on the weights",
                 [](const Case& at) { return 0.5 * at.mean(); }},
                {"SciPy", "scipy.optimize.least_squares(loss='linear')", "half of its sum: ½Σe²",
                 [](const Case& at) { return 0.5 * at.sum(); }},
                {"mlpack", "MeanSquaredError()",
                 "the same mean, where most losses of mlpack sum by default", &Case::mean}},
           .examples = {{{}, 3, 1, 4, "by hand: (3 − 1)²"}, {{}, -0.5, 0, 0.25, "by hand: 0.5²"}},
           .sources = {"C. F. Gauss, Theoria motus corporum coelestium (1809)"}},
      .make = make<KernelLoss<SquaredError, 0>>};
  return entry;
}

} // namespace losslab::losses
