#include "core/data/noise.h"

#include <algorithm>
#include <cmath>
#include <QTest>

using namespace losslab;

class NoiseTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noise_has_the_documented_scale_data() {
    QTest::addColumn<Noise>("noise");
    QTest::addColumn<double>("quartile");
    // The third quartile of the noise at scale 1. SciPy 1.10: norm.ppf(0.75), laplace.ppf(0.75),
    // t(3).ppf(0.75); contaminated: the root of 0.9·norm.cdf(q) + 0.1·norm.cdf(q/10) = 0.75.
    QTest::newRow("normal") << Noise::normal << 0.6744897501960817;
    QTest::newRow("laplace") << Noise::laplace << 0.6931471805599453;
    QTest::newRow("student") << Noise::student << 0.764892328080891;
    QTest::newRow("contaminated") << Noise::contaminated << 0.7535513776952454;
  }
  void noise_has_the_documented_scale() {
    QFETCH(Noise, noise);
    QFETCH(double, quartile);
    constexpr int count = 40000;
    const auto points = draw_points({noise, count, 2, -1, 0.5, 3});
    const auto below = std::count_if(points.begin(), points.end(), [quartile](const Sample& point) {
      return point.y <= -1 + 2 * point.x + 0.5 * quartile;
    });
    const double deviation = std::sqrt(0.75 * 0.25 / count);
    QVERIFY(std::abs(double(below) / count - 0.75) < 5 * deviation);
  }

  void x_is_spread_evenly_over_its_range() {
    const auto points = draw_points({Noise::normal, 4, 1, 0, 1, 1});
    QCOMPARE(points.size(), std::size_t(4));
    for (std::size_t i = 0; i < points.size(); ++i)
      QCOMPARE(points[i].x, 1.25 + 2.5 * double(i));
  }

  void scale_stretches_the_same_noise() {
    const auto narrow = draw_points({Noise::laplace, 50, 0.5, 1, 0.25, 9});
    const auto wide = draw_points({Noise::laplace, 50, 0.5, 1, 0.5, 9});
    for (std::size_t i = 0; i < narrow.size(); ++i) {
      const double line = 1 + 0.5 * narrow[i].x;
      QVERIFY(std::abs(2 * (narrow[i].y - line) - (wide[i].y - line)) < 1e-13);
    }
  }

  void no_points_are_drawn_when_none_are_asked_for() {
    QVERIFY(draw_points({Noise::normal, 0, 1, 0, 1, 1}).empty());
    QVERIFY(draw_points({Noise::normal, -5, 1, 0, 1, 1}).empty());
  }
};

QTEST_GUILESS_MAIN(NoiseTest)
#include "noise_test.moc"
