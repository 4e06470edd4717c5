#include "core/fit/fitter.h"

#include "tests/core/fit/points.h"

#include <cmath>
#include <limits>
#include <QTest>

using namespace losslab;
using namespace losslab::test;
using nlohmann::json;

namespace {

const json& oracle() {
  static const json document = read_oracle("fit.json");
  return document;
}

double mean_loss(const Loss& loss, const Line& line, const std::vector<Sample>& points) {
  double sum = 0;
  for (const Sample& point : points)
    sum += pointwise(loss)->at(line.at(point.x), point.y).value;
  return sum / double(points.size());
}

/// The least mean loss over all lines through two of the points: exact for MAE and quantile.
double least_through_pairs(const Loss& loss, const std::vector<Sample>& points) {
  double least = std::numeric_limits<double>::infinity();
  for (const Sample& first : points)
    for (const Sample& second : points)
      if (second.x > first.x) {
        const double slope = (second.y - first.y) / (second.x - first.x);
        least = std::min(least, mean_loss(loss, {first.y - slope * first.x, slope}, points));
      }
  return least;
}

/// The least mean loss that Newton's descent reaches from a line through any two of every
/// stride-th.
double least_from_pairs(const Loss& loss, const std::vector<Sample>& points, std::size_t stride) {
  const auto count = static_cast<Eigen::Index>(points.size());
  Eigen::MatrixXd columns = Eigen::MatrixXd::Ones(count, 2);
  std::vector<double> y;
  for (const Sample& point : points) {
    columns(static_cast<Eigen::Index>(y.size()), 1) = point.x / 10 - 0.5;
    y.push_back(point.y);
  }
  const auto x = columns.col(1);
  NewtonDescent newton;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < y.size(); i += stride)
    for (std::size_t j = i + stride; j < y.size(); j += stride) {
      const auto at = static_cast<Eigen::Index>(i);
      const double slope = (y[j] - y[i]) / (x[static_cast<Eigen::Index>(j)] - x[at]);
      const auto end = newton.minimise(*pointwise(loss), columns, y,
                                       Eigen::Vector2d(y[i] - slope * x[at], slope));
      least = std::min(least, end.objective);
    }
  return least;
}

} // namespace

class FitterTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agrees_with_other_programs_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(oracle()["fits"].size()); ++i) {
      const json& fit = oracle()["fits"][i];
      QTest::addRow("%s of %s by %s, %d", fit["loss"].get<std::string>().c_str(),
                    fit["points"].get<std::string>().c_str(),
                    fit["source"].get<std::string>().c_str(), i)
          << i;
    }
  }
  void agrees_with_other_programs() {
    QFETCH(int, index);
    const json& expected = oracle()["fits"][index];
    const auto points = oracle_points(oracle(), expected["points"]);
    const auto loss = loss_of(expected["loss"], expected["parameters"].get<ParameterValues>());
    const auto fit = fit_curve(*loss, points);
    QVERIFY2(fit.ok(), fit.ok() ? "" : fit.refusal().text().c_str());
    QVERIFY2(fit->converged, fit->why.data());
    const double objective = expected["objective"];
    const double size = std::max(std::abs(objective), 1e-3);
    const QString found = QString("%1 + %2·x, loss %3 where the oracle has %4 + %5·x, loss %6")
                              .arg(fit->curve.line().intercept, 0, 'g', 17)
                              .arg(fit->curve.line().slope, 0, 'g', 17)
                              .arg(fit->objective, 0, 'g', 17)
                              .arg(expected["intercept"].get<double>(), 0, 'g', 17)
                              .arg(expected["slope"].get<double>(), 0, 'g', 17)
                              .arg(objective, 0, 'g', 17);
    QVERIFY2(fit->objective <= objective + 1e-9 * size, qPrintable(found));
    if (expected.value("local", false) && fit->objective < objective - 1e-9 * size) return;
    const double tolerance = expected.value("approximate", false) ? 1e-4 : 1e-8;
    QVERIFY2(fit->objective >= objective - tolerance * size, qPrintable(found));
    if (!expected["unique"].get<bool>()) return;
    const double line_tolerance = expected.value("approximate", false) ? 1e-3 : 1e-6;
    for (const Sample& point : points) {
      const double there =
          expected["intercept"].get<double>() + expected["slope"].get<double>() * point.x;
      QVERIFY2(std::abs(fit->curve.at(point.x) - there) <=
                   line_tolerance * std::max(1.0, std::abs(there)),
               qPrintable(found));
    }
  }

  // An optimal line of a piecewise linear loss passes through two points: try them all.
  void exact_fits_are_the_best_through_any_two_points_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("tau");
    QTest::addColumn<bool>("on_a_lattice");
    for (const bool lattice : {false, true}) {
      QTest::addRow("mae %d", lattice) << "mae" << 0.5 << lattice;
      QTest::addRow("median %d", lattice) << "quantile" << 0.5 << lattice;
      QTest::addRow("lowest decile %d", lattice) << "quantile" << 0.1 << lattice;
      QTest::addRow("upper quartile %d", lattice) << "quantile" << 0.75 << lattice;
    }
  }
  void exact_fits_are_the_best_through_any_two_points() {
    QFETCH(QString, id);
    QFETCH(double, tau);
    QFETCH(bool, on_a_lattice); // many points share x, y and lines: degenerate on purpose
    const auto loss = id == "mae" ? loss_of("mae") : loss_of("quantile", {{"tau", tau}});
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      auto points = draw_points({Noise::student, 3 + int(seed % 23), 0.5, 1, 1, seed});
      if (on_a_lattice)
        for (Sample& point : points)
          point = {std::round(point.x / 2), std::round(point.y / 2)};
      const auto fit = fit_curve(*loss, points);
      if (!fit.ok()) continue; // all rounded to one x
      QVERIFY2(fit->converged, fit->why.data());
      const double least = least_through_pairs(*loss, points);
      QVERIFY2(std::abs(fit->objective - least) <= 1e-12 * std::max(1.0, least),
               qPrintable(QString("seed %1: %2, by pairs %3")
                              .arg(seed)
                              .arg(fit->objective, 0, 'g', 17)
                              .arg(least, 0, 'g', 17)));
    }
  }

  // Non-convex losses: no descent from any line through two points ends lower.
  void the_best_minimum_is_found_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("stride"); // between the points that are paired
    for (const char* id : {"tukey", "welsch", "geman_mcclure", "cauchy"}) {
      QTest::addRow("%s of 12", id) << id << 12 << 1;
      QTest::addRow("%s of 30", id) << id << 30 << 1;
      QTest::addRow("%s of 400", id) << id << 400 << 13;
    }
  }
  void the_best_minimum_is_found() {
    QFETCH(QString, id);
    QFETCH(int, count);
    QFETCH(int, stride);
    const auto loss = loss_of(id.toStdString());
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      auto points = draw_points({Noise::contaminated, count, 0.55, 1.2, 0.45, seed});
      for (int i = 0; i < count; i += 4) // a quarter far off, to one side
        points[std::size_t(i)].y += double(seed) + 0.7 * double(i % 5);
      const auto fit = fit_curve(*loss, points);
      QVERIFY(fit.ok() && fit->converged);
      QVERIFY(fit->objective <= least_from_pairs(*loss, points, std::size_t(stride)) + 1e-10);
    }
  }

  void of_equally_good_lines_the_flattest_is_chosen_and_of_those_the_middle() {
    // By hand: any line that meets both vertical pairs between their points has mean loss ½.
    const std::vector<Sample> pairs{{0, 0}, {0, 1}, {1, 0.5}, {1, 1.5}};
    const auto level = fit_curve(*loss_of("mae"), pairs);
    QVERIFY(level.ok());
    QCOMPARE(level->objective, 0.5);
    QCOMPARE(level->curve.line().slope, 0.0);
    QVERIFY(std::abs(level->curve.line().intercept - 0.75) < 1e-15);
    QVERIFY(QString(level->why.data()).contains("flattest"));
    // Raised by 5 on the right, the flattest is the one from (0, 1) to (1, 5.5).
    const std::vector<Sample> steep{{0, 0}, {0, 1}, {1, 5.5}, {1, 6.5}};
    const auto inclined = fit_curve(*loss_of("mae"), steep);
    QVERIFY(std::abs(inclined->curve.line().slope - 4.5) < 1e-14);
    QVERIFY(std::abs(inclined->curve.line().intercept - 1) < 1e-14);
  }

  // What was fitted before makes it faster, never different.
  void the_last_frame_does_not_change_the_answer_data() { every_loss(); }
  void the_last_frame_does_not_change_the_answer() {
    QFETCH(LossPtr, loss);
    auto points = positive_points();
    Fitter dragging;
    for (int frame = 0; frame < 60; ++frame) {
      points[7] = {0.5 + 0.15 * frame, 9 - 0.14 * frame};
      dragging.set_points(points);
      const auto warm = dragging.fit(*loss);
      const auto cold = fit_curve(*loss, points);
      QVERIFY(warm.ok() && cold.ok());
      QCOMPARE(warm->converged, cold->converged);
      for (const double x : {0.0, 10.0})
        QVERIFY2(std::abs(warm->curve.at(x) - cold->curve.at(x)) < 1e-9,
                 qPrintable(QString("frame %1: %2 and %3")
                                .arg(frame)
                                .arg(warm->curve.at(x), 0, 'g', 17)
                                .arg(cold->curve.at(x), 0, 'g', 17)));
    }
  }

  // A fit is a property of the points, not of the units and the origin they are written in.
  void moving_and_stretching_x_moves_and_stretches_the_line_data() { every_loss(); }
  void moving_and_stretching_x_moves_and_stretches_the_line() {
    QFETCH(LossPtr, loss);
    const auto points = positive_points();
    const auto plain = fit_curve(*loss, points);
    QVERIFY(plain.ok());
    for (const double factor : {1e-6, 1.0, 1e9})
      for (const double offset : {0.0, -3e3}) {
        auto changed = points;
        for (Sample& point : changed)
          point.x = factor * (point.x + offset);
        const auto fit = fit_curve(*loss, changed);
        QVERIFY(fit.ok());
        for (std::size_t i = 0; i < points.size(); ++i)
          QVERIFY(std::abs(fit->curve.at(changed[i].x) - plain->curve.at(points[i].x)) < 1e-8);
      }
  }

  void two_points_are_joined_data() { every_loss(); }
  void two_points_are_joined() {
    QFETCH(LossPtr, loss);
    const bool by_logarithm = loss->card().id == "poisson_nll"; // its line is the log of the rate
    const auto through = [by_logarithm](double y) { return by_logarithm ? std::log(y) : y; };
    const std::vector<Sample> points{{1, 2}, {3, 2.05}};
    const auto fit = fit_curve(*loss, points);
    QVERIFY2(fit.ok(), fit.ok() ? "" : fit.refusal().text().c_str());
    QVERIFY2(fit->converged, fit->why.data());
    if (std::string(loss->card().id).find("epsilon") != std::string::npos) {
      QVERIFY(fit->objective < 1e-30); // any line through the tube
      return;
    }
    QVERIFY(std::abs(fit->curve.at(1) - through(2)) < 1e-7);
    QVERIFY(std::abs(fit->curve.at(3) - through(2.05)) < 1e-7);
  }

  void bad_points_are_refused_by_name_data() {
    QTest::addColumn<std::vector<Sample>>("points");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    using Points = std::vector<Sample>;
    QTest::newRow("empty") << Points{} << "points"
                           << "there are no points";
    QTest::newRow("one") << Points{{1, 2}} << "points"
                         << "one point";
    QTest::newRow("one x") << Points{{1, 2}, {1, 3}} << "points"
                           << "the same x";
    QTest::newRow("one x, thrice") << Points{{1, 2}, {1, 3}, {1, 2}} << "points"
                                   << "the same x";
    QTest::newRow("NaN") << Points{{1, 2}, {2, nan}} << "points[1].y"
                         << "no finite number";
    QTest::newRow("infinity") << Points{{1, 2}, {-inf, 1}} << "points[1].x"
                              << "no finite number";
    QTest::newRow("1e308 in x") << Points{{1e308, 2}, {2, 1}} << "points[0].x"
                                << "too large";
    QTest::newRow("1e308 in y") << Points{{1, 2}, {2, -1e308}} << "points[1].y"
                                << "too large";
    QTest::newRow("too steep") << Points{{0, 0}, {1e-300, 1e90}} << "points"
                               << "largest double";
  }
  void bad_points_are_refused_by_name() {
    QFETCH(std::vector<Sample>, points);
    QFETCH(QString, place);
    QFETCH(QString, says);
    for (const Entry* entry : catalogue()) {
      if (entry->card.family != Family::regression) continue;
      const auto fit = fit_curve(*loss_of(entry->card.id), points);
      if (fit.ok()) { // only a loss that gives up on far points may answer a steep pair
        QVERIFY(places_finite(*fit) && says == "largest double");
        continue;
      }
      if (!QString::fromStdString(fit.refusal().why).startsWith("not defined, because"))
        QFAIL(fit.refusal().text().c_str());
    }
    const auto fit = fit_curve(*loss_of("mse"), points);
    QVERIFY(!fit.ok());
    QCOMPARE(QString::fromStdString(fit.refusal().place), place);
    QVERIFY2(QString::fromStdString(fit.refusal().why).contains(says), fit.refusal().why.c_str());
  }

  // Extreme but lawful: an answer or a reason, never NaN.
  void nothing_ever_answers_nan_data() { every_loss(); }
  void nothing_ever_answers_nan() {
    QFETCH(LossPtr, loss);
    using Points = std::vector<Sample>;
    for (const Points& points :
         {Points{{-1e100, 1e100}, {1e100, -1e100}, {0, 3}}, Points{{0, 1}, {1e-320, 1}, {1, 5}},
          Points{{0, 0}, {1, 0}, {2, 0}}, Points{{1, 1e-310}, {2, 1e-310}, {3, 1}},
          Points{{0, 1}, {1e100, 1}, {2, 4}}, Points{{1e16, 1}, {1e16 + 2, 2}, {1e16 + 4, 9}},
          Points{{0, -5}, {1, -7}, {2, -1e90}}, Points{{0, 700}, {1, 800}, {2, 1e5}}}) {
      const auto fit = fit_curve(*loss, points);
      QVERIFY(!fit.ok() || places_finite(*fit));
    }
  }

  void losses_that_fit_no_line_say_so() {
    for (const Entry* entry : catalogue())
      if (entry->card.family != Family::regression) {
        const auto fit = fit_curve(*loss_of(entry->card.id), positive_points());
        QVERIFY(!fit.ok());
        QVERIFY(QString::fromStdString(fit.refusal().why).contains("not defined, because"));
      }
  }

  void targets_a_loss_does_not_take_are_named() {
    const auto mape = loss_of("mape");
    const auto fit = fit_curve(*mape, std::vector<Sample>{{0, 1}, {1, 0}, {2, 2}});
    QVERIFY(!fit.ok());
    QCOMPARE(fit.refusal().place, std::string("points[1].y"));
  }

 private:
  static bool places_finite(const CurveFit& fit) {
    return std::isfinite(fit.curve.line().intercept) && std::isfinite(fit.curve.line().slope) &&
           std::isfinite(fit.objective);
  }

  static void every_loss() {
    QTest::addColumn<LossPtr>("loss");
    for (const Entry* entry : catalogue())
      if (entry->card.family == Family::regression)
        QTest::newRow(entry->card.id.c_str()) << loss_of(entry->card.id);
  }
};

QTEST_GUILESS_MAIN(FitterTest)
#include "fitter_test.moc"
