#include "core/loss/binary/logistic.h"
#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/rows.h"

#include <limits>

namespace losslab::losses {

namespace {

struct MultilabelBce {
  static constexpr std::array inputs{RowInput{"prediction", RowInput::Extent::row, true},
                                     RowInput{"target", RowInput::Extent::row, false}};
  double pos_weight;

  static std::optional<Fault> objection(const Rows<2>& at) {
    for (std::size_t k = 0; k < at[1].size(); ++k)
      if (at[1][k] < 0 || at[1][k] > 1) return Fault{1, k, "must be from 0 to 1"};
    return std::nullopt;
  }

  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto labels = static_cast<double>(at[0].size());
    double sum = 0;
    for (std::size_t k = 0; k < at[0].size(); ++k) {
      const double positive = pos_weight * at[1][k];
      const double negative = 1 - at[1][k];
      const Logistic logit = logistic(at[0][k]);
      sum += positive * logit.softplus_of_minus + negative * logit.softplus;
      if (!slope[0].empty())
        slope[0][k] = (negative * logit.sigmoid - positive * logit.sigmoid_of_minus) / labels;
    }
    return sum / labels;
  }
};

} // namespace

const Entry& multilabel_bce() {
  static const Entry entry{
      .card =
          {.id = "multilabel_bce",
           .name = "Multi-label BCE",
           .short_name = "Multi-label",
           .family = Family::multiclass,
           .in_guide = true,
           .formula =
               R"(L(y,z)=-\frac1C\sum_{c=1}^C\left[w\,y_c\log p_c+(1-y_c)\log(1-p_c)\right],\qquad p_c=\sigma(z_c))",
           .inputs = "prediction: logits [n][C]; target: 0 or 1 for each label [n][C]",
           .kind = InputKind::labels,
           .parameters = {{.id = "pos_weight",
                           .symbol = "w",
                           .name = "how much more a label that is there counts",
                           .fallback = 1,
                           .low = 0,
                           .high = std::numeric_limits<double>::infinity(),
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 10}},
           .intuition = "Every label is a yes-or-no question of its own, and this is the mean of "
                        "their binary cross-entropies. Labels do not compete: all may be there, or "
                        "none.",
           .use = "Samples with any number of labels: the findings on an X-ray, the tags of a "
                  "picture. Not when exactly one class is right: softmax with cross-entropy knows "
                  "that and this does not.",
           .strengths = {"Any set of labels, the empty one too", "Convex in the logits",
                         "A weight for labels that are rare"},
           .weaknesses = {"Labels that go together are learnt one by one",
                          "With many labels the absent ones drown the few present"},
           .activation = "none in the network; a sigmoid per label when probabilities are wanted",
           .at_kinks = "",
           .properties = {.convex = true,
                          .smooth = true,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false,
                          .proper = true},
           .conventions = {{"PyTorch", "torch.nn.BCEWithLogitsLoss(pos_weight=None)",
                            "the same mean over all labels; pos_weight may differ by label",
                            &Case::mean},
                           {"PyTorch", "torch.nn.MultiLabelSoftMarginLoss()",
                            "this without pos_weight",
                            [](const Case& at) { return at.with("pos_weight", 1).mean(); }},
                           {"Keras", "keras.losses.BinaryCrossentropy(from_logits=True)",
                            "no pos_weight; takes probabilities unless from_logits=True",
                            [](const Case& at) { return at.with("pos_weight", 1).mean(); }},
                           {"Optax", "optax.sigmoid_binary_cross_entropy(logits, labels)",
                            "no pos_weight; one value per label: take the mean",
                            [](const Case& at) {
                              return at.as_single_numbers().under("bce_with_logits").none();
                            }}},
           .compared = {{"prediction", {2, 3, 1}, {0, 2, -1, 1, -2, 0.5}},
                        {"target", {2, 3, 1}, {1, 0, 0, 1, 1, 0}}},
           .examples = {{{},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 2, 1}, {1, 0}}},
                         0.69314718055994530942,
                         "by hand: log 2 for each label"},
                        {{{"pos_weight", 3}},
                         {{"prediction", {1, 2, 1}, {0, 0}}, {"target", {1, 2, 1}, {1, 0}}},
                         1.3862943611198906188,
                         "by hand: (3·log 2 + log 2)/2"}},
           .sources = {"PyTorch, torch.nn.BCEWithLogitsLoss"}},
      .make = make<RowLoss<MultilabelBce, 1>>};
  return entry;
}

} // namespace losslab::losses
