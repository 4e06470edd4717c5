#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/regression/error.h"

#include <algorithm>
#include <cmath>

namespace losslab::losses {

namespace {

struct EpsilonInsensitive {
  double epsilon;

  LOSSLAB_INLINE Point operator()(double prediction, double target) const {
    const double error = prediction - target;
    const double beyond = std::max(std::abs(error) - epsilon, 0.0);
    return {beyond, beyond > 0 ? error::sign(error) : 0.0, 0};
  }
  std::vector<double> kinks(double target) const {
    if (epsilon == 0) return {target};
    return {target - epsilon, target + epsilon};
  }
  static std::optional<std::string_view> objection(double, double) { return std::nullopt; }
};

} // namespace

const Entry& epsilon_insensitive() {
  static const Entry entry{
      .card = {.id = "epsilon_insensitive",
               .name = "ε-insensitive",
               .short_name = "ε-insens.",
               .family = Family::regression,
               .in_guide = false,
               .formula = R"(L_\varepsilon(y,\hat y)=\max\left(0,\ |\hat y-y|-\varepsilon\right))",
               .parameters = {error::tolerance()},
               .intuition =
                   "Errors up to ε cost nothing; beyond that, each further unit costs one. "
                   "Points inside this tube do not shape the fit at all, and those outside "
                   "or on its wall are the support vectors.",
               .use =
                   "Support vector regression, and measurements with a known tolerance. Set ε to "
                   "the error you can live with. Not where every small deviation matters.",
               .strengths = {"The solution rests on few points, the support vectors",
                             "One bad point pulls no harder than any other"},
               .weaknesses = {"ε has to be chosen, in the units of the target",
                              "Two corners, and a flat floor on which many fits are equally good"},
               .activation = "none (linear)",
               .at_kinks = "0 at |e| = ε: a point on the wall of the tube does not push",
               .properties = {.convex = true,
                              .smooth = false,
                              .bounded_gradient = true,
                              .redescending = false,
                              .probabilistic = false,
                              .handles_outliers = true},
               .axes = {Axis::error, Axis::prediction},
               .drawn_target = 0,
               .conventions =
                   {{"scikit-learn", "sklearn.svm.SVR(C=1.0, epsilon=0.1)",
                     "C times its sum, plus ½‖w‖²; LinearSVR takes epsilon=0 by default. The "
                     "number is that of w = 0",
                     &Case::sum},
                    {"scikit-learn",
                     "sklearn.linear_model.SGDRegressor(loss='epsilon_insensitive', epsilon=0.1)",
                     "the same mean, plus a penalty on the weights", &Case::mean}},
               .examples = {{{}, 0.05, 0, 0, "by hand: inside the tube"},
                            {{{"epsilon", 0.5}}, 2, 0, 1.5, "by hand: 2 − ½"},
                            {{{"epsilon", 0.25}}, 1, 3, 1.75, "by hand: 2 − ¼"}},
               .sources = {"V. N. Vapnik, The Nature of Statistical Learning Theory (1995)",
                           "A. J. Smola, B. Schölkopf, A Tutorial on Support Vector Regression, "
                           "Statistics and Computing 14 (2004)"}},
      .make = make<KernelLoss<EpsilonInsensitive, 1>>};
  return entry;
}

} // namespace losslab::losses
