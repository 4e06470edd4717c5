#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace losslab::losses {

namespace {

struct LogCosh {
  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double size = std::abs(error);
    // All three follow from one m = e^|e| − 1, which keeps its digits near zero. Beyond 300 the
    // exponential has long vanished beside |e|, and its square would overflow.
    const double m = elementary::expm1(std::min(size, 300.0));
    const double growth = m + 1;
    const bool near_zero = size < 1;
    // Near zero log(1 + (cosh e − 1)), else |e| + log(1 + e^−2|e|) − log 2.
    const double logarithm =
        elementary::log1p(near_zero ? m * m / (2 * growth) : 1 / (growth * growth));
    const double value = near_zero ? logarithm : size + (logarithm - std::numbers::ln2);
    const double q = m * (m + 2); // e^2|e| − 1
    const double sech = 2 * growth / (q + 2);
    return {value, std::copysign(q / (q + 2), error), sech * sech};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& log_cosh() {
  static const Entry entry{
      .card =
          {.id = "log_cosh",
           .name = "Log-cosh",
           .short_name = "Log-cosh",
           .family = Family::regression,
           .in_guide = false,
           .formula = R"(L(y,\hat y)=\log\cosh(\hat y-y))",
           .parameters = {},
           .intuition = "A soft absolute value: ½e² near zero, |e| − log 2 far out. Its gradient "
                        "is tanh e, which follows the error and then levels off at ±1.",
           .use = "Where Huber would do but a method wants second derivatives, such as gradient "
                  "boosting. Scale the target first: the bend sits at errors of about 1, and no "
                  "parameter moves it.",
           .strengths = {"Infinitely differentiable", "One bad point pulls with less than 1",
                         "Nothing to tune"},
           .weaknesses = {"The bend is fixed at an error of about 1 in the target's unit",
                          "cosh overflows beyond 710 unless the stable form is used"},
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
           .conventions = {{"Keras", "keras.losses.LogCosh()", "the same", &Case::mean},
                           {"Optax", "optax.log_cosh(predictions, targets)",
                            "the same, one value per element", &Case::none},
                           {"mlpack", "LogCoshLoss(a = 1.0)",
                            "log(cosh(a·e))/a, the same at a = 1; sums by default, and cosh "
                            "overflows from |e| = 711 on",
                            [](const Case& at) {
                              return at
                                  .entries("prediction", "target",
                                           [](double prediction, double target) {
                                             return std::log(std::cosh(prediction - target));
                                           })
                                  .sum();
                            }},
                           {"PyTorch", "none", "torch.logaddexp(e, -e) - math.log(2) is stable"}},
           .examples = {{{}, 1, 0, 0.43378083048302715, "mpmath: log(cosh(1))"},
                        {{}, -100, 0, 99.306852819440055, "mpmath: log(cosh(100))"},
                        {{}, 1000, 0, 999.30685281944005, "mpmath: log(cosh(1000))"}},
           .sources = {"Keras, keras.losses.LogCosh",
                       "R. A. Saleh, A. K. Md. E. Saleh, Statistical "
                       "Properties of the log-cosh Loss Function Used in Machine Learning, "
                       "arXiv:2208.04564"}},
      .make = make<KernelLoss<LogCosh, 0>>};
  return entry;
}

} // namespace losslab::losses
