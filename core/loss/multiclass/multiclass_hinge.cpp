#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/classes.h"

#include <limits>

namespace losslab::losses {

namespace {

class MulticlassHinge final : public Loss {
 public:
  MulticlassHinge(const Card& card, std::span<const double> parameters)
      : card_(card), parameters_{parameters[0], parameters[1]} {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return parameters_; }
  std::size_t samples(Batch batch) const override { return class_samples(batch); }

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    const auto read = class_batch(card_, batch, ClassTargets::indices, std::nullopt);
    if (!read) return read.refusal();
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
    const double divisor = reduction == Reduction::mean ? class_divisor(*read, std::nullopt) : 1;
    if (divisor == 0) return nothing_counts();
    const auto slope = find_output(gradients, "prediction");
    const std::size_t classes = read->classes;
    BlockSum sum;
    for (std::size_t i = 0; i < read->samples; ++i) {
      const auto row = slope.empty() ? slope : slope.subspan(i * classes, classes);
      const std::size_t label = read->label(i);
      const double weight = read->weight_of(label);
      const double cost =
          weight * sample(read->logits.subspan(i * classes, classes), label, weight / divisor, row);
      if (reduction == Reduction::none) value[i] = cost;
      sum.add(cost);
    }
    if (reduction != Reduction::none) value[0] = sum.total() / divisor;
    return std::nullopt;
  }

 private:
  double sample(std::span<const double> logits, std::size_t label, double part,
                std::span<double> slope) const {
    const auto [margin, p] = parameters_;
    const auto classes = static_cast<double>(logits.size());
    double sum = 0;
    double pushed = 0; // by all others, on the right class
    for (std::size_t k = 0; k < logits.size(); ++k) {
      const double short_of = k == label ? 0 : std::max(0.0, margin - (logits[label] - logits[k]));
      sum += p == 1 ? short_of : short_of * short_of;
      const double push = p == 1 ? static_cast<double>(short_of > 0) : 2 * short_of;
      pushed += push;
      if (!slope.empty()) slope[k] = part * (push / classes);
    }
    if (!slope.empty()) slope[label] = -part * (pushed / classes);
    return sum / classes;
  }

  const Card& card_;
  std::array<double, 2> parameters_;
};

double strongest_other(Case::Row scores, std::size_t right) {
  double strongest = -std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < scores.size(); ++k)
    if (k != right) strongest = std::max(strongest, scores[k]);
  return strongest;
}

/// The other hinge over classes: the lead over the strongest of the others.
double crammer_singer(Case::Row scores, Case::Row label) {
  const auto right = static_cast<std::size_t>(label[0]);
  return std::max(0.0, 1 + strongest_other(scores, right) - scores[right]);
}

} // namespace

const Entry& multiclass_hinge() {
  static const Entry entry{
      .card =
          {.id = "multiclass_hinge",
           .name = "Multi-class hinge",
           .short_name = "Mc. hinge",
           .family = Family::multiclass,
           .in_guide = false,
           .formula = R"(L(y,z)=\frac1C\sum_{c\ne y}\max\left(0,\;m-z_y+z_c\right)^{p})",
           .inputs = "prediction: scores [n][C]; target: classes [n]; class_weight [C] if wanted",
           .kind = InputKind::classes,
           .parameters = {{.id = "margin",
                           .symbol = "m",
                           .name = "by how much the right class must lead",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 3},
                          {.id = "p",
                           .symbol = "p",
                           .name = "1: as far as it is short; 2: its square",
                           .fallback = 1,
                           .low = 1,
                           .high = 2,
                           .slider_low = 1,
                           .slider_high = 2,
                           .whole = true}},
           .intuition = "The right class must lead every other by a margin. Each one that comes "
                        "closer pushes; those far enough behind are silent. Who wins by enough is "
                        "left alone.",
           .use = "Max-margin classifiers over several classes, as support vector machines are. "
                  "Not when probabilities are wanted: scores come out, and nothing calibrates "
                  "them.",
           .strengths = {"Samples that are safely right cost nothing and pull nothing",
                         "Convex in the scores"},
           .weaknesses = {"No probabilities", "Its gradient jumps at the margin (p = 1)",
                          "The classes that are far behind are never looked at"},
           .activation = "none (scores)",
           .at_kinks = "Exactly at the margin a class does not push: 0.",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions = {{"PyTorch", "torch.nn.MultiMarginLoss(p=1, margin=1.0, weight=None)",
                            "the same, except that its mean divides by the number of samples, not "
                            "by the sum of their weights",
                            &Case::mean},
                           {"scikit-learn", "sklearn.metrics.hinge_loss(y_true, pred_decision)",
                            "Crammer and Singer's, with margin 1: only the strongest other class "
                            "counts, and no 1/C",
                            [](const Case& at) {
                              return at.rows("prediction", "target", crammer_singer).mean();
                            }},
                           {"Optax", "optax.multiclass_hinge_loss(scores, labels)",
                            "Crammer and Singer's too, one value per sample",
                            [](const Case& at) {
                              return at.rows("prediction", "target", crammer_singer);
                            }},
                           {"Keras", "keras.losses.CategoricalHinge()",
                            "also of the strongest other class, but that counts as 0 where it is "
                            "negative: the right class's place holds a 0",
                            [](const Case& at) {
                              return at
                                  .rows("prediction", "target",
                                        [](Case::Row scores, Case::Row label) {
                                          const auto right = static_cast<std::size_t>(label[0]);
                                          return std::max(
                                              0.0, std::max(0.0, strongest_other(scores, right)) -
                                                       scores[right] + 1);
                                        })
                                  .mean();
                            }}},
           .compared = compared_classes(),
           .examples = {{{},
                         {{"prediction", {1, 3, 1}, {2, 1, 0}}, {"target", {1, 1, 1}, {1}}},
                         0.66666666666666666667,
                         "by hand: (max(0, 1 − 1 + 2) + max(0, 1 − 1 + 0))/3"},
                        {{{"p", 2}},
                         {{"prediction", {1, 3, 1}, {2, 1, 0}}, {"target", {1, 1, 1}, {2}}},
                         4.3333333333333333333,
                         "by hand: (3² + 2²)/3"}},
           .sources = {"J. Weston, C. Watkins, Support Vector Machines for Multi-Class Pattern "
                       "Recognition, ESANN 1999",
                       "PyTorch, torch.nn.MultiMarginLoss"}},
      .make = make<MulticlassHinge>};
  return entry;
}

} // namespace losslab::losses
