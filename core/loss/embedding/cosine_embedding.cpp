#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/embedding/cosine.h"
#include "core/loss/rows.h"

namespace losslab::losses {

namespace {

struct CosineEmbedding {
  double margin;

  static constexpr std::array inputs{RowInput{"a", RowInput::Extent::row, true},
                                     RowInput{"b", RowInput::Extent::row, true},
                                     RowInput{"target", RowInput::Extent::number, false}};
  static std::optional<Fault> objection(const Rows<3>& at) {
    if (std::abs(at[2][0]) == 1) return std::nullopt;
    return Fault{2, std::nullopt, "must be 1 for alike or −1 for unlike"};
  }

  double operator()(const Rows<3>& at, const Slopes<3>& slope) const {
    const auto [a, b, target] = at;
    const Cosine cosine(a, b);
    const bool alike = target[0] == 1;
    const double excess = cosine.value() - margin;
    const double by_cosine = alike ? -1 : excess > 0 ? 1 : 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
      if (!slope[0].empty()) slope[0][k] = by_cosine == 0 ? 0 : by_cosine * cosine.slope_by_a(k);
      if (!slope[1].empty()) slope[1][k] = by_cosine == 0 ? 0 : by_cosine * cosine.slope_by_b(k);
    }
    return alike ? cosine.lack() : std::max(excess, 0.0);
  }
};

/// For libraries that know only pairs that should be alike.
Case as_alike(const Case& at) {
  return at.changing("target", [](double) { return 1.0; });
}

} // namespace

const Entry& cosine_embedding() {
  static const Entry entry{
      .card =
          {.id = "cosine_embedding",
           .name = "Cosine embedding",
           .short_name = "Cosine",
           .family = Family::embedding,
           .in_guide = true,
           .formula =
               R"(L(a,b,t)=\begin{cases}1-\cos(a,b)&t=+1\\\max(0,\;\cos(a,b)-\kappa)&t=-1\end{cases}\qquad\cos(a,b)=\frac{a\cdot b}{\lVert a\rVert\,\lVert b\rVert})",
           .inputs = "a, b: vectors [n][d]; target [n]: 1 where a pair should be alike, −1 where "
                     "it should not",
           .kind = InputKind::pair,
           .parameters = {{.id = "margin",
                           .symbol = "κ",
                           .name = "the cosine that unlike pairs may keep",
                           .fallback = 0,
                           .low = -1,
                           .high = 1,
                           .slider_low = -0.5,
                           .slider_high = 0.9}},
           .intuition = "Only directions count, never lengths. Alike pairs turn towards each "
                        "other; unlike ones turn away until the angle is wide enough: a right "
                        "angle at κ = 0.",
           .use = "Texts, documents, users and items: where the length of a vector says how much "
                  "there is and the direction says of what. Not where the length carries meaning, "
                  "and not for the exact order of candidates: triplet or InfoNCE compare them.",
           .strengths = {"Lengths do not matter: a long text is no outlier",
                         "Between 0 and 2, whatever the dimension",
                         "The gradient is at right angles to the vector: it turns, nothing else"},
           .weaknesses =
               {"Opposite vectors that should be alike feel no pull at all",
                "Short vectors are turned more: the gradient grows as one over the length",
                "The zero vector has no direction: its cosine counts as 0 here, with "
                "gradient 0",
                "Looks at one pair at a time"},
           .activation = "none (linear): the cosine does the scaling",
           .at_kinks = "0 where an unlike pair's cosine is exactly κ: it does not push. With a "
                       "zero vector, where the cosine is not defined, also 0",
           .properties = {.convex = false,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = true,
                          .probabilistic = false,
                          .handles_outliers = true},
           .conventions =
               {{"PyTorch", "torch.nn.CosineEmbeddingLoss(margin=0.0)",
                 "the same, but 1e-12 is added to both squared lengths: with a zero vector the "
                 "cosine is 0 as here, its gradient however about 1e6",
                 &Case::mean},
                {"Keras", "keras.losses.CosineSimilarity(axis=-1)",
                 "is −cos, for alike pairs only: 1 less than here",
                 [](const Case& at) { return as_alike(at).mean() - 1; }},
                {"Optax", "optax.losses.cosine_distance(predictions, targets)",
                 "is 1 − cos, for alike pairs only; one value per sample",
                 [](const Case& at) { return as_alike(at).none(); }},
                {"SciPy", "scipy.spatial.distance.cosine(u, v)", "is 1 − cos of one pair",
                 [](const Case& at) { return as_alike(at).none(); }},
                {"scikit-learn", "sklearn.metrics.pairwise.paired_cosine_distances(X, Y)",
                 "is 1 − cos, row by row", [](const Case& at) { return as_alike(at).none(); }},
                {"mlpack", "CosineEmbeddingLoss(margin = 0.0, similarity = true)",
                 "one kind of pair for the whole batch, alike unless told otherwise; sums by "
                 "default",
                 [](const Case& at) { return as_alike(at).sum(); }}},
           .examples =
               {{{},
                 {{"a", {1, 2, 1}, {3, 4}}, {"b", {1, 2, 1}, {4, 3}}, {"target", {1, 1, 1}, {1}}},
                 0.04,
                 "by hand: 1 − 24/25"},
                {{},
                 {{"a", {1, 2, 1}, {3, 4}}, {"b", {1, 2, 1}, {4, 3}}, {"target", {1, 1, 1}, {-1}}},
                 0.96,
                 "by hand: 24/25"},
                {{{"margin", 0.5}},
                 {{"a", {1, 2, 1}, {1, 0}}, {"b", {1, 2, 1}, {0, 7}}, {"target", {1, 1, 1}, {-1}}},
                 0,
                 "by hand: a right angle is wide enough"}},
           .sources = {"J. Bromley, I. Guyon, Y. LeCun, E. Säckinger, R. Shah, Signature "
                       "Verification using a Siamese Time Delay Neural Network, NeurIPS 1993",
                       "PyTorch, torch.nn.CosineEmbeddingLoss"}},
      .make = make<RowLoss<CosineEmbedding, 1>>};
  return entry;
}

} // namespace losslab::losses
