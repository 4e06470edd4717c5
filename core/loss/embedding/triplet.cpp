#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/embedding/distance.h"
#include "core/loss/rows.h"

#include <limits>

namespace losslab::losses {

namespace {

struct Triplet {
  double margin;
  double p;

  static constexpr std::array inputs{RowInput{"anchor", RowInput::Extent::row, true},
                                     RowInput{"positive", RowInput::Extent::row, true},
                                     RowInput{"negative", RowInput::Extent::row, true}};
  static std::optional<Fault> objection(const Rows<3>& /*at*/) { return std::nullopt; }

  double operator()(const Rows<3>& at, const Slopes<3>& slope) const {
    const Distance near(at[0], at[1], p);
    const Distance far(at[0], at[2], p);
    double missing = near.value() - far.value() + margin;
    if (!std::isfinite(missing)) { // two infinite distances may differ by little
      constexpr double unit = Distance::beyond;
      missing = (near.in_units_of(unit) - far.in_units_of(unit) + margin / unit) * unit;
    }
    const double pull = missing > 0 ? 1 : 0;
    for (std::size_t k = 0; k < at[0].size(); ++k) {
      if (!slope[0].empty()) slope[0][k] = pull * (near.slope(k) - far.slope(k));
      if (!slope[1].empty()) slope[1][k] = -pull * near.slope(k);
      if (!slope[2].empty()) slope[2][k] = pull * far.slope(k);
    }
    return std::max(missing, 0.0);
  }
};

double power_sum(Case::Row from, Case::Row to, const std::function<double(double)>& power) {
  double sum = 0;
  for (std::size_t k = 0; k < from.size(); ++k)
    sum += power(from[k] - to[k]);
  return sum;
}

/// Of each triplet, by a library's own distance.
Reported by_distances(const Case& at, const std::function<double(Case::Row, Case::Row)>& distance) {
  Reported near = at.rows("anchor", "positive", distance);
  const Reported far = at.rows("anchor", "negative", distance);
  for (std::size_t i = 0; i < near.values.size(); ++i)
    // In this order a NaN stays one, to be found.
    near.values[i] = std::max(near.values[i] - far.values[i] + at["margin"], 0.0);
  return near;
}

} // namespace

const Entry& triplet() {
  static const Entry entry{
      .card =
          {.id = "triplet",
           .name = "Triplet",
           .short_name = "Triplet",
           .family = Family::embedding,
           .in_guide = true,
           .formula = R"(L(a,p,n)=\max\bigl(0,\;\lVert a-p\rVert-\lVert a-n\rVert+\kappa\bigr))",
           .inputs = "anchor, positive and negative: vectors [n][d]. The positive is of the "
                     "anchor's class, the negative of another",
           .kind = InputKind::triplet,
           .parameters = {{.id = "margin",
                           .symbol = "κ",
                           .name = "how much farther the negative must be",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 3},
                          {.id = "p",
                           .symbol = "p",
                           .name = "the degree of the norm",
                           .fallback = 2,
                           .low = 1,
                           .high = std::numeric_limits<double>::infinity(),
                           .high_open = true,
                           .slider_low = 1,
                           .slider_high = 4}},
           .intuition = "Only order counts: my kin must be nearer to me than a stranger, by the "
                        "margin. Then the triplet is content and says nothing. Else it pulls the "
                        "positive in and pushes the negative out, each with force 1.",
           .use =
               "Face recognition, image search, speaker verification: many classes, few "
               "examples of each, new classes later. Choose triplets that still teach (semi-hard "
               "ones), since most random ones soon cost nothing. With a fixed set of classes "
               "cross-entropy is simpler.",
           .strengths = {"Learns distances for classes it has never seen",
                         "Relative: says nothing about how large a class may be",
                         "A bounded pull: at most 2 on the anchor at p = 2"},
           .weaknesses = {"Lives by the choice of triplets: easy ones teach nothing, the very "
                          "hardest are often wrong labels",
                          "Cubically many triplets in a data set",
                          "With margin 0, all vectors in one point is perfect"},
           .activation = "none (linear), often scaled to unit length",
           .at_kinks = "0 where the margin is met exactly: such a triplet does not push. Where two "
                       "points meet, their distance has slope 0; at p = 1 so has each coordinate "
                       "in which they meet",
           .properties = {.convex = false,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"PyTorch", "torch.nn.TripletMarginLoss(margin=1.0, p=2, eps=1e-6, swap=False)",
                 "adds eps to every difference before it takes the norm; here the norm is exact. "
                 "swap=True measures the negative from the positive where that is nearer",
                 [](const Case& at) {
                   return by_distances(at,
                                       [p = at["p"]](Case::Row from, Case::Row to) {
                                         return std::pow(power_sum(from, to,
                                                                   [=](double d) {
                                                                     return std::pow(
                                                                         std::abs(d + 1e-6), p);
                                                                   }),
                                                         1 / p);
                                       })
                       .mean();
                 }},
                {"Optax",
                 "optax.losses.triplet_margin_loss(anchors, positives, negatives, norm_degree=2, "
                 "margin=1.0, eps=1e-6)",
                 "adds eps under the root, and takes the power without |·|: right for an even "
                 "degree only; one value per sample",
                 [](const Case& at) {
                   const Reported found =
                       by_distances(at, [p = at["p"]](Case::Row from, Case::Row to) {
                         return std::pow(
                             power_sum(from, to, [=](double d) { return std::pow(d, p); }) + 1e-6,
                             1 / p);
                       });
                   return std::any_of(found.values.begin(), found.values.end(),
                                      [](double each) { return std::isnan(each); })
                              ? Reported()
                              : found;
                 }},
                {"mlpack", "TripletMarginLoss(margin = 1.0)",
                 "squared distances, as in FaceNet, and one hinge for the sum over the batch; "
                 "anchors stand above positives in the prediction, the negatives are the target",
                 [](const Case& at) {
                   const auto squared = [](Case::Row from, Case::Row to) {
                     return power_sum(from, to, [](double d) { return d * d; });
                   };
                   const double gap = at.rows("anchor", "positive", squared).sum().values[0] -
                                      at.rows("anchor", "negative", squared).sum().values[0];
                   return Reported(std::max(0.0, gap + at["margin"])) /
                          static_cast<double>(at.samples());
                 }},
                {"TensorFlow Addons", "tfa.losses.TripletSemiHardLoss(margin=1.0)",
                 "takes labels and one batch of embeddings, picks the triplets itself, and squares "
                 "the distances"}},
           .examples = {{{},
                         {{"anchor", {1, 2, 1}, {0, 0}},
                          {"positive", {1, 2, 1}, {3, 4}},
                          {"negative", {1, 2, 1}, {6, 8}}},
                         0,
                         "by hand: 5 − 10 + 1 < 0, content"},
                        {{},
                         {{"anchor", {1, 2, 1}, {0, 0}},
                          {"positive", {1, 2, 1}, {6, 8}},
                          {"negative", {1, 2, 1}, {3, 4}}},
                         6,
                         "by hand: 10 − 5 + 1"},
                        {{{"p", 1}, {"margin", 0.5}},
                         {{"anchor", {1, 2, 1}, {0, 0}},
                          {"positive", {1, 2, 1}, {1, -2}},
                          {"negative", {1, 2, 1}, {2, 1}}},
                         0.5,
                         "by hand: 3 − 3 + ½"}},
           .sources = {"F. Schroff, D. Kalenichenko, J. Philbin, FaceNet: A Unified Embedding for "
                       "Face Recognition and Clustering, CVPR 2015 (with squared distances)",
                       "V. Balntas, E. Riba, D. Ponsa, K. Mikolajczyk, Learning Local Feature "
                       "Descriptors with Triplets and Shallow Convolutional Neural Networks, BMVC "
                       "2016"}},
      .make = make<RowLoss<Triplet, 2>>};
  return entry;
}

} // namespace losslab::losses
