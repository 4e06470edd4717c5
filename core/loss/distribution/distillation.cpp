#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/distribution/bins.h"
#include "core/loss/distribution/exponential.h"
#include "core/loss/rows.h"

namespace losslab::losses {

namespace {

std::size_t largest(std::span<const double> row) {
  return static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
}

// With p = softmax(t/T), q = softmax(z/T) and r = log(q/p), the divergence is Σ p·(e^r − 1 − r) and
// q − p is p·(e^r − 1): no term cancels, however close student and teacher are. r is known from its
// value at one class, the teacher's favourite, and from the logits' differences to that class.
// Long double, because exp multiplies the rounding error of its argument by that argument.
struct Distillation {
  double temperature;

  static constexpr std::array inputs{RowInput{"prediction", RowInput::Extent::row, true},
                                     RowInput{"target", RowInput::Extent::row, false}};
  static std::optional<Fault> objection(const Rows<2>& /*at*/) { return std::nullopt; }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto [student, teacher] = at;
    const std::size_t favourite = largest(teacher);
    const std::size_t top = largest(student);
    const long double of_teacher = sum_of_exp(teacher, favourite);
    const long double of_student = sum_of_exp(student, top);
    const long double at_favourite = log_ratio_at(at, favourite, top, of_teacher, of_student);
    const long double scale = temperature;
    long double sum = 0;
    for (std::size_t k = 0; k < teacher.size(); ++k) {
      const long double p = std::exp(above(teacher, k, favourite)) / of_teacher;
      const long double q = std::exp(above(student, k, top)) / of_student;
      const long double r = at_favourite + lead(at, k, favourite);
      const bool near = std::abs(r) < 1;
      sum += near ? p * exp_beyond_linear(r) : q - p - p * r;
      if (!slope[0].empty())
        slope[0][k] = static_cast<double>(scale * (near ? p * std::expm1(r) : q - p));
    }
    return static_cast<double>(scale * scale * sum);
  }

 private:
  /// How far logit k lies above another of its row, in units of T.
  long double above(std::span<const double> row, std::size_t k, std::size_t other) const {
    return (static_cast<long double>(row[k]) - row[other]) / temperature;
  }
  /// By how much the student ranks k higher above the favourite than the teacher does.
  long double lead(const Rows<2>& at, std::size_t k, std::size_t favourite) const {
    const long double student = static_cast<long double>(at[0][k]) - at[0][favourite];
    const long double teacher = static_cast<long double>(at[1][k]) - at[1][favourite];
    return (student - teacher) / temperature;
  }
  long double sum_of_exp(std::span<const double> row, std::size_t top) const {
    long double sum = 0;
    for (std::size_t k = 0; k < row.size(); ++k)
      sum += std::exp(above(row, k, top));
    return sum;
  }

  /// log(q/p) of the teacher's favourite. Where it is nearly the student's too, from the sum of the
  /// classes' differences; elsewhere the two logarithms are far apart.
  long double log_ratio_at(const Rows<2>& at, std::size_t favourite, std::size_t top,
                           long double of_teacher, long double of_student) const {
    const auto [student, teacher] = at;
    const long double missed = above(student, top, favourite);
    if (missed > 1) return std::log(of_teacher / of_student) - missed;
    long double difference = 0;
    for (std::size_t k = 0; k < teacher.size(); ++k) {
      const long double u = std::exp(above(teacher, k, favourite));
      const long double ahead = lead(at, k, favourite);
      difference +=
          std::abs(ahead) < 1 ? -u * std::expm1(ahead) : u - std::exp(above(student, k, favourite));
    }
    return std::log1p(difference / (of_student * std::exp(missed)));
  }
};

std::vector<double> softened(Case::Row logits, double temperature) {
  const double peak = *std::max_element(logits.begin(), logits.end());
  std::vector<double> p;
  double sum = 0;
  for (const double each : logits)
    sum += p.emplace_back(std::exp((each - peak) / temperature));
  for (double& each : p)
    each /= sum;
  return p;
}

} // namespace

const Entry& distillation() {
  static const Entry entry{
      .card =
          {.id = "distillation",
           .name = "Distillation",
           .short_name = "Distillation",
           .family = Family::distribution,
           .in_guide = true,
           .formula =
               R"(L(t,z)=T^2\,D_{\mathrm{KL}}\bigl(\mathrm{softmax}(t/T)\,\|\,\mathrm{softmax}(z/T)\bigr))",
           .inputs = "prediction z and target t: logits [n][C] of the student and the teacher",
           .kind = InputKind::teacher,
           .parameters = {{.id = "temperature",
                           .symbol = "T",
                           .name = "how far the softmax is softened",
                           .fallback = 2,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.5,
                           .slider_high = 10}},
           .intuition = "A large teacher knows more than the right answer: that a 3 looks more "
                        "like an 8 than like a 1. Dividing all logits by T lifts the small "
                        "probabilities that say so, and the student learns to match them. T² "
                        "keeps the gradient from fading as T grows.",
           .use = "Training a small or fast model from a large one, mostly beside ordinary "
                  "cross-entropy on the labels. T of 2 to 5 is a usual start. Not without a good "
                  "teacher: its mistakes are learnt too.",
           .strengths = {"Every example teaches about all classes, not one",
                         "Needs no labels, only the teacher's logits",
                         "At large T it becomes half the squared distance of the centred logits, "
                         "divided by C"},
           .weaknesses = {"One more parameter, and a weight beside the label loss",
                          "Hands on the teacher's errors and overconfidence",
                          "The teacher must be run, or its logits stored"},
           .activation = "none in the network: the loss takes the softmax at T itself",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.KLDivLoss(reduction='batchmean')",
                 "fed with log_softmax(z/T) and softmax(t/T); T² is left to you. The default "
                 "reduction 'mean' divides by the classes too",
                 [](const Case& at) {
                   return at.mean() / (at["temperature"] * at["temperature"]);
                 }},
                {"Keras", "keras.losses.KLDivergence()",
                 "on softmax(t/T), then softmax(z/T), both clipped to [1e-7, 1]; T² is left to you",
                 [](const Case& at) {
                   const auto soft = [temperature = at["temperature"]](Case::Row logits) {
                     return softened(logits, temperature);
                   };
                   return at.changing_rows("target", soft)
                       .changing_rows("prediction", soft)
                       .rows("target", "prediction", keras_kl)
                       .mean();
                 }},
                {"Optax", "optax.kl_divergence(log_softmax(z/T), softmax(t/T))",
                 "one value per sample; T² is left to you",
                 [](const Case& at) {
                   return at.none() / (at["temperature"] * at["temperature"]);
                 }}},
           .examples = {{{{"temperature", 1}},
                         {{"prediction", {1, 2, 1}, {0, 0}},
                          {"target", {1, 2, 1}, {1.0986122886681098, 0}}},
                         0.13081203594113695,
                         "by hand, teacher (¾, ¼) as t₁ = log 3: ¾·log 3/2 + ¼·log ½"},
                        {{},
                         {{"prediction", {1, 2, 1}, {0, 0}},
                          {"target", {1, 2, 1}, {2.1972245773362196, 0}}},
                         0.52324814376454783,
                         "by hand, the same at T = 2 with t₁ = 2·log 3: four times as much"}},
           .sources = {"G. Hinton, O. Vinyals, J. Dean, Distilling the Knowledge in a Neural "
                       "Network, arXiv:1503.02531 (2015)"}},
      .make = make<RowLoss<Distillation, 1>>};
  return entry;
}

} // namespace losslab::losses
