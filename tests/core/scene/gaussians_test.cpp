#include "core/scene/gaussians.h"

#include "core/loss/catalogue.h"

#include <QTest>

#include <cmath>

using namespace losslab;

namespace {

bool near(double value, double expected, double within) {
  if (std::abs(value - expected) <= within * std::abs(expected)) return true;
  qWarning("%.17g is not %.17g", value, expected);
  return false;
}

} // namespace

class GaussiansTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // mpmath 1.2, quad with 25 digits.
  void both_divergences_against_mpmath() {
    QVERIFY(near(TwoHumps::reverse({0, 1}), 3.076091176041858709, 1e-14));
    QVERIFY(near(TwoHumps::forward({0, 1}), 1.625093535077025381, 1e-14));
    QVERIFY(near(TwoHumps::reverse({1.5, 0.7}), 1.266274449017086839, 1e-14));
    QVERIFY(near(TwoHumps::forward({1.5, 0.7}), 5.776071652362782798, 1e-14));
    QVERIFY(near(TwoHumps::forward({0, std::sqrt(4.25)}), 0.723553026545188111, 1e-13));
  }

  // By hand: mean 0, variance 2² + ½². The other from SciPy (Nelder-Mead), its value from mpmath.
  void one_fit_covers_both_humps_and_the_other_sits_on_one() {
    QCOMPARE(TwoHumps::covering().mean, 0.0);
    QCOMPARE(TwoHumps::covering().spread, std::sqrt(4.25));
    const Normal seeking = TwoHumps::seeking();
    QVERIFY(near(seeking.mean, 1.999800866, 1e-7));
    QVERIFY(near(seeking.spread, 0.500398145, 1e-7));
    QVERIFY(near(TwoHumps::reverse(seeking), 0.6930529416655935, 1e-14));
    QVERIFY(TwoHumps::reverse(TwoHumps::covering()) > TwoHumps::reverse(seeking));
    QVERIFY(TwoHumps::forward(TwoHumps::covering()) < TwoHumps::forward(seeking));
  }

  void densities() {
    QCOMPARE(Normal({1, 2}).density(1), 0.19947114020071635); // SciPy: norm.pdf(1, 1, 2)
    QVERIFY(near(TwoHumps::density(2), 0.3989422804014327 * (1 + std::exp(-32)), 1e-15)); // by hand
    QCOMPARE(TwoHumps::density(-2), TwoHumps::density(2));
    QVERIFY(std::isfinite(TwoHumps::reverse({1e3, 1e3})));
    QVERIFY(std::isfinite(TwoHumps::reverse({0, 1e-3})));
  }

  void a_loss_over_means_and_spreads() {
    const auto values = over_gaussians(**make_loss("vae_kl"), {0, -2}, {1, std::exp(0.5)});
    QCOMPARE(values.size(), 4U); // means within spreads
    QCOMPARE(values[0], 0.0);
    QCOMPARE(values[1], 2.0);                                      // ½·2²
    QVERIFY(near(values[2], 0.5 * (std::exp(1.0) - 2), 1e-14));    // σ² = e
    QVERIFY(over_gaussians(**make_loss("mse"), {0}, {1}).empty()); // takes other inputs
  }
};

QTEST_GUILESS_MAIN(GaussiansTest)
#include "gaussians_test.moc"
