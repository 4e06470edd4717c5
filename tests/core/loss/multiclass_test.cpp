#include "tests/core/loss/arrays.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

Fields batch(std::size_t classes, std::vector<double> logits, std::vector<double> target) {
  const std::size_t samples = logits.size() / classes;
  const std::size_t width = target.size() / samples;
  return {{"prediction", {samples, classes, 1}, std::move(logits)},
          {"target", {samples, width, 1}, std::move(target)}};
}

Evaluated of(const char* id, const Fields& fields, const ParameterValues& parameters = {},
             Reduction reduction = Reduction::mean) {
  return evaluate(**make_loss(id, parameters), fields, reduction);
}

QString refusal_of(const char* id, const Fields& fields, const ParameterValues& parameters = {}) {
  const auto refusal = of(id, fields, parameters).refusal;
  return refusal ? QString::fromStdString(refusal->text()) : QString();
}

} // namespace

class MulticlassTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void what_is_wrong_is_named() {
    const auto said = [](const Fields& fields) { return refusal_of("cross_entropy", fields); };
    QCOMPARE(said(batch(3, {1, 2, 3}, {3})),
             QString("target[0]: must be a class, a whole number from 0 to 2"));
    QCOMPARE(said(batch(3, {1, 2, 3}, {0.5})),
             QString("target[0]: must be a class, a whole number from 0 to 2"));
    QCOMPARE(said(batch(3, {1, 2, 3, 1, 2, 3}, {0, 1, 0, 0.5, 0.6, 0})),
             QString("target[1]: must sum to 1, within 1e-6"));
    QCOMPARE(said(batch(3, {1, 2, 3}, {-0.5, 1, 0.5})),
             QString("target[0][0]: must not be negative"));
    QCOMPARE(said(batch(3, {1, std::nan(""), 3}, {0})),
             QString("prediction[0][1]: is not a finite number"));
    QCOMPARE(said(batch(1, {1}, {0})),
             QString("prediction: must hold a list of logits per sample, one for each of two "
                     "classes or more"));
    QCOMPARE(said(batch(3, {1, 2, 3}, {0, 1})),
             QString("target: must hold one class per sample, or a share for each of the 3 "
                     "classes"));
    QCOMPARE(refusal_of("multiclass_hinge", batch(2, {1, 2}, {0.5, 0.5})),
             QString("target: must hold one class per sample: this loss knows no shares"));
    QCOMPARE(refusal_of("multilabel_bce", batch(2, {1, 2}, {0, 2})),
             QString("target[0][1]: must be from 0 to 1"));
  }

  void class_weights_are_looked_at() {
    Fields fields = batch(2, {1, 2}, {0});
    fields.push_back({"class_weight", {3, 1, 1}, {1, 1, 1}});
    QCOMPARE(refusal_of("cross_entropy", fields),
             QString("class_weight: has 3 values where there are 2 classes"));
    fields.back() = {"class_weight", {2, 1, 1}, {1, -1}};
    QCOMPARE(refusal_of("cross_entropy", fields),
             QString("class_weight[1]: must be a finite number, not negative"));
    fields.back() = {"class_weight", {2, 1, 1}, {0, 1}};
    QCOMPARE(refusal_of("cross_entropy", fields),
             QString("target: every sample is ignored or has weight 0: there is nothing to take "
                     "the mean of"));
  }

  void an_ignored_label_costs_and_pulls_nothing() {
    const Fields fields = batch(2, {0, 0, 5, -5}, {1, -100});
    const Evaluated mean = of("cross_entropy", fields);
    QCOMPARE(mean.value[0], std::log(2)); // by hand: the other one alone
    QCOMPARE(mean.gradient.at("prediction"), (std::vector{0.5, -0.5, 0.0, 0.0}));
    QVERIFY(refusal_of("cross_entropy", batch(2, {0, 0}, {-100})).contains("ignored"));
    QVERIFY(!refusal_of("categorical_focal", batch(2, {0, 0}, {-100})).isEmpty()); // knows none
  }

  /// Far beyond where exp overflows. By hand: z_peak − z_y, and what is certain is certain.
  void logits_of_ten_thousand_are_nothing_special() {
    for (const char* id : {"cross_entropy", "categorical_focal", "generalized_cross_entropy",
                           "probability_mae", "poly_cross_entropy"})
      for (const double label : {0.0, 1.0}) {
        const Evaluated at = of(id, batch(2, {1e4, -1e4}, {label}));
        QVERIFY2(std::isfinite(at.value[0]), id);
        for (const double each : at.gradient.at("prediction"))
          QVERIFY2(std::isfinite(each), id);
      }
    QCOMPARE(of("cross_entropy", batch(2, {1e4, -1e4}, {1})).value[0], 2e4);
    QCOMPARE(of("cross_entropy", batch(2, {1e4, -1e4}, {1})).gradient.at("prediction"),
             (std::vector{1.0, -1.0}));
    QCOMPARE(of("cross_entropy", batch(2, {1e4, -1e4}, {0})).value[0], 0.0);
    QCOMPARE(of("generalized_cross_entropy", batch(2, {1e4, -1e4}, {1}), {{"q", 0.5}}).value[0],
             2.0);
  }

  void a_logit_added_to_all_changes_nothing() {
    const auto plain = of("cross_entropy", batch(3, {0.5, -1, 2}, {2}));
    const auto moved = of("cross_entropy", batch(3, {64.5, 63, 66}, {2})); // exact in doubles
    QCOMPARE(plain.value, moved.value);
    QVERIFY(plain.gradient == moved.gradient);
  }

  void exactly_at_the_margin_a_class_does_not_push() {
    const Evaluated at = of("multiclass_hinge", batch(2, {1, 0}, {0}));
    QCOMPARE(at.value[0], 0.0);
    QCOMPARE(at.gradient.at("prediction"), (std::vector{0.0, 0.0}));
  }

  /// Blocks of rows, and tiles of four in them, end somewhere: each sample has the same bits alone
  /// and among any others, also such as lie so far apart that another exp is asked for.
  void a_batch_is_its_samples_data() {
    QTest::addColumn<std::size_t>("classes");
    QTest::addColumn<std::size_t>("samples");
    QTest::addColumn<double>("spread");
    for (const std::size_t classes : {2UL, 3UL, 4UL, 5UL, 10UL, 19UL})
      for (const std::size_t samples : {2UL, 3UL, 4UL, 7UL, 13UL, 700UL})
        for (const double spread : {4.0, 400.0})
          QTest::addRow("%zu x %zu, %g", samples, classes, spread) << classes << samples << spread;
    QTest::newRow("more classes than a block has numbers")
        << std::size_t(3000) << std::size_t(9) << 4.0;
  }
  void a_batch_is_its_samples() {
    QFETCH(std::size_t, classes);
    QFETCH(std::size_t, samples);
    QFETCH(double, spread);
    Random random(5);
    const Fields all = batch(classes, normals(random, samples * classes, spread),
                             labels(random, samples, classes));
    for (const char* id : {"cross_entropy", "categorical_focal"}) {
      const Evaluated together = of(id, all, {}, Reduction::none);
      const auto& slopes = together.gradient.at("prediction");
      for (std::size_t i = 0; i<samples; i += samples> 100 ? 51 : 1) {
        const auto begin = static_cast<std::ptrdiff_t>(i * classes);
        const auto end = static_cast<std::ptrdiff_t>((i + 1) * classes);
        const auto& logits = all[0].values;
        const Evaluated alone = of(
            id, batch(classes, {logits.begin() + begin, logits.begin() + end}, {all[1].values[i]}));
        QCOMPARE(alone.value[0], together.value[i]);
        QVERIFY(std::equal(slopes.begin() + begin, slopes.begin() + end,
                           alone.gradient.at("prediction").begin()));
      }
    }
  }

  // A look at all labels at once must see the one that is none.
  void one_wrong_label_among_many_is_found() {
    Random random(6);
    Fields all = batch(3, normals(random, 300, 1), labels(random, 100, 3));
    for (const double wrong : {3.0, -1.0, 0.5, 1e300, -1e300}) {
      Fields with = all;
      with[1].values[77] = wrong;
      QCOMPARE(refusal_of("cross_entropy", with),
               QString("target[77]: must be a class, a whole number from 0 to 2"));
    }
  }
};

QTEST_GUILESS_MAIN(MulticlassTest)
#include "multiclass_test.moc"
