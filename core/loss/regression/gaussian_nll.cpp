#include "core/loss/batch.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/kernel.h"

#include <array>
#include <cmath>

namespace losslab::losses {

namespace {

/// What is drawn and what fits a line: variance 1.
struct UnitVariance {
  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    return {0.5 * error * error, error, 1};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

/// ½(1/σ² − e²/σ⁴), as a product, so that no digit is lost where |e| ≈ σ and no square overflows.
double slope_by_variance(double error, double variance) {
  const double deviation = std::sqrt(variance);
  return 0.5 * ((deviation - error) / variance) * ((deviation + error) / variance);
}

/// evaluate() takes one more input, "variance" [n], and has a gradient for it too.
class GaussianNll final : public KernelLoss<UnitVariance, 0> {
 public:
  using KernelLoss::KernelLoss;

  std::span<const std::string_view> differentiable() const override {
    static constexpr std::array<std::string_view, 2> both{"prediction", "variance"};
    return both;
  }

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    static constexpr std::array<std::string_view, 3> inputs{"prediction", "target", "variance"};
    if (auto refusal = refuse_inputs(card(), batch, inputs)) return refusal;
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
    const auto prediction = find_input(batch, "prediction")->values;
    const auto target = find_input(batch, "target")->values;
    const auto variance = find_input(batch, "variance")->values;
    if (auto refusal = refuse_numbers(batch, 0, variance.size())) return refusal;
    for (std::size_t i = 0; i < variance.size(); ++i)
      if (!(variance[i] > 0)) return Refusal{at_index("variance", i), "must be positive"};

    const Input* weight = find_input(batch, "weight");
    const double share = share_of(reduction, prediction.size());
    const auto by_prediction = find_output(gradients, "prediction");
    const auto by_variance = find_output(gradients, "variance");
    reduce(reduction, prediction.size(), value, [&](std::size_t begin, std::span<double> values) {
      for (std::size_t k = 0, i = begin; k < values.size(); ++k, ++i) {
        const double own = weight == nullptr ? 1 : weight->values[i];
        const double error = prediction[i] - target[i];
        const double slope = error / variance[i];
        values[k] = own * (0.5 * elementary::log(variance[i]) + 0.5 * error * slope);
        if (!by_prediction.empty()) by_prediction[i] = share * (own * slope);
        if (!by_variance.empty())
          by_variance[i] = share * (own * slope_by_variance(error, variance[i]));
      }
    });
    return std::nullopt;
  }
};

} // namespace

const Entry& gaussian_nll() {
  static const Entry entry{
      .card =
          {.id = "gaussian_nll",
           .name = "Gaussian NLL",
           .short_name = "Gaussian NLL",
           .family = Family::regression,
           .in_guide = false,
           .formula =
               R"(L(y,\hat y,\sigma^2)=\tfrac12\left(\log\sigma^2+\frac{(\hat y-y)^2}{\sigma^2}\right))",
           .parameters = {},
           .intuition = "The model says not only what it expects but how sure it is. A miss costs "
                        "less where it announced a large variance, and log σ² is the price of "
                        "announcing one.",
           .use = "Regression that should report its own uncertainty, or data whose noise differs "
                  "from place to place. With the variance held at 1, as it is drawn here, it is "
                  "half the squared error. Not with gross outliers: they are squared all the same.",
           .strengths = {"The negative log-likelihood of normal noise, up to a constant",
                         "Learns where the data are noisy and trusts them less there"},
           .weaknesses = {"Not convex in mean and variance together",
                          "A variance that nears zero makes the gradient explode",
                          "Can hide a bad mean behind a large variance early in training",
                          "Needs a second output"},
           .activation = "none (linear) for the mean; softplus or exp for the variance",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .axes = {Axis::error, Axis::prediction},
           .drawn_target = 0,
           .conventions =
               {{"PyTorch", "torch.nn.GaussianNLLLoss(full=False, eps=1e-6)",
                 "the same; raises the variance to at least eps, where here one that is not "
                 "positive is refused. full=True adds ½ log 2π. Arguments: input, target, var",
                 [](const Case& at) {
                   return at.changing("variance", [](double each) { return std::max(each, 1e-6); })
                       .mean();
                 }}},
           .examples = {{{},
                         {{"prediction", {1, 1, 1}, {2}},
                          {"target", {1, 1, 1}, {0}},
                          {"variance", {1, 1, 1}, {1}}},
                         2,
                         "by hand: ½(log 1 + 2²/1)"},
                        {{},
                         {{"prediction", {1, 1, 1}, {2}},
                          {"target", {1, 1, 1}, {0}},
                          {"variance", {1, 1, 1}, {4}}},
                         1.1931471805599453094,
                         "by hand: ½(log 4 + 2²/4) = log 2 + ½"}},
           .sources = {"D. A. Nix, A. S. Weigend, Estimating the Mean and Variance of the Target "
                       "Probability Distribution, IEEE International Conference on Neural Networks "
                       "(1994)",
                       "PyTorch, torch.nn.GaussianNLLLoss"}},
      .make = make<GaussianNll>};
  return entry;
}

} // namespace losslab::losses
