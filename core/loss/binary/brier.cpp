#include "core/loss/binary/label.h"
#include "core/loss/binary/logistic.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"

namespace losslab::losses {

namespace {

struct Brier {
  LOSSLAB_INLINE Point operator()(double logit, double target) const {
    const Logistic at = logistic(logit);
    const double p = at.sigmoid;
    const double q = at.sigmoid_of_minus;
    const double miss = (1 - target) * p - target * q; // p − y, without its cancellation
    const double rate = p * q;
    // rate + miss·(q − p), of which each class leaves one factor.
    const double bend = (1 - target) * p * (2 * q - p) + target * q * (2 * p - q);
    return {miss * miss, 2 * miss * rate, 2 * rate * bend};
  }
  static std::vector<double> kinks(double /*target*/) { return {}; }
  static std::optional<std::string_view> objection(double /*logit*/, double target) {
    return label::must_be_in_0_to_1(target);
  }
};

} // namespace

const Entry& brier() {
  static const Entry entry{
      .card =
          {.id = "brier",
           .name = "Brier (squared error)",
           .short_name = "Brier",
           .family = Family::binary,
           .in_guide = true,
           .formula = R"(L(y,z)=\left(\sigma(z)-y\right)^2,\qquad \sigma(z)=\frac1{1+e^{-z}})",
           .parameters = {},
           .intuition = "Squared error between probability and label. The sigmoid flattens on both "
                        "sides, so a model that is very wrong and very sure hardly learns: its "
                        "gradient has vanished.",
           .use = "As a score of finished forecasts: bounded, proper, easy to read. Seldom for "
                  "training a classifier; this curve beside BCE shows why not MSE.",
           .strengths = {"Proper: on average least for the true probability",
                         "Lies between 0 and 1, so one miss cannot rule the mean",
                         "Bad labels far out fall silent"},
           .weaknesses = {"The gradient carries σ′(z), which vanishes just where the model is most "
                          "wrong",
                          "Not convex in the logit: plateaus to get stuck on",
                          "Barely tells 0.01 from 0.0001, which matters for rare events"},
           .activation = "sigmoid",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = true,
                          .probabilistic = true,
                          .handles_outliers = true,
                          .proper = true},
           .axes = {Axis::logit, Axis::margin, Axis::probability},
           .drawn_target = 1,
           .conventions =
               {{"scikit-learn", "sklearn.metrics.brier_score_loss(y_true, y_prob)",
                 "the same mean, of a probability instead of a logit; the target comes first",
                 &Case::mean},
                {"PyTorch", "torch.nn.MSELoss()(torch.sigmoid(z), y)", "the same", &Case::mean},
                {"Keras", "keras.losses.MeanSquaredError()", "the same after a sigmoid output",
                 &Case::mean}},
           .compared = {{"prediction", {2, 1, 1}, {0, 2}}, {"target", {2, 1, 1}, {1, 0}}},
           .examples = {{{}, 0, 1, 0.25, "by hand: (½ − 1)²"},
                        {{}, 2, 0, 0.7758034925743758, "PyTorch 1.13 MSELoss of sigmoid(2)"},
                        {{}, 0, 0.75, 0.0625, "by hand: (½ − ¾)²"}},
           .sources = {"G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, "
                       "Monthly Weather Review 78 (1950)"}},
      .make = make<KernelLoss<Brier, 0>>};
  return entry;
}

} // namespace losslab::losses
