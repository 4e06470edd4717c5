#include "core/loss/batch.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/ctc_lattice.h"

namespace losslab::losses {

namespace {

/// A batch that has been looked through.
struct Speech {
  const Input* prediction; ///< [n][T][C]
  const Input* target;     ///< [n][labels]
  const Input* length;     ///< [n], or nullptr: all labels count

  std::size_t samples() const { return prediction->shape[0]; }
  std::size_t labels_of(std::size_t sample) const {
    return length == nullptr ? target->shape[1] : static_cast<std::size_t>(length->values[sample]);
  }
  std::span<const double> text(std::size_t sample) const {
    return target->values.subspan(sample * target->shape[1], labels_of(sample));
  }
};

bool whole_below(double value, std::size_t limit) {
  return value >= 0 && value < static_cast<double>(limit) && value == std::floor(value);
}

std::string at_index(std::string_view name, std::size_t i, std::size_t j) {
  std::string place = losslab::at_index(name, i);
  return place.append("[").append(std::to_string(j)).append("]");
}

std::optional<Refusal> refuse_shapes(const Speech& speech, std::size_t blank) {
  const auto [prediction, target, length] = speech;
  if (prediction->values.empty()) return Refusal{"prediction", "is empty"};
  if (prediction->shape[2] < 2)
    return Refusal{"prediction", "must hold logits [n][T][C]: for each sample and frame a list, of "
                                 "the blank and one class or more"};
  if (blank >= prediction->shape[2])
    return Refusal{"blank", "must be one of the " + std::to_string(prediction->shape[2]) +
                                " classes, counted from 0"};
  for (const Input* each : {target, length}) {
    if (each == nullptr) continue;
    const std::string name(each->name);
    if (each->values.empty()) return Refusal{name, "is empty"};
    if (each->shape[0] != speech.samples())
      return Refusal{name, "has " + std::to_string(each->shape[0]) +
                               " samples where prediction has " + std::to_string(speech.samples())};
    if (each->shape[2] > 1 || (each == length && each->shape[1] > 1))
      return Refusal{name, each == length ? "must hold one number per sample"
                                          : "must hold one list of labels per sample"};
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_values(const Speech& speech, std::size_t blank) {
  const auto [prediction, target, length] = speech;
  const std::size_t classes = prediction->shape[2];
  for (std::size_t i = 0; i < prediction->values.size(); ++i)
    if (!std::isfinite(prediction->values[i])) {
      const std::size_t frame = i / classes;
      std::string place =
          at_index("prediction", frame / prediction->shape[1], frame % prediction->shape[1]);
      return Refusal{place.append("[").append(std::to_string(i % classes)).append("]"),
                     "is not a finite number"};
    }
  for (std::size_t i = 0; length != nullptr && i < speech.samples(); ++i)
    if (!whole_below(length->values[i], target->shape[1] + 1))
      return Refusal{losslab::at_index("length", i), "must be a whole number from 0 to " +
                                                         std::to_string(target->shape[1]) +
                                                         ", the labels there are"};
  for (std::size_t i = 0; i < target->values.size(); ++i) {
    const std::size_t sample = i / target->shape[1];
    const std::size_t place = i % target->shape[1];
    const double label = target->values[i];
    const bool counts = place < speech.labels_of(sample);
    if (counts ? !whole_below(label, classes) || label == static_cast<double>(blank)
               : !std::isfinite(label))
      return Refusal{at_index("target", sample, place),
                     "must be a class, a whole number from 0 to " + std::to_string(classes - 1) +
                         ", and not the blank"};
  }
  return std::nullopt;
}

class Ctc final : public Loss {
 public:
  Ctc(const Card& card, std::span<const double> parameters)
      : card_(card), parameters_{parameters[0]} {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return parameters_; }
  std::size_t samples(Batch batch) const override {
    const Input* prediction = find_input(batch, "prediction");
    return prediction == nullptr ? 0 : prediction->shape[0];
  }

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    const auto blank = static_cast<std::size_t>(parameters_[0]);
    for (const Input& input : batch)
      if (input.name != "prediction" && input.name != "target" && input.name != "length")
        return Refusal{std::string(input.name), "is no input of " + card_.id};
    const Speech speech{find_input(batch, "prediction"), find_input(batch, "target"),
                        find_input(batch, "length")};
    if (speech.prediction == nullptr) return Refusal{"prediction", "is missing"};
    if (speech.target == nullptr) return Refusal{"target", "is missing"};
    if (auto refusal = refuse_shapes(speech, blank)) return refusal;
    if (auto refusal = refuse_values(speech, blank)) return refusal;
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;

    const auto slope = find_output(gradients, "prediction");
    const std::size_t classes = speech.prediction->shape[2];
    const std::size_t stride = speech.prediction->shape[1] * classes;
    CtcLattice lattice;
    BlockSum sum;
    for (std::size_t i = 0; i < speech.samples(); ++i) {
      lattice.fill(speech.prediction->values.subspan(i * stride, stride), classes, speech.text(i),
                   blank);
      const double share = share_of_sample(speech, i, reduction);
      if (reduction == Reduction::none) value[i] = lattice.cost();
      sum.add(share * lattice.cost());
      if (slope.empty()) continue;
      const auto by_logits = slope.subspan(i * stride, stride);
      lattice.gradient(by_logits);
      for (double& each : by_logits)
        each *= share;
    }
    if (reduction != Reduction::none) value[0] = sum.total();
    return std::nullopt;
  }

 private:
  /// The mean is one over samples of the cost per label, as PyTorch's.
  static double share_of_sample(const Speech& speech, std::size_t sample, Reduction reduction) {
    if (reduction != Reduction::mean) return 1;
    const std::size_t labels = std::max<std::size_t>(1, speech.labels_of(sample));
    return 1 / (static_cast<double>(speech.samples()) * static_cast<double>(labels));
  }

  const Card& card_;
  std::array<double, 1> parameters_;
};

} // namespace

const Entry& ctc() {
  static const Entry entry{
      .card =
          {.id = "ctc",
           .name = "CTC",
           .short_name = "CTC",
           .family = Family::sequence,
           .in_guide = true,
           .formula =
               R"(L(\ell,z)=-\log\sum_{\pi\,\in\,\mathcal B^{-1}(\ell)}\ \prod_{t=1}^{T}p_t(\pi_t),\qquad p_t=\operatorname{softmax}(z_t))",
           .inputs = "prediction: logits [n][T][C]; target: labels [n][L], none of them the blank; "
                     "length [n]: how many of the labels count, all where it is left out",
           .kind = InputKind::frames,
           .parameters = {{.id = "blank",
                           .symbol = "blank",
                           .name = "the class that means: nothing new here",
                           .fallback = 0,
                           .low = 0,
                           .high = 2147483647,
                           .slider_low = 0,
                           .slider_high = 3,
                           .whole = true}},
           .intuition = "The text is known, not which frame says which letter. So every alignment "
                        "counts: letters may last, blanks may stand between, and their "
                        "probabilities are summed. The gradient sends each frame to the letters "
                        "that these alignments expect there.",
           .use = "Speech and handwriting, where labels come without times and in the same order "
                  "as the sound. Not where outputs may be longer than inputs or change their "
                  "order, as in translation.",
           .strengths = {"Needs no alignment by hand",
                         "The exact sum over all of them, in time T × labels"},
           .weaknesses = {"Takes frames as independent of one another: knows no language",
                          "Tends to spikes: blanks nearly everywhere, letters in single frames",
                          "Impossible, so infinite, when there are fewer frames than letters and "
                          "the blanks between equal ones"},
           .activation = "none in the network; softmax over classes and blank when probabilities "
                         "are wanted",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.CTCLoss(blank=0, reduction='mean', zero_infinity=False)",
                 "takes log-probabilities [T][n][C]. The same mean: each cost divided by its "
                 "labels, then averaged. Of an impossible text its gradient is NaN; here the cost "
                 "is infinite, too, and the gradient 0",
                 &Case::mean},
                {"Keras", "keras.losses.CTC()",
                 "the mean of the costs, none divided by its labels; the blank is always 0 and "
                 "ends a text. keras.backend.ctc_batch_cost of Keras 2 has the blank last",
                 [](const Case& at) { return at["blank"] == 0 ? at.none().mean() : Reported(); }},
                {"Optax",
                 "optax.ctc_loss(logits, logit_paddings, labels, label_paddings, blank_id=0)",
                 "one cost per sample, not divided by its labels", &Case::none}},
           .compared = {{"prediction",
                         {2, 3, 3},
                         {2, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 2, 0, 1, 1, 0}},
                        {"target", {2, 2, 1}, {1, 2, 1, 2}},
                        {"length", {2, 1, 1}, {2, 1}}},
           .examples = {{{},
                         {{"prediction", {1, 2, 2}, {0, 0, 0, 0}}, {"target", {1, 1, 1}, {1}}},
                         0.28768207245178092744,
                         "by hand: of four paths three read \"a\", so −log ¾"},
                        {{},
                         {{"prediction", {1, 3, 2}, {0, 0, 0, 0, 0, 0}},
                          {"target", {1, 2, 1}, {1, 1}}},
                         1.0397207708399179641,
                         "by hand: only a–blank–a reads \"aa\", −log ⅛, over two labels"}},
           .sources = {"A. Graves, S. Fernández, F. Gomez, J. Schmidhuber, Connectionist Temporal "
                       "Classification, ICML 2006"}},
      .make = make<Ctc>};
  return entry;
}

} // namespace losslab::losses
