#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct SquaredEpsilonInsensitive {
  double epsilon;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double beyond = std::max(std::abs(error) - epsilon, 0.0);
    // ≥, so that ε = 0 is the squared error at zero too.
    return {beyond * beyond, 2 * beyond * error::sign(error),
            std::abs(error) >= epsilon ? 2.0 : 0.0};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& squared_epsilon_insensitive() {
  static const Entry entry{
      .card =
          {.id = "squared_epsilon_insensitive",
           .name = "Squared ε-insensitive",
           .short_name = "ε-insens.²",
           .family = Family::regression,
           .in_guide = false,
           .formula = R"(L_\varepsilon(y,\hat y)=\max\left(0,\ |\hat y-y|-\varepsilon\right)^2)",
           .parameters = {error::tolerance()},
           .intuition = "Free up to ε, and the square of what lies beyond. The walls of the tube "
                        "are entered gently, because the gradient starts from zero there.",
           .use = "Support vector regression by solvers that want a continuous gradient. Not with "
                  "gross errors in the target: far out it is as sensitive as MSE.",
           .strengths = {"Gradient without jumps", "Ignores deviations within the tolerance"},
           .weaknesses = {"A single outlier can turn the whole fit, as with MSE",
                          "ε has to be chosen, in the units of the target"},
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
               {{"scikit-learn", "sklearn.svm.LinearSVR(loss='squared_epsilon_insensitive', C=1.0)",
                 "C times its sum, plus ½‖w‖²; epsilon=0 by default. The number is that of w = 0",
                 &Case::sum},
                {"scikit-learn",
                 "sklearn.linear_model.SGDRegressor(loss='squared_epsilon_insensitive', "
                 "epsilon=0.1)",
                 "the same mean, no ½, plus a penalty on the weights", &Case::mean}},
           .examples = {{{}, 0.05, 0, 0, "by hand: inside the tube"},
                        {{{"epsilon", 0.5}}, 2, 0, 2.25, "by hand: 1.5²"},
                        {{{"epsilon", 0}}, 1, 3, 4, "by hand: 2², the squared error"}},
           .sources = {"scikit-learn user guide, Support Vector Machines, LinearSVR",
                       "C.-H. Ho, C.-J. Lin, Large-scale Linear Support Vector Regression, Journal "
                       "of Machine Learning Research 13 (2012)"}},
      .make = make<KernelLoss<SquaredEpsilonInsensitive, 1>>};
  return entry;
}

} // namespace losslab::losses
