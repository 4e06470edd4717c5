#include "core/loss/catalogue.h"

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
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
