#include "core/loss/ctc_lattice.h"
#include "tests/core/loss/arrays.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

Fields one(std::size_t frames, std::size_t classes, std::vector<double> logits,
           std::vector<double> labels) {
  const std::size_t count = labels.size();
  return {{"prediction", {1, frames, classes}, std::move(logits)},
          {"target", {1, count, 1}, std::move(labels)}};
}

Evaluated of(const Fields& fields, const ParameterValues& parameters = {}) {
  return evaluate(**make_loss("ctc", parameters), fields, Reduction::sum);
}

QString refusal_of(const Fields& fields, const ParameterValues& parameters = {}) {
  const auto refusal = of(fields, parameters).refusal;
  return refusal ? QString::fromStdString(refusal->text()) : QString();
}

/// Every path of classes over the frames, its repeats merged and its blanks dropped: the sum of
/// those that read as the text, straight from the definition.
double by_enumeration(const std::vector<double>& logits, std::size_t frames, std::size_t classes,
                      const std::vector<double>& labels) {
  double total = 0;
  std::vector<std::size_t> path(frames, 0);
  for (;;) {
    double probability = 1;
    std::vector<double> read;
    for (std::size_t t = 0; t < frames; ++t) {
      double sum = 0;
      for (std::size_t k = 0; k < classes; ++k)
        sum += std::exp(logits[t * classes + k]);
      probability *= std::exp(logits[t * classes + path[t]]) / sum;
      if (path[t] != 0 && (t == 0 || path[t] != path[t - 1]))
        read.push_back(static_cast<double>(path[t]));
    }
    if (read == labels) total += probability;
    std::size_t t = 0;
    while (t < frames && ++path[t] == classes)
      path[t++] = 0;
    if (t == frames) return -std::log(total);
  }
}

} // namespace

class CtcTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void is_the_sum_over_all_paths() {
    Random random(3);
    for (const auto& labels : {std::vector<double>{1}, {1, 2}, {1, 1}, {2, 1, 2}, {2, 2, 1}})
      for (const std::size_t frames : {4UL, 5UL, 6UL}) {
        const std::vector<double> logits = normals(random, frames * 3, 2);
        const double got = of(one(frames, 3, logits, labels)).value[0];
        QVERIFY(std::abs(got - by_enumeration(logits, frames, 3, labels)) < 1e-12 * (1 + got));
      }
  }

  /// Two equal letters need a blank between them: three frames, here there are two.
  void an_impossible_text_costs_without_end_and_pulls_nothing() {
    const Evaluated at = of(one(2, 2, {1, 2, 3, 4}, {1, 1}));
    QCOMPARE(at.value[0], std::numeric_limits<double>::infinity());
    QCOMPARE(at.gradient.at("prediction"), std::vector<double>(4, 0));
    QVERIFY(!std::isinf(of(one(3, 2, {1, 2, 3, 4, 5, 6}, {1, 1})).value[0]));
  }

  void logits_of_ten_thousand_stay_finite() {
    const Evaluated at = of(one(2, 2, {1e4, -1e4, 1e4, -1e4}, {1}));
    QVERIFY(std::abs(at.value[0] - (2e4 - std::log(2))) < 1e-9); // by hand: a letter, once or late
    for (const double each : at.gradient.at("prediction"))
      QVERIFY(std::isfinite(each));
  }

  /// In every frame some state is passed through.
  void the_posterior_of_a_frame_sums_to_one() {
    Random random(4);
    CtcLattice lattice;
    lattice.fill(normals(random, 50 * 20, 3), 20, labels_of(random, 12), 0);
    QCOMPARE(lattice.frames(), 50UL);
    QCOMPARE(lattice.states(), 25UL);
    for (std::size_t frame = 0; frame < 50; ++frame) {
      double sum = 0;
      for (std::size_t state = 0; state < 25; ++state)
        sum += lattice.posterior(frame, state);
      QVERIFY(std::abs(sum - 1) < 1e-11);
    }
  }

  void what_is_wrong_is_named() {
    QCOMPARE(refusal_of(one(2, 3, {0, 0, 0, 0, 0, 0}, {0})),
             QString("target[0][0]: must be a class, a whole number from 0 to 2, and not the "
                     "blank"));
    QVERIFY(refusal_of(one(2, 3, {0, 0, 0, 0, 0, 0}, {3})).startsWith("target[0][0]: must be"));
    QCOMPARE(refusal_of(one(2, 3, {0, 0, 0, 0, 0, 0}, {1}), {{"blank", 3}}),
             QString("blank: must be one of the 3 classes, counted from 0"));
    QVERIFY(refusal_of(one(2, 3, {0, 0, 0, 0, std::nan(""), 0}, {1}))
                .startsWith("prediction[0][1][1]"));
    Fields fields = one(2, 3, {0, 0, 0, 0, 0, 0}, {1, 2});
    fields.push_back({"length", {1, 1, 1}, {3}});
    QCOMPARE(refusal_of(fields),
             QString("length[0]: must be a whole number from 0 to 2, the labels there are"));
  }

 private:
  static std::vector<double> labels_of(Random& random, std::size_t count) {
    std::vector<double> all = labels(random, count, 19);
    for (double& each : all)
      each += 1;
    return all;
  }
};

QTEST_GUILESS_MAIN(CtcTest)
#include "ctc_test.moc"
