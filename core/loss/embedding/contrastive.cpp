#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/embedding/distance.h"
#include "core/loss/rows.h"

#include <limits>

namespace losslab::losses {

namespace {

struct Contrastive {
  double margin;

  static constexpr std::array inputs{RowInput{"a", RowInput::Extent::row, true},
                                     RowInput{"b", RowInput::Extent::row, true},
                                     RowInput{"target", RowInput::Extent::number, false}};
  static std::optional<Fault> objection(const Rows<3>& at) {
    if (at[2][0] == 0 || at[2][0] == 1) return std::nullopt;
    return Fault{2, std::nullopt, "must be 1 for the same class or 0 for different ones"};
  }

  double operator()(const Rows<3>& at, const Slopes<3>& slope) const {
    const auto [a, b, target] = at;
    const Distance distance(a, b);
    const bool same = target[0] == 1;
    const double missing = same ? 0 : std::max(margin - distance.value(), 0.0);
    for (std::size_t k = 0; k < a.size(); ++k) {
      // Of ½d² it is the difference itself, also where d² is out of range.
      const double by_a = same ? a[k] - b[k] : -missing * distance.slope(k);
      if (!slope[0].empty()) slope[0][k] = by_a;
      if (!slope[1].empty()) slope[1][k] = -by_a;
    }
    const double gap = same ? distance.value() : missing;
    return 0.5 * gap * gap;
  }
};

/// The hinge of a distance: d where the two are the same, max(0, margin − d) where not.
Reported unsquared(const Case& at) {
  Reported all =
      at.rows("a", "b", [](Case::Row a, Case::Row b) { return Distance(a, b, 2).value(); });
  for (std::size_t i = 0; i < all.values.size(); ++i)
    if (at.input("target").values[i] == 0)
      all.values[i] = std::max(0.0, at["margin"] - all.values[i]);
  return all;
}

} // namespace

const Entry& contrastive() {
  static const Entry entry{
      .card =
          {.id = "contrastive",
           .name = "Contrastive",
           .short_name = "Contrastive",
           .family = Family::embedding,
           .in_guide = true,
           .formula =
               R"(L(a,b,y)=\begin{cases}\tfrac12 d^2&y=1\text{ (same)}\\\tfrac12\max(0,\kappa-d)^2&y=0\text{ (different)}\end{cases}\qquad d=\lVert a-b\rVert_2)",
           .inputs = "a, b: vectors [n][d]; target [n]: 1 where a pair is of the same class, 0 "
                     "where it is not",
           .kind = InputKind::pair,
           .parameters = {{.id = "margin",
                           .symbol = "κ",
                           .name = "how far apart strangers must be",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 5}},
           .intuition = "Springs. One that is always stretched draws kin together, to a single "
                        "point. One that is pressed keeps strangers the margin apart, and lets "
                        "them be beyond it.",
           .use =
               "Siamese networks: signature and face verification, duplicate search, maps of "
               "data in few dimensions. Pairs are easier to come by than triplets. Where a class "
               "is wide by nature, triplet leaves it room; this one presses it to a point.",
           .strengths = {"Needs pairs only, and a yes or no for each",
                         "Distances get a scale: one threshold decides afterwards",
                         "Strangers beyond the margin are left in peace"},
           .weaknesses = {"Draws every class into one point, with all its variety",
                          "The pull on kin grows with distance: one wrong pair pulls hard",
                          "Pairs that are easy teach nothing: choose them",
                          "One margin for all classes"},
           .activation = "none (linear), often scaled to unit length",
           .at_kinks = "0 where two strangers meet in one point: no direction is better than "
                       "another. At the margin it is smooth",
           .properties = {.convex = false,
                          .smooth = false,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.HingeEmbeddingLoss(margin=1.0)",
                 "is not it: takes a distance and squares nothing. This one has to be written out",
                 [](const Case& at) { return unsquared(at).mean(); }},
                {"TensorFlow Addons", "tfa.losses.ContrastiveLoss(margin=1.0)",
                 "takes labels and distances; without the ½, so twice as large",
                 [](const Case& at) { return 2 * at.mean(); }},
                {"PyTorch Metric Learning", "losses.ContrastiveLoss(pos_margin=0, neg_margin=1)",
                 "takes labels and one batch of embeddings; does not square"},
                {"Paper", "Hadsell et al. (2006)",
                 "writes Y = 0 for the same and 1 for different: the other way round"}},
           .examples =
               {{{},
                 {{"a", {1, 2, 1}, {0, 0}}, {"b", {1, 2, 1}, {3, 4}}, {"target", {1, 1, 1}, {1}}},
                 12.5,
                 "by hand: ½·5²"},
                {{},
                 {{"a", {1, 2, 1}, {0.3, 0}},
                  {"b", {1, 2, 1}, {0, 0.4}},
                  {"target", {1, 1, 1}, {0}}},
                 0.125,
                 "by hand: ½·(1 − 0.5)²"},
                {{{"margin", 2}},
                 {{"a", {1, 2, 1}, {0, 0}}, {"b", {1, 2, 1}, {3, 4}}, {"target", {1, 1, 1}, {0}}},
                 0,
                 "by hand: 5 is beyond the margin"}},
           .sources = {"R. Hadsell, S. Chopra, Y. LeCun, Dimensionality Reduction by Learning an "
                       "Invariant Mapping, CVPR 2006"}},
      .make = make<RowLoss<Contrastive, 1>>};
  return entry;
}

} // namespace losslab::losses
