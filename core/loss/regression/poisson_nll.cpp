#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/kernel.h"

#include <cmath>

namespace losslab::losses {

namespace {

constexpr std::string_view negative_count = "target must not be negative: it is a count";

struct OfLogRate {
  double log_input; // 1

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double rate = elementary::exp(prediction);
    // An infinite rate stays infinite: never inf − inf.
    const double value = std::isinf(rate) ? rate : rate - target * prediction;
    return {value, rate - target, rate};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*prediction*/, double target) {
    if (target < 0) return negative_count;
    return std::nullopt;
  }
};

struct OfRate {
  double log_input; // 0

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double share = target / prediction;
    return {prediction - target * elementary::log(prediction), (prediction - target) / prediction,
            share / prediction};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double prediction, double target) {
    if (!(prediction > 0))
      return "prediction must be positive: it is a rate (with log_input = 1 a logarithm)";
    if (target < 0) return negative_count;
    return std::nullopt;
  }
};

LossPtr make_poisson_nll(const Card& card, std::span<const double> parameters) {
  const bool log_input = parameters[0] != 0;
  return log_input ? make<KernelLoss<OfLogRate, 1>>(card, parameters)
                   : make<KernelLoss<OfRate, 1>>(card, parameters);
}

/// For libraries that take the rate itself.
Case as_rates(const Case& at) {
  if (at["log_input"] == 0) return at;
  return at.with("log_input", 0).changing("prediction", [](double log_rate) {
    return std::exp(log_rate);
  });
}

/// What libraries report that add epsilon to a rate in its logarithm.
Reported of_rate_plus(double epsilon, const Case& at) {
  if (at["log_input"] != 0) return at.none();
  return at.entries("prediction", "target", [=](double rate, double count) {
    return rate - count * std::log(rate + epsilon);
  });
}

} // namespace

const Entry& poisson_nll() {
  static const Entry entry{
      .card =
          {.id = "poisson_nll",
           .name = "Poisson NLL",
           .short_name = "Poisson NLL",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L(y,\hat y)=\begin{cases}e^{\hat y}-y\,\hat y&\hat y\text{ is a log rate}\\\hat y-y\log\hat y&\hat y\text{ is a rate}\end{cases})",
           .parameters = {{.id = "log_input",
                           .symbol = "log",
                           .name = "whether the prediction is the logarithm of the rate",
                           .fallback = 1,
                           .low = 0,
                           .high = 1,
                           .slider_low = 0,
                           .slider_high = 1,
                           .whole = true}},
           .intuition = "How surprising the count y is when the model expects a certain rate. The "
                        "gradient by the log rate is simply expected minus observed.",
           .use = "Counts: visits per hour, claims per year, photons per pixel. Not when the "
                  "counts scatter far more than their mean, where a negative binomial fits "
                  "better.",
           .strengths = {"The negative log-likelihood of Poisson counts, up to a constant",
                         "Lets the noise grow with the mean, as counts do",
                         "Convex in the log rate"},
           .weaknesses = {"exp of a large log rate overflows, and its gradient with it",
                          "Can be negative, because the term log y! is left out",
                          "Variance is tied to the mean"},
           .activation =
               "none (linear) where the output is a log rate; exp or softplus where it is "
               "a rate",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .axes = {Axis::prediction},
           .drawn_target = 2,
           .conventions =
               {{"PyTorch", "torch.nn.PoissonNLLLoss(log_input=True, eps=1e-8)",
                 "the same, but of a rate it takes log(ŷ + eps); full=True adds Stirling's log y!",
                 [](const Case& at) { return of_rate_plus(1e-8, at).mean(); }},
                {"Keras", "keras.losses.Poisson()",
                 "of a rate only, with log(ŷ + 1e-7): log_input = 0",
                 [](const Case& at) { return of_rate_plus(keras_epsilon, as_rates(at)).mean(); }},
                {"scikit-learn", "sklearn.metrics.mean_poisson_deviance(y_true, y_pred)",
                 "of a rate: twice this, minus twice its value at ŷ = y, so 0 at best",
                 [](const Case& at) {
                   return as_rates(at)
                       .entries("prediction", "target",
                                [](double rate, double count) {
                                  return 2 * (rate - count +
                                              (count > 0 ? count * std::log(count / rate) : 0));
                                })
                       .mean();
                 }},
                {"mlpack", "PoissonNLLLoss(logInput = true)",
                 "the same, of a rate with log(ŷ + 1e-8); sums by default instead of averaging",
                 [](const Case& at) { return of_rate_plus(1e-8, at).sum(); }}},
           .compared = {{"prediction", {2, 1, 1}, {1, 2}}, {"target", {2, 1, 1}, {2, 3}}},
           .examples = {{{}, 0, 3, 1, "by hand: e⁰ − 3·0"},
                        {{}, 1, 2, 0.71828182845904524, "by hand: e − 2"},
                        {{{"log_input", 0}}, 2, 3, -0.079441541679835928, "by hand: 2 − 3·ln 2"}},
           .sources = {"P. McCullagh, J. A. Nelder, Generalized Linear Models, 2nd ed. (1989), "
                       "chapter 6",
                       "PyTorch, torch.nn.PoissonNLLLoss"}},
      .make = make_poisson_nll};
  return entry;
}

} // namespace losslab::losses
