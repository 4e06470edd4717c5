#include "core/loss/catalogue.h"

#include <limits>
#include <QTest>

using namespace losslab;

class EvaluateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void mean_carries_its_share_in_the_gradient() {
    const auto loss = make_loss("huber");
    QVERIFY(loss.ok());
    const std::array prediction{3.0, 0.5};
    const std::array target{0.0, 0.0};
    const std::array batch{Input{"prediction", {2}, prediction}, Input{"target", {2}, target}};
    double value = 0;
    std::array<double, 2> gradient{};
    const std::array outputs{GradientOutput{"prediction", gradient}};
    QVERIFY(!(*loss)->evaluate(batch, Reduction::mean, {&value, 1}, outputs));
    QCOMPARE(value, (2.5 + 0.125) / 2); // by hand
    QCOMPARE(gradient[0], 0.5);
    QCOMPARE(gradient[1], 0.25);
  }

  /// Far behind the first block, and also where a loss hides the fault: hinge is 0 at infinity.
  void what_is_wrong_is_found_and_named_wherever_it_stands_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<double>("prediction");
    QTest::addColumn<double>("target");
    QTest::addColumn<double>("weight");
    QTest::addColumn<QString>("refusal");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("prediction") << "tukey" << infinity << 1.0 << 1.0
                                << "prediction[1300]: is not a finite number";
    QTest::newRow("target") << "huber" << 1.0 << nan << 1.0
                            << "target[1300]: is not a finite number";
    QTest::newRow("label") << "hinge" << 1.0 << 0.5 << 1.0
                           << "target[1300]: target must be 0 or 1, the two classes";
    QTest::newRow("infinite score")
        << "hinge" << infinity << 1.0 << 1.0 << "prediction[1300]: is not a finite number";
    QTest::newRow("weight") << "mse" << 1.0 << 1.0 << -1.0 << "weight[1300]: must not be negative";
  }
  void what_is_wrong_is_found_and_named_wherever_it_stands() {
    QFETCH(QString, loss);
    QFETCH(double, prediction);
    QFETCH(double, target);
    QFETCH(double, weight);
    std::vector<double> predictions(2000, 0.5);
    std::vector<double> targets(2000, 1);
    std::vector<double> weights(2000, 1);
    predictions[1300] = prediction;
    targets[1300] = target;
    weights[1300] = weight;
    const std::array batch{Input{"prediction", {2000, 1, 1}, predictions},
                           Input{"target", {2000, 1, 1}, targets},
                           Input{"weight", {2000, 1, 1}, weights}};
    const bool weighted = weight != 1;
    double value = 0;
    const auto refusal =
        (*make_loss(loss.toStdString()))
            ->evaluate(std::span(batch).first(weighted ? 3 : 2), Reduction::mean, {&value, 1}, {});
    QVERIFY(refusal.has_value());
    QTEST(QString::fromStdString(refusal->text()), "refusal");
  }
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
