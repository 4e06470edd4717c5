#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/classes.h"

namespace losslab::losses {

namespace {

struct CrossEntropy {
  double label_smoothing;
  double ignore_index;

  double smoothing() const { return label_smoothing; }
  double ignored() const { return ignore_index; }
  Term operator()(double log_p, double /*p*/, double /*rest*/) const { return {-log_p, -1}; }
};

} // namespace

const Entry& cross_entropy() {
  static const Entry entry{
      .card =
          {.id = "cross_entropy",
           .name = "Cross-entropy",
           .short_name = "Cross-entr.",
           .family = Family::multiclass,
           .in_guide = true,
           .formula = R"(L(y,z)=-\log\frac{e^{z_y}}{\sum_c e^{z_c}}=\log\sum_c e^{z_c}-z_y)",
           .inputs = "prediction: logits [n][C]; target: classes [n], or shares of each class "
                     "[n][C]; class_weight [C] if wanted",
           .kind = InputKind::classes,
           .parameters = {{.id = "label_smoothing",
                           .symbol = "ε",
                           .name = "share of the label that is spread over all classes",
                           .fallback = 0,
                           .low = 0,
                           .high = 1,
                           .slider_low = 0,
                           .slider_high = 0.5},
                          {.id = "ignore_index",
                           .symbol = "ignore",
                           .name = "the label whose samples do not count",
                           .fallback = -100,
                           .low = -2147483648.0,
                           .high = 2147483647,
                           .slider_low = -100,
                           .slider_high = 9,
                           .whole = true}},
           .intuition = "How surprised the model is by the right class: −log of the probability it "
                        "gave it. A sure and wrong answer costs the most. By the logits the "
                        "gradient is simply p − y, the miss itself.",
           .use = "The default for choosing one class of several: digits, objects, the next word. "
                  "With rare classes add weights. Not when a sample may carry several labels at "
                  "once: there each label gets its own binary cross-entropy.",
           .strengths = {"The negative log-likelihood of the labels: probabilities come out "
                         "calibrated on ample data",
                         "Pushes hard as long as the answer is wrong, also where softmax has "
                         "saturated",
                         "Convex in the logits"},
           .weaknesses = {"A wrong label pulls as hard as a right one",
                          "Never satisfied: logits of separable data grow without end",
                          "Frequent classes outvote rare ones"},
           .activation = "none in the network; softmax when probabilities are wanted",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false,
                          .proper = true},
           .conventions =
               {{"PyTorch",
                 "torch.nn.CrossEntropyLoss(weight=None, ignore_index=-100, label_smoothing=0.0)",
                 "the same: takes logits, and the weighted mean divides by the sum of the weights. "
                 "Softmax before it is a common mistake: it is applied twice then",
                 &Case::mean},
                {"Keras",
                 "keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.0)",
                 "the same smoothing; one-hot targets, and y_true comes first. Probabilities, "
                 "which it takes unless from_logits=True, are clipped at 1e-7",
                 [](const Case& at) { return at.with("ignore_index", -100).mean(); }},
                {"Keras", "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
                 "of class indices, without smoothing; ignore_class is none by default",
                 [](const Case& at) { return at.under("cross_entropy").mean(); }},
                {"Optax", "optax.softmax_cross_entropy_with_integer_labels(logits, labels)",
                 "without smoothing, one value per sample; optax.smooth_labels smooths one-hot "
                 "labels",
                 [](const Case& at) { return at.under("cross_entropy").none(); }},
                {"scikit-learn", "sklearn.metrics.log_loss(y_true, y_pred)",
                 "takes probabilities, here those of softmax; the target comes first",
                 [](const Case& at) { return at.under("cross_entropy").mean(); }},
                {"mlpack", "NegativeLogLikelihood()",
                 "takes log-probabilities, and sums unless told otherwise",
                 [](const Case& at) { return at.under("cross_entropy").sum(); }}},
           .compared = compared_classes(),
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 1, 1}, {1}}},
                         0.69314718055994530942,
                         "by hand: two equal logits, log 2"},
                        {{},
                         {{"prediction", {1, 3, 1}, {2, 1, 0}}, {"target", {1, 1, 1}, {0}}},
                         0.4076059644443804,
                         "PyTorch 1.13 cross_entropy"},
                        {{{"label_smoothing", 0.1}},
                         {{"prediction", {1, 3, 1}, {2, 1, 0}}, {"target", {1, 1, 1}, {0}}},
                         0.5076059644443804,
                         "PyTorch 1.13 cross_entropy(label_smoothing=0.1)"}},
           .sources = {"J. S. Bridle, Probabilistic Interpretation of Feedforward Classification "
                       "Network Outputs, Neurocomputing (1990)",
                       "C. Szegedy et al., Rethinking the Inception Architecture for Computer "
                       "Vision, CVPR 2016 (label smoothing)",
                       "PyTorch, torch.nn.CrossEntropyLoss"}},
      .make = make<ProbabilityLoss<CrossEntropy, 2>>};
  return entry;
}

} // namespace losslab::losses
