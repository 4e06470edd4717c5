#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/rows.h"

#include <limits>

namespace losslab::losses {

namespace {

struct MarginRanking {
  double margin;

  static constexpr std::array inputs{RowInput{"a", RowInput::Extent::number, true},
                                     RowInput{"b", RowInput::Extent::number, true},
                                     RowInput{"target", RowInput::Extent::number, false}};
  static std::optional<Fault> objection(const Rows<3>& at) {
    if (std::abs(at[2][0]) == 1) return std::nullopt;
    return Fault{2, std::nullopt, "must be 1 where a ranks above b, or −1 where b does"};
  }

  double operator()(const Rows<3>& at, const Slopes<3>& slope) const {
    const double side = at[2][0];
    BlockSum missing; // loses nothing where the scores are large and close
    missing.add(-side * at[0][0]);
    missing.add(side * at[1][0]);
    missing.add(margin);
    const bool wrong = missing.total() > 0;
    if (!slope[0].empty()) slope[0][0] = wrong ? -side : 0;
    if (!slope[1].empty()) slope[1][0] = wrong ? side : 0;
    return std::max(missing.total(), 0.0);
  }
};

} // namespace

const Entry& margin_ranking() {
  static const Entry entry{
      .card =
          {.id = "margin_ranking",
           .name = "Margin ranking",
           .short_name = "Ranking",
           .family = Family::embedding,
           .in_guide = false,
           .formula = R"(L(a,b,t)=\max\bigl(0,\;-t\,(a-b)+\kappa\bigr),\qquad t\in\{-1,+1\})",
           .inputs = "a, b: scores [n]; target [n]: 1 where a ranks above b, −1 where b ranks "
                     "above a",
           .kind = InputKind::ranking,
           .parameters = {{.id = "margin",
                           .symbol = "κ",
                           .name = "by how much the better must lead",
                           .fallback = 0,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = 0,
                           .slider_high = 3}},
           .intuition = "Of two scores the right one must lead, by the margin. A pair in the wrong "
                        "order pulls both scores past each other with force 1. What the scores are "
                        "worth in themselves is nobody's concern.",
           .use = "Search results, recommendations, preferences: where people can say which of two "
                  "is better, not how good each is. Use a margin above 0, or equal scores "
                  "everywhere are perfect. Not where the score itself must mean something.",
           .strengths = {"Asks for comparisons only, which people give reliably",
                         "Convex, and each pair pulls with at most 1",
                         "The hinge loss of the score difference: known ground"},
           .weaknesses = {"Scores have no scale and no zero of their own",
                          "All mistakes count alike: the top of a list no more than its end",
                          "A wrong comparison keeps pulling with full force",
                          "Quadratically many pairs"},
           .activation = "none (linear score)",
           .at_kinks = "0 where the better leads by exactly κ: such a pair does not push. With "
                       "κ = 0 equal scores are such a pair",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions = {{"PyTorch", "torch.nn.MarginRankingLoss(margin=0.0)",
                            "the same: arguments input1, input2, target. Exactly at the corner it "
                            "pushes, where here it does not",
                            &Case::mean},
                           {"mlpack", "MarginRankingLoss(margin = 1.0)",
                            "the prediction holds the first scores above the second; margin 1 "
                            "unless told otherwise, and sums by default",
                            &Case::sum}},
           .examples =
               {{{},
                 {{"a", {1, 1, 1}, {2}}, {"b", {1, 1, 1}, {0.5}}, {"target", {1, 1, 1}, {-1}}},
                 1.5,
                 "by hand: 2 − 0.5, in the wrong order"},
                {{},
                 {{"a", {1, 1, 1}, {2}}, {"b", {1, 1, 1}, {0.5}}, {"target", {1, 1, 1}, {1}}},
                 0,
                 "by hand: in order"},
                {{{"margin", 2}},
                 {{"a", {1, 1, 1}, {2}}, {"b", {1, 1, 1}, {0.5}}, {"target", {1, 1, 1}, {1}}},
                 0.5,
                 "by hand: leads by 1.5 where 2 are asked"}},
           .sources = {"R. Herbrich, T. Graepel, K. Obermayer, Large Margin Rank Boundaries for "
                       "Ordinal Regression, in: Advances in Large Margin Classifiers (2000)",
                       "T. Joachims, Optimizing Search Engines using Clickthrough Data, KDD 2002"}},
      .make = make<RowLoss<MarginRanking, 1>>};
  return entry;
}

} // namespace losslab::losses
