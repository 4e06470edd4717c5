#include "core/data/random.h"
#include "tests/core/loss/arrays.h"
#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

double logit_of(double p) { return std::log(p / (1 - p)); }

/// Mean loss of one sample whose labels are drawn: a sum over all labels, each times its
/// probability. Each label stands as `target`.
double expected(const Loss& loss, const Field& prediction,
                const std::vector<std::pair<double, Field>>& labels) {
  double sum = 0;
  for (const auto& [probability, target] : labels)
    sum += probability * evaluate(loss, {prediction, target}).value[0];
  return sum;
}

/// Does every step away from the truth cost more?
bool truth_is_best(const Loss& loss, const Field& truth,
                   const std::vector<std::pair<double, Field>>& labels, double step) {
  const double best = expected(loss, truth, labels);
  Random random(3);
  for (const double size : {step, step / 4, step / 30})
    for (int direction = 0; direction < 40; ++direction) {
      Field other = truth;
      for (double& value : other.values)
        value += size * random.normal();
      // A shift common to all logits leaves softmax as it was.
      if (other.values.size() > 1) other.values.back() = truth.values.back();
      if (!(expected(loss, other, labels) > best)) return false;
    }
  return true;
}

Field row(std::string name, std::vector<double> values) {
  const std::size_t columns = values.size();
  return {std::move(name), {1, columns, 1}, std::move(values)};
}

bool proper_for_two(const Card& card, const Loss& loss) {
  const bool over_probability = card.axes.front() == Axis::probability;
  for (const double p : {0.1, 0.35, 0.8}) {
    const Field truth = row("prediction", {over_probability ? p : logit_of(p)});
    const std::vector<std::pair<double, Field>> labels{{p, row("target", {1})},
                                                       {1 - p, row("target", {0})}};
    if (!truth_is_best(loss, truth, labels, over_probability ? 0.02 : 0.5)) return false;
  }
  return true;
}

bool proper_for_one_of_three(const Loss& loss) {
  const std::vector<double> p{0.2, 0.5, 0.3};
  std::vector<double> logits;
  std::vector<std::pair<double, Field>> labels;
  for (std::size_t k = 0; k < p.size(); ++k) {
    logits.push_back(std::log(p[k]));
    labels.emplace_back(p[k], row("target", {static_cast<double>(k)}));
  }
  return truth_is_best(loss, row("prediction", logits), labels, 0.5);
}

bool proper_for_two_labels(const Loss& loss) {
  const double p = 0.2;
  const double q = 0.7;
  return truth_is_best(loss, row("prediction", {logit_of(p), logit_of(q)}),
                       {{p * q, row("target", {1, 1})},
                        {p * (1 - q), row("target", {1, 0})},
                        {(1 - p) * q, row("target", {0, 1})},
                        {(1 - p) * (1 - q), row("target", {0, 0})}},
                       0.5);
}

bool is_proper(const Card& card) {
  const LossPtr loss = *make_loss(card.id);
  if (card.family == Family::binary) return proper_for_two(card, *loss);
  if (card.kind == InputKind::classes) return proper_for_one_of_three(*loss);
  if (card.kind == InputKind::labels) return proper_for_two_labels(*loss);
  return false; // predicts no class
}

} // namespace

// "Honest probabilities": labels drawn with a probability, and every prediction beside it costs
// more. What the claim means stands in card.h.
class ProperTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void proper_means_that_the_truth_costs_least_data() { every_loss(); }
  void proper_means_that_the_truth_costs_least() {
    QFETCH(QString, id);
    QCOMPARE(card_of(id).properties.proper, is_proper(card_of(id)));
  }

  // Gneiting and Raftery 2007: the logarithmic and the quadratic score are strictly proper. Focal
  // loss is not (Charoenphakdee et al., CVPR 2021): it says 0.5 too often.
  void the_learned_cases_are_among_them() {
    for (const char* id : {"bce", "bce_with_logits", "brier", "cross_entropy"})
      QVERIFY2(find_loss(id)->card.properties.proper, id);
    for (const char* id : {"focal", "categorical_focal", "hinge", "probability_mae"})
      QVERIFY2(!find_loss(id)->card.properties.proper, id);
  }
};

QTEST_GUILESS_MAIN(ProperTest)
#include "proper_test.moc"
