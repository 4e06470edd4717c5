#include "core/fit/landscape.h"

#include "core/data/noise.h"
#include "core/fit/fitter.h"
#include "core/loss/catalogue.h"

#include <QTest>

using namespace losslab;

namespace {

constexpr std::size_t side = 61;

LossPtr loss_of(const char* id) { return *make_loss(id); }

/// Cells lower than the eight around them.
std::vector<Line> valleys(const std::vector<double>& values, const LinePlane& plane) {
  std::vector<Line> found;
  for (std::size_t row = 1; row + 1 < side; ++row)
    for (std::size_t column = 1; column + 1 < side; ++column) {
      bool lowest = true;
      for (std::size_t r = row - 1; r <= row + 1; ++r)
        for (std::size_t c = column - 1; c <= column + 1; ++c)
          lowest = lowest && values[row * side + column] <= values[r * side + c];
      const auto at = [](const Range& range, std::size_t k) {
        return range.low + (range.high - range.low) * (double(k) + 0.5) / double(side);
      };
      if (lowest) found.push_back(plane.line(at(plane.slope, column), at(plane.height, row)));
    }
  return found;
}

std::vector<Sample> two_groups() {
  std::vector<Sample> points;
  for (int i = 0; i < 24; ++i)
    points.push_back({0.4 * i, (i % 3 == 0 ? 8.0 : 0.0) + 0.1 * (i % 2)});
  return points;
}

} // namespace

class LandscapeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // By hand: the mean of (ŷ − y)² of the line 0.5 at every x over (0, 0), (2, 2), x̄ = 1.
  void each_cell_is_the_mean_loss_of_its_line() {
    const std::vector<Sample> points{{0, 0}, {2, 2}};
    const LinePlane plane{1, {-1, 1}, {0, 1}};
    const auto values = landscape(*pointwise(*loss_of("mse")), points, plane, 1);
    QCOMPARE(values, (std::vector<double>{(0.25 + 2.25) / 2}));
    const auto halves = landscape(*pointwise(*loss_of("mse")), points, plane, 1, 2);
    QCOMPARE(halves, (std::vector<double>{(0.25 + 2.25) / 8}));
  }

  void the_lowest_cell_is_where_the_fit_is_data() {
    QTest::addColumn<QString>("id");
    for (const char* id : {"mse", "mae", "huber", "tukey", "quantile", "cauchy"})
      QTest::newRow(id) << id;
  }
  void the_lowest_cell_is_where_the_fit_is() {
    QFETCH(QString, id);
    const auto points = draw_points({.noise = Noise::contaminated, .count = 40});
    const auto loss = loss_of(id.toUtf8().constData());
    const Line fit = fit_curve(*loss, points)->curve.line();
    const auto plane = worth_seeing(points, {}, std::vector{fit});
    QVERIFY(plane.has_value());
    const auto values = landscape(*pointwise(*loss), points, *plane, side);
    const double least = *std::min_element(values.begin(), values.end());
    const auto lowest =
        std::size_t(std::find(values.begin(), values.end(), least) - values.begin());
    const double across = (plane->slope.high - plane->slope.low) / side;
    const double up = (plane->height.high - plane->height.low) / side;
    const double slope = plane->slope.low + across * (double(lowest % side) + 0.5);
    const double height = plane->height.low + up * (double(lowest / side) + 0.5);
    QVERIFY(std::abs(slope - fit.slope) < 3 * across);
    QVERIFY(std::abs(height - plane->height_of(fit)) < 3 * up);
    QVERIFY(least >= fit_curve(*loss, points)->objective);
  }

  // Tukey's valleys are the minima that the fitter finds; a convex loss has one.
  void tukey_has_several_valleys_and_the_fitter_knows_each() {
    const auto points = two_groups();
    Fitter fitter;
    fitter.set_points(points);
    const auto fit = *fitter.fit(*loss_of("tukey"));
    auto minima = fitter.other_minima(*loss_of("tukey"), fit);
    minima.push_back({fit.curve, fit.objective});
    const auto plane = worth_seeing(points, {}, {});
    const auto values = landscape(*pointwise(*loss_of("tukey")), points, *plane, side);
    const auto seen = valleys(values, *plane);
    QVERIFY(seen.size() >= 2);
    const double up = (plane->height.high - plane->height.low) / side;
    for (const Line& valley : seen) {
      // Plateaus, where no point counts, are no valleys.
      const double edge = *std::max_element(values.begin(), values.end());
      const double here = landscape(*pointwise(*loss_of("tukey")), points,
                                    {0,
                                     {valley.slope - 1e-9, valley.slope + 1e-9},
                                     {valley.intercept - 1e-9, valley.intercept + 1e-9}},
                                    1)[0];
      if (here > 0.97 * edge) continue;
      QVERIFY(std::any_of(minima.begin(), minima.end(), [&](const Minimum& each) {
        return std::abs(each.curve.at(0) - valley.at(0)) < 6 * up &&
               std::abs(each.curve.at(9) - valley.at(9)) < 6 * up;
      }));
    }
    const auto bowl = landscape(*pointwise(*loss_of("huber")), points, *plane, side);
    QCOMPARE(valleys(bowl, *plane).size(), 1U);
  }

  // Along any cut the mean absolute error is made of straight pieces, at most one corner a point.
  void least_absolute_errors_have_corners_and_nothing_else() {
    const std::vector<Sample> points{{0, 0}, {1, 3}, {2, 1}, {3, 4}};
    const LinePlane plane{1.5, {0, 1e-9}, {-2, 8}};
    constexpr std::size_t fine = 400;
    const auto values = landscape(*pointwise(*loss_of("mae")), points, plane, fine);
    int bends = 0;
    for (std::size_t row = 1; row + 1 < fine; ++row) {
      const double second =
          values[(row - 1) * fine] - 2 * values[row * fine] + values[(row + 1) * fine];
      QVERIFY(second > -1e-12);
      bends += second > 1e-9 ? 1 : 0;
    }
    QVERIFY(bends >= 4 && bends <= 8); // a corner between two cells bends both
  }

  void the_plane_stays_while_a_point_moves() {
    auto points = draw_points({.count = 30});
    const auto before = worth_seeing(points, 3, {});
    points[3].y += 50;
    const auto after = worth_seeing(points, 3, {});
    QCOMPARE(before->slope.low, after->slope.low);
    QCOMPARE(before->height.high, after->height.high);
    // … until a fit would leave it.
    const auto wide = worth_seeing(points, 3, std::vector{Line{0, 1e3}});
    QVERIFY(wide->slope.high > 1e3);
  }

  void without_two_x_there_is_no_plane() {
    QVERIFY(!worth_seeing(std::vector<Sample>{{1, 2}, {1, 3}}, {}, {}));
    QVERIFY(!worth_seeing(std::vector<Sample>{{1, 2}, {2, 3}}, 1, {}));
    QVERIFY(!worth_seeing({}, {}, {}));
  }

  // By hand: a mean rate below 0 has no likelihood.
  void where_the_loss_is_not_defined_it_is_infinite() {
    const std::vector<Sample> points{{0, 1}, {1, 2}};
    const auto rates = *make_loss("poisson_nll", {{"log_input", 0}});
    const auto values = landscape(*pointwise(*rates), points, {0, {0, 1}, {-2, 2}}, 2);
    QVERIFY(std::isinf(values[0]) && std::isfinite(values[2]));
  }

  void asked_to_stop_it_says_nothing() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(
        landscape(*pointwise(*loss_of("mse")), two_groups(), {}, 9, 1, stop.get_token()).empty());
  }
};

QTEST_GUILESS_MAIN(LandscapeTest)
#include "landscape_test.moc"
