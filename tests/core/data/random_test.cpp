#include "core/data/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <QTest>
#include <vector>

using namespace losslab;

class RandomTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Vigna's splitmix64.c run with this seed, as listed by Rosetta Code, "Pseudo-random numbers/
  // Splitmix64".
  void bits_are_those_of_the_reference() {
    Random random(1234567);
    for (const std::uint64_t expected :
         {6457827717110365317U, 3203168211198807973U, 9817491932198370423U, 4593380528125082431U,
          16408922859458223821U})
      QCOMPARE(random.bits(), expected);
  }

  void normal_quantile_agrees_with_mpmath_data() {
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("expected");
    // mpmath 1.2, 40 digits: sqrt(2)*erfinv(2*p - 1) for these doubles.
    QTest::newRow("1e-300") << 1e-300 << -37.0470962993612;
    QTest::newRow("1e-20") << 1e-20 << -9.262340089798407;
    QTest::newRow("1e-09") << 1e-09 << -5.9978070150076865;
    QTest::newRow("0.001") << 0.001 << -3.0902323061678136;
    QTest::newRow("0.0749") << 0.0749 << -1.4402382675279637;
    QTest::newRow("0.075") << 0.075 << -1.439531470938456;
    QTest::newRow("0.2") << 0.2 << -0.8416212335729142;
    QTest::newRow("0.499") << 0.499 << -0.002506630899571766;
    QTest::newRow("0.5") << 0.5 << 0.0;
    QTest::newRow("0.75") << 0.75 << 0.6744897501960817;
    QTest::newRow("0.9") << 0.9 << 1.2815515655446006;
    QTest::newRow("0.999") << 0.999 << 3.090232306167813;
  }
  void normal_quantile_agrees_with_mpmath() {
    QFETCH(double, p);
    QFETCH(double, expected);
    QVERIFY(std::abs(normal_quantile(p) - expected) <= 4e-16 * std::abs(expected) + 1e-300);
  }

  void uniform_never_reaches_its_ends() {
    QVERIFY(open_unit_interval(0) > 0);
    QVERIFY(open_unit_interval(~std::uint64_t(0)) < 1);
  }

  void below_is_even_and_in_range() {
    Random random(5);
    std::array<int, 3> seen{};
    for (int i = 0; i < 30000; ++i)
      ++seen.at(random.below(3));
    for (const int count : seen) // binomial: 10,000 ± 5·√(30000·⅓·⅔) = ± 408
      QVERIFY(std::abs(count - 10000) < 408);
    QCOMPARE(random.below(1), std::uint64_t(0));
  }

  void samples_follow_their_distribution_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("cumulative");
    // SciPy 1.10: scipy.stats.norm, laplace, t(df=3) .cdf(x)
    QTest::newRow("normal 0") << 0 << 0.0 << 0.5;
    QTest::newRow("normal 1") << 0 << 1.0 << 0.8413447460685429;
    QTest::newRow("normal -2") << 0 << -2.0 << 0.022750131948179195;
    QTest::newRow("laplace 0") << 1 << 0.0 << 0.5;
    QTest::newRow("laplace 1") << 1 << 1.0 << 0.8160602794142788;
    QTest::newRow("laplace -3") << 1 << -3.0 << 0.02489353418393197;
    QTest::newRow("student 0") << 2 << 0.0 << 0.5;
    QTest::newRow("student 1") << 2 << 1.0 << 0.8044988905221148;
    QTest::newRow("student -4") << 2 << -4.0 << 0.014004228005073078;
  }
  void samples_follow_their_distribution() {
    QFETCH(int, which);
    QFETCH(double, x);
    QFETCH(double, cumulative);
    const std::array<std::function<double(Random&)>, 3> draw{&Random::normal, &Random::laplace,
                                                             &Random::student3};
    Random random(11);
    constexpr int count = 100000;
    int below = 0;
    for (int i = 0; i < count; ++i)
      below += draw.at(static_cast<std::size_t>(which))(random) <= x ? 1 : 0;
    const double deviation = std::sqrt(cumulative * (1 - cumulative) / count);
    QVERIFY(std::abs(double(below) / count - cumulative) < 5 * deviation);
  }
};

QTEST_GUILESS_MAIN(RandomTest)
#include "random_test.moc"
