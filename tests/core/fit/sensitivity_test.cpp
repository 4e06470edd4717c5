#include "core/fit/sensitivity.h"

#include "core/data/noise.h"
#include "core/loss/catalogue.h"

#include <QTest>

#include <cmath>

using namespace losslab;

namespace {

std::vector<double> evenly(const Range& range, std::size_t count) {
  std::vector<double> positions;
  for (std::size_t i = 0; i < count; ++i)
    positions.push_back(range.low + (range.high - range.low) * static_cast<double>(i) /
                                        static_cast<double>(count - 1));
  return positions;
}

double slope(const std::optional<Polynomial>& curve) { return curve->line().slope; }

} // namespace

class SensitivityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_fit_on_the_way_is_that_of_a_fit_from_nothing() {
    const auto points = draw_points({.noise = Noise::contaminated, .count = 30, .intercept = 8});
    for (const Entry* entry : catalogue()) {
      if (entry->card.family != Family::regression) continue;
      const Method method{*make_loss(entry->card.id)};
      for (const Way way : {Way::vertical, Way::horizontal}) {
        const auto positions = evenly(worth_travelling(points, 20, way), 50);
        const auto lines = travel(method, points, 20, way, positions);
        QCOMPARE(lines.size(), positions.size());
        auto moved = points;
        for (std::size_t i = 0; i < positions.size(); ++i) {
          along(way, moved[20]) = positions[i];
          const auto cold = fit_curve(*method.loss, moved);
          QCOMPARE(lines[i].has_value(), cold.ok());
          if (!cold) continue;
          const double apart =
              std::max(std::abs(slope(lines[i]) - cold->curve.line().slope),
                       std::abs(lines[i]->line().intercept - cold->curve.line().intercept));
          QVERIFY2(apart < 1e-7, entry->card.id.c_str());
        }
      }
    }
  }

  // Least squares is linear in y: the slope rises by (x − x̄)/Σ(x − x̄)² with each unit. By hand for
  // x = 0 … 4 and the point at 4: 2/10.
  void least_squares_goes_along_in_a_straight_line() {
    const std::vector<Sample> points{{0, 1}, {1, 0}, {2, 3}, {3, 1}, {4, 2}};
    const std::vector<double> positions{-10, 0, 5, 100};
    const auto lines = travel({*make_loss("mse")}, points, 4, Way::vertical, positions);
    for (std::size_t i = 1; i < positions.size(); ++i)
      QVERIFY(std::abs((slope(lines[i]) - slope(lines[0])) / (positions[i] - positions[0]) - 0.2) <
              1e-12);
  }

  void a_robust_fit_lets_a_far_point_go() {
    const auto points = draw_points({.count = 28});
    const std::vector<double> positions{30, 60};
    const auto tukey = travel({*make_loss("tukey")}, points, 23, Way::vertical, positions);
    QVERIFY(std::abs(slope(tukey[0]) - slope(tukey[1])) < 1e-9);
    const auto mse = travel({*make_loss("mse")}, points, 23, Way::vertical, positions);
    QVERIFY(std::abs(slope(mse[0]) - slope(mse[1])) > 0.1);
  }

  void the_range_stays_while_the_point_moves_within_it() {
    std::vector<Sample> points{{0, 0}, {1, 2}, {2, 4}, {3, 1}};
    const auto range = [&](double y) {
      points[3].y = y;
      return worth_travelling(points, 3, Way::vertical);
    };
    QCOMPARE(range(1).low, -4.0);
    QCOMPARE(range(1).high, 8.0);
    QCOMPARE(range(-4).low, -4.0);
    QCOMPARE(range(8.5).high, 14.0);
    QVERIFY(range(-1e6).low <= -1e6);
    QCOMPARE(worth_travelling(std::vector<Sample>{{0, 5}, {1, 5}}, 0, Way::vertical).high, 6.0);
  }

  void where_there_is_no_fit_there_is_none() {
    const std::vector<Sample> points{{1, 0}, {1, 2}, {2, 4}};
    const auto lines =
        travel({*make_loss("mae")}, points, 2, Way::horizontal, std::vector{0.0, 1.0});
    QVERIFY(lines[0] && !lines[1]); // all at one x
    const auto logs =
        travel({*make_loss("msle")}, points, 2, Way::vertical, std::vector{-3.0, 1.0});
    QVERIFY(!logs[0] && logs[1]); // no logarithm of that
    std::stop_source source;
    source.request_stop();
    QVERIFY(
        travel({*make_loss("mae")}, points, 2, Way::vertical, std::vector{0.0}, source.get_token())
            .empty());
  }
};

QTEST_APPLESS_MAIN(SensitivityTest)
#include "sensitivity_test.moc"
