#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/elementary.h"
#include "core/loss/embedding/cosine.h"
#include "core/loss/rows.h"

#include <limits>

namespace losslab::losses {

namespace {

/// The rows of an input at length 1; the zero vector stays what it is.
struct Directions {
  explicit Directions(const Input& input)
      : width(input.shape[1]), entries(input.values.size()), gradient(input.values.size()) {
    for (std::size_t i = 0; i < input.shape[0]; ++i) {
      vectors.emplace_back(input.values.subspan(i * width, width));
      for (std::size_t k = 0; k < width && vectors[i].length > 0; ++k)
        entries[i * width + k] = vectors[i][k] / vectors[i].length;
    }
  }

  std::span<const double> row(std::size_t i) const {
    return std::span(entries).subspan(i * width, width);
  }
  std::span<double> gradient_row(std::size_t i) {
    return std::span(gradient).subspan(i * width, width);
  }

  std::size_t width;
  std::vector<ScaledVector> vectors;
  std::vector<double> entries;
  std::vector<double> gradient; ///< by the directions
};

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    sum += a[k] * b[k];
  return sum;
}

void add_times(std::span<double> sum, double factor, std::span<const double> row) {
  for (std::size_t k = 0; k < sum.size(); ++k)
    sum[k] += factor * row[k];
}

/// The gradient by the vectors from that by their directions: only what is across a vector turns
/// it, and a long one turns less.
void write_gradient(Directions& of, double share, double temperature, std::span<double> out) {
  for (std::size_t i = 0; i < of.vectors.size() && !out.empty(); ++i) {
    const auto row = of.row(i);
    const auto pull = of.gradient_row(i);
    const ScaledVector& vector = of.vectors[i];
    add_times(pull, -dot(pull, row), row);
    for (std::size_t k = 0; k < of.width; ++k)
      out[i * of.width + k] =
          vector.length == 0 ? 0 : share * (pull[k] / vector.length * vector.unit / temperature);
  }
}

class InfoNce final : public Loss {
 public:
  InfoNce(const Card& card, std::span<const double> parameters)
      : card_(card), temperature_(parameters[0]) {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return {&temperature_, 1}; }

  std::span<const std::string_view> differentiable() const override {
    static constexpr std::array<std::string_view, 2> both{"a", "b"};
    return both;
  }

  std::optional<Refusal> evaluate(Batch batch, Reduction reduction, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    static constexpr std::array inputs{RowInput{"a", RowInput::Extent::row, true},
                                       RowInput{"b", RowInput::Extent::row, true}};
    if (auto refusal = refuse_rows(card_, batch, inputs)) return refusal;
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
    Directions a(*find_input(batch, "a"));
    Directions b(*find_input(batch, "b"));
    const std::size_t samples = a.vectors.size();
    std::vector<double> cosines(samples);
    reduce(reduction, samples, value, [&](std::size_t begin, std::span<double> values) {
      for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = one_among_all(begin + k, a, b, cosines);
    });
    const double share = share_of(reduction, samples);
    write_gradient(a, share, temperature_, find_output(gradients, "a"));
    write_gradient(b, share, temperature_, find_output(gradients, "b"));
    return std::nullopt;
  }

 private:
  /// −log of the share that row i of a gives to its partner; adds to the gradients by the
  /// directions, times the temperature.
  double one_among_all(std::size_t i, Directions& a, Directions& b,
                       std::vector<double>& shares) const {
    for (std::size_t j = 0; j < shares.size(); ++j)
      shares[j] = dot(a.row(i), b.row(j));
    const double own = shares[i];
    const auto nearest = std::max_element(shares.begin(), shares.end());
    const double best = *nearest;
    double others = 0; // beside the nearest, whose own term is 1
    for (auto each = shares.begin(); each != shares.end(); ++each) {
      *each = elementary::exp((*each - best) / temperature_);
      if (each != nearest) others += *each;
    }
    double wrong = 0; // what the partner lacks to 1, without the cancellation
    for (std::size_t j = 0; j < shares.size(); ++j) {
      shares[j] /= 1 + others;
      if (j != i) wrong += shares[j];
    }
    shares[i] = -wrong;
    for (std::size_t j = 0; j < shares.size(); ++j) {
      add_times(a.gradient_row(i), shares[j], b.row(j));
      add_times(b.gradient_row(j), shares[j], a.row(i));
    }
    return (best - own) / temperature_ + elementary::log1p(others);
  }

  const Card& card_;
  double temperature_;
};

/// One batch of both views, where each is to be told from all the others, on either side.
double nt_xent(const Case& at) {
  const std::size_t pairs = at.samples();
  const std::size_t width = at.width();
  std::vector<double> all = at.input("a").values;
  const std::vector<double>& b = at.input("b").values;
  all.insert(all.end(), b.begin(), b.end());
  const auto similarity = [&](std::size_t i, std::size_t j) {
    const std::span<const double> vectors(all);
    return Cosine(vectors.subspan(i * width, width), vectors.subspan(j * width, width)).value() /
           at["temperature"];
  };
  double cost = 0;
  for (std::size_t i = 0; i < 2 * pairs; ++i) {
    std::vector<double> others;
    for (std::size_t j = 0; j < 2 * pairs; ++j)
      if (j != i) others.push_back(similarity(i, j));
    const double peak = *std::max_element(others.begin(), others.end());
    double sum = 0;
    for (const double each : others)
      sum += std::exp(each - peak);
    cost += peak + std::log(sum) - similarity(i, (i + pairs) % (2 * pairs));
  }
  return cost / static_cast<double>(2 * pairs);
}

} // namespace

const Entry& info_nce() {
  static const Entry entry{
      .card =
          {.id = "info_nce",
           .name = "InfoNCE",
           .short_name = "InfoNCE",
           .family = Family::embedding,
           .in_guide = false,
           .formula = R"(L_i=-\log\frac{e^{\cos(a_i,b_i)/\tau}}{\sum_j e^{\cos(a_i,b_j)/\tau}})",
           .inputs = "a, b: vectors [n][d]; row i of a and row i of b belong together, all other "
                     "rows of b are the strangers it is told from",
           .kind = InputKind::pairs,
           .parameters = {{.id = "temperature",
                           .symbol = "τ",
                           .name = "how sharply near strangers are singled out",
                           .fallback = 0.07,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.05,
                           .slider_high = 1}},
           .intuition = "A multiple-choice question for each row: which of all the b is mine? It "
                        "is cross-entropy over cosines. A low temperature asks about the nearest "
                        "strangers only.",
           .use = "Learning without labels: two views of one picture, a picture and its caption, "
                  "a question and its answer. Wants large batches, since the batch supplies the "
                  "strangers. Not where many rows of a batch belong together: they would be pushed "
                  "apart.",
           .strengths = {"One batch gives n positives and n² − n negatives, free of charge",
                         "Hard negatives weigh most by themselves",
                         "Its value bounds the mutual information: log n − L at most"},
           .weaknesses = {"Few strangers, easy question: small batches teach little",
                          "A stranger that is really kin is pushed away all the same",
                          "Sensitive to τ: too low and training hangs on few pairs",
                          "Not defined for a zero vector: its cosines count as 0, its gradient "
                          "as 0"},
           .activation = "none (linear): the cosine does the scaling",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = true,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.CrossEntropyLoss()",
                 "of a @ b.T / τ with target torch.arange(n), rows scaled to length 1 before. CLIP "
                 "takes the mean of this and the same with a and b exchanged",
                 &Case::mean},
                {"Optax", "optax.losses.ntxent(embeddings, labels, temperature=0.07)",
                 "NT-Xent of SimCLR: one batch holds both views, here a above b, and all the "
                 "others "
                 "are strangers, on both sides; the mean over all of them",
                 &nt_xent},
                {"PyTorch Metric Learning", "losses.NTXentLoss(temperature=0.07)",
                 "takes embeddings and labels; each pair of one label is a question"}},
           .compared = {{"a", {3, 2, 1}, {1, 0, 0, 1, 1, 1}}, {"b", {3, 2, 1}, {2, 1, 0, 3, 1, 2}}},
           .examples = {{{{"temperature", 1}},
                         {{"a", {2, 2, 1}, {1, 0, 0, 1}}, {"b", {2, 2, 1}, {2, 0, 0, 3}}},
                         0.31326168751822283405,
                         "by hand: log(1 + e^−1), partners parallel, strangers at right angles"},
                        {{},
                         {{"a", {2, 2, 1}, {1, 0, 2, 0}}, {"b", {2, 2, 1}, {0, 1, 0, 1}}},
                         0.69314718055994530942,
                         "by hand: log 2, nothing tells partner from stranger"},
                        {{{"temperature", 0.5}},
                         {{"a", {1, 2, 1}, {1, 2}}, {"b", {1, 2, 1}, {-2, 1}}},
                         0,
                         "by hand: no stranger, no question"}},
           .sources = {"A. van den Oord, Y. Li, O. Vinyals, Representation Learning with "
                       "Contrastive Predictive Coding (2018)",
                       "K. He, H. Fan, Y. Wu, S. Xie, R. Girshick, Momentum Contrast for "
                       "Unsupervised Visual Representation Learning, CVPR 2020 (τ = 0.07)"}},
      .make = make<InfoNce>};
  return entry;
}

} // namespace losslab::losses
