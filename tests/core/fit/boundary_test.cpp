#include "core/fit/boundary.h"

#include "core/data/random.h"
#include "core/loss/catalogue.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

const char* const all_losses[]{"bce_with_logits", "focal",       "hinge", "squared_hinge",
                               "modified_huber",  "exponential", "brier"};

const json& oracle() {
  static const json document = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/boundary.json"));
  return document;
}

std::vector<Labelled> oracle_points(const std::string& name) {
  const json& set = oracle()["points"][name];
  std::vector<Labelled> points;
  for (std::size_t i = 0; i < set["x"].size(); ++i)
    points.push_back({set["x"][i], set["y"][i], set["label"][i] == 1});
  return points;
}

LossPtr loss_of(const std::string& id, const ParameterValues& parameters = {}) {
  return *make_loss(id, parameters);
}

double objective(const Loss& loss, const Separator& at, const std::vector<Labelled>& points,
                 double regularisation) {
  double sum = 0;
  for (const Labelled& point : points)
    sum += pointwise(loss)->at(at.logit(point.x, point.y), point.positive ? 1 : 0).value;
  return sum / double(points.size()) + 0.5 * regularisation * (at.x * at.x + at.y * at.y);
}

/// Two clouds as far apart as asked, of whole and half numbers so that points coincide.
std::vector<Labelled> clouds(std::uint64_t seed, int count, double apart) {
  Random random(seed);
  std::vector<Labelled> points;
  for (int i = 0; i < count; ++i) {
    const bool positive = random.below(2) == 1 || i == 0;
    const auto near = [&] { return std::round(2 * random.normal()) / 2; };
    points.push_back({near() + (positive ? apart : 0), near(), positive && i != 1});
  }
  return points;
}

double distance(const Separator& a, const Separator& b) {
  const double size = std::max({1e-3, std::abs(b.x), std::abs(b.y), std::abs(b.b)});
  return std::max({std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.b - b.b)}) / size;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<losslab::Labelled>)

class BoundaryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void others_find_the_same_boundary_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < oracle()["fits"].size(); ++i) {
      const json& fit = oracle()["fits"][i];
      QTest::addRow("%s, lambda %g, %s: %s", fit["loss"].get<std::string>().c_str(),
                    fit["regularisation"].get<double>(), fit["points"].get<std::string>().c_str(),
                    fit["source"].get<std::string>().c_str())
          << int(i);
    }
  }
  void others_find_the_same_boundary() {
    QFETCH(int, index);
    const json& expected = oracle()["fits"][std::size_t(index)];
    const auto points = oracle_points(expected["points"]);
    const LossPtr loss = loss_of(expected["loss"]);
    const double regularisation = expected["regularisation"];
    const auto fit = fit_boundary(*loss, points, regularisation);
    QVERIFY(fit.ok());
    QVERIFY2(fit->converged, fit->why.data());
    QVERIFY(fit->divides);
    const Separator theirs{expected["w"][0], expected["w"][1], expected["b"]};
    const double off = distance(fit->separator, theirs);
    const double lower = expected["objective"].get<double>() - fit->objective;
    const QString found =
        QString("off by %1, objective %2, lower by %3").arg(off).arg(fit->objective).arg(lower);
    const bool approximate = expected.contains("approximate"); // stopped short of the minimum
    QVERIFY2(lower > -1e-12 && lower < (approximate ? 1e-6 : 1e-12), qPrintable(found));
    QVERIFY2(off < (approximate ? 2e-5 : 1e-8), qPrintable(found));
    QCOMPARE(fit->objective, objective(*loss, fit->separator, points, regularisation));
  }

  void no_separator_near_by_is_better_and_the_pulls_balance_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("apart");
    for (const char* id : all_losses)
      for (const double apart : {0.0, 2.0, 9.0}) // overlapping to separable
        QTest::addRow("%s, %g apart", id, apart) << QString(id) << apart;
  }
  void no_separator_near_by_is_better_and_the_pulls_balance() {
    QFETCH(QString, id);
    QFETCH(double, apart);
    const LossPtr loss = loss_of(id.toStdString());
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
      for (const double regularisation : {1e-6, 0.01, 10.0}) {
        const auto points = clouds(seed, 4 + int(seed) * 2, apart);
        const auto fit = fit_boundary(*loss, points, regularisation);
        const QByteArray where =
            QByteArray::number(int(seed)) + " " + QByteArray::number(regularisation);
        QVERIFY2(fit && fit->converged, where);
        double total = 0, size = 0;
        for (const double pull : fit->pulls) {
          total += pull;
          size += std::abs(pull);
        }
        QVERIFY2(std::abs(total) <= 1e-7 * size, where);
        Random random(seed);
        for (int i = 0; i < 50; ++i) {
          const double reach = std::pow(10, -random.uniform(0, 6));
          Separator there = fit->separator;
          for (double* number : {&there.x, &there.y, &there.b})
            *number += reach * random.normal();
          QVERIFY2(fit->objective <= objective(*loss, there, points, regularisation) + 1e-13 ||
                       (!loss->card().properties.convex && reach > 1e-3),
                   where);
        }
      }
  }

  // What a multiplier is: it balances the penalty, and rests at 0 or 1 off the margin.
  void the_hinge_meets_its_optimality_conditions() {
    const LossPtr loss = loss_of("hinge", {{"margin", 0.7}});
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      const auto points = clouds(seed, 5 + int(seed), 3);
      const double regularisation = 0.02;
      const auto fit = fit_boundary(*loss, points, regularisation);
      QVERIFY(fit && fit->converged);
      double x = 0, y = 0;
      for (std::size_t i = 0; i < points.size(); ++i) {
        const double side = points[i].positive ? 1 : -1;
        const double margin = side * fit->separator.logit(points[i].x, points[i].y);
        const double multiplier = -side * fit->pulls[i];
        x += side * multiplier * points[i].x / double(points.size());
        y += side * multiplier * points[i].y / double(points.size());
        QVERIFY(multiplier >= -1e-9 && multiplier <= 1 + 1e-9);
        if (margin > 0.7 + 1e-9) QVERIFY(std::abs(multiplier) < 1e-9);
        if (margin < 0.7 - 1e-9) QVERIFY(std::abs(multiplier - 1) < 1e-9);
      }
      QVERIFY(std::abs(x - regularisation * fit->separator.x) < 1e-9);
      QVERIFY(std::abs(y - regularisation * fit->separator.y) < 1e-9);
    }
  }

  // Points far to the wrong side hold a plateau of the hinge, between −1 and 1: its middle is 0.
  void of_intercepts_as_good_the_middle_one_is_taken() {
    const std::vector<Labelled> points{{-1, 0, false}, {1, 0, true}};
    for (const char* id : {"hinge", "modified_huber"}) {
      const auto fit = fit_boundary(*loss_of(id), points, 100.0);
      QVERIFY(fit.ok());
      QVERIFY(std::abs(fit->separator.b) < 1e-12);
    }
  }

  void a_shift_moves_the_boundary_along_and_a_swap_turns_it_round_data() { each_loss(); }
  void a_shift_moves_the_boundary_along_and_a_swap_turns_it_round() {
    QFETCH(QString, id);
    const ParameterValues even =
        id == "focal" ? ParameterValues{{"alpha", 0.5}} : ParameterValues{};
    const LossPtr loss = loss_of(id.toStdString(), even);
    auto points = clouds(5, 40, 2.5);
    const auto fit = fit_boundary(*loss, points, 0.01);
    for (Labelled& point : points)
      point = {point.x + 4096, point.y - 512, !point.positive};
    const auto moved = fit_boundary(*loss, points, 0.01);
    const Separator back{-moved->separator.x, -moved->separator.y,
                         -moved->separator.logit(4096, -512)};
    QVERIFY(distance(back, fit->separator) < 1e-8);
  }

  // |w|² counts in the units of the points: with coordinates ten times as large and λ a hundred
  // times, w is a tenth and the boundary the same.
  void the_penalty_is_that_of_w_in_the_units_of_the_points_data() { each_loss(); }
  void the_penalty_is_that_of_w_in_the_units_of_the_points() {
    QFETCH(QString, id);
    const LossPtr loss = loss_of(id.toStdString());
    auto points = clouds(6, 40, 2.5);
    const auto fit = fit_boundary(*loss, points, 0.01);
    for (Labelled& point : points)
      point = {10 * point.x, 10 * point.y, point.positive};
    const auto larger = fit_boundary(*loss, points, 1.0);
    const Separator same{10 * larger->separator.x, 10 * larger->separator.y, larger->separator.b};
    QVERIFY(distance(same, fit->separator) < 1e-8);
  }

  void separable_points_on_a_line_and_twins_have_a_boundary_data() { each_loss(); }
  void separable_points_on_a_line_and_twins_have_a_boundary() {
    QFETCH(QString, id);
    const LossPtr loss = loss_of(id.toStdString());
    const std::vector<Labelled> on_a_line{{0, 1, false}, {1, 2, false}, {1, 2, false},
                                          {3, 4, true},  {3, 4, true},  {5, 6, true}};
    for (const double regularisation : {1e-6, 0.01, 1.0}) {
      const auto fit = fit_boundary(*loss, on_a_line, regularisation);
      QVERIFY(fit && fit->converged && fit->divides);
      QVERIFY(std::abs(fit->separator.x - fit->separator.y) <= 1e-7 * std::abs(fit->separator.x));
      std::vector<PointStanding> standings;
      measure_standings(*pointwise(*loss), on_a_line, *fit, standings);
      if (regularisation < 0.1)
        for (const auto& standing : standings)
          QVERIFY(standing.margin > 0);
    }
  }

  void a_point_a_million_away_does_not_break_it_data() { each_loss(); }
  void a_point_a_million_away_does_not_break_it() {
    QFETCH(QString, id);
    auto points = clouds(7, 60, 4);
    points.push_back({1e6, -3e5, false});
    const auto fit = fit_boundary(*loss_of(id.toStdString()), points, 0.01);
    QVERIFY(fit.ok());
    QVERIFY2(fit->converged, fit->why.data());
  }

  void where_nothing_tells_the_classes_apart_there_is_no_boundary_data() { each_loss(); }
  void where_nothing_tells_the_classes_apart_there_is_no_boundary() {
    QFETCH(QString, id);
    const std::vector<Labelled> crossed{{0, 0, true}, {1, 1, true}, {0, 1, false}, {1, 0, false}};
    const auto fit = fit_boundary(*loss_of(id.toStdString()), crossed, 1.0);
    QVERIFY(fit.ok());
    QVERIFY(!fit->divides);
  }

  void what_is_not_defined_says_why_data() {
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::addColumn<std::vector<Labelled>>("points");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("regularisation");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("why");
    using Points = std::vector<Labelled>;
    const Points two{{0, 0, false}, {1, 1, true}};
    QTest::newRow("none") << Points{} << "hinge" << 1.0 << "points"
                          << "no points";
    QTest::newRow("one") << Points{{1, 2, true}} << "hinge" << 1.0 << "points"
                         << "one class";
    QTest::newRow("one class") << Points{{1, 2, true}, {3, 4, true}} << "brier" << 1.0 << "points"
                               << "one class";
    QTest::newRow("one place") << Points{{1, 2, true}, {1, 2, false}} << "focal" << 1.0 << "points"
                               << "one place";
    QTest::newRow("infinite") << Points{{1, 2, true}, {infinite, 2, false}} << "hinge" << 1.0
                              << "points[1].x"
                              << "no finite number";
    QTest::newRow("huge") << Points{{1, 1e200, true}, {1, 2, false}} << "hinge" << 1.0
                          << "points[0].y"
                          << "too large";
    QTest::newRow("no penalty") << two << "exponential" << 0.0 << "regularisation"
                                << "positive";
    QTest::newRow("perceptron") << two << "perceptron" << 1.0 << "loss"
                                << "w = 0";
    QTest::newRow("zero-one") << two << "zero_one" << 1.0 << "loss"
                              << "no slope";
    QTest::newRow("regression") << two << "mse" << 1.0 << "loss"
                                << "two-class";
    QTest::newRow("probability") << two << "bce" << 1.0 << "loss"
                                 << "logit";
    QTest::newRow("of arrays") << two << "dice" << 1.0 << "loss"
                               << "one number";
  }
  void what_is_not_defined_says_why() {
    QFETCH(std::vector<Labelled>, points);
    QFETCH(QString, id);
    QFETCH(double, regularisation);
    QFETCH(QString, place);
    QFETCH(QString, why);
    const auto fit = fit_boundary(*loss_of(id.toStdString()), points, regularisation);
    QVERIFY(!fit.ok());
    QCOMPARE(QString::fromStdString(fit.refusal().place), place);
    QVERIFY2(QString::fromStdString(fit.refusal().why).contains(why), fit.refusal().why.c_str());
  }

  void focal_that_weighs_one_class_with_nothing_is_refused() {
    const std::vector<Labelled> two{{0, 0, false}, {1, 1, true}};
    for (const double alpha : {0.0, 1.0})
      QVERIFY(!fit_boundary(*loss_of("focal", {{"alpha", alpha}}), two, 1).ok());
  }

  // Four points by hand: the hinge's boundary x = 0 at w = 1 rests on the two inner points.
  void support_points_are_those_that_hold_the_boundary() {
    const std::vector<Labelled> points{{-3, 0, false}, {-1, 0, false}, {1, 0, true}, {3, 0, true}};
    const LossPtr hinge = loss_of("hinge");
    const auto fit = fit_boundary(*hinge, points, 0.01);
    QVERIFY(std::abs(fit->separator.x - 1) < 1e-9 && std::abs(fit->separator.b) < 1e-9);
    std::vector<PointStanding> standings;
    measure_standings(*pointwise(*hinge), points, *fit, standings);
    for (std::size_t i = 0; i < 4; ++i) {
      const bool inner = i == 1 || i == 2;
      QCOMPARE(standings[i].support, inner);
      QVERIFY(std::abs(standings[i].share - (inner ? 0.5 : 0)) < 1e-9);
      QVERIFY(std::abs(standings[i].margin - std::abs(points[i].x)) < 1e-9);
    }
    const LossPtr bce = loss_of("bce_with_logits");
    measure_standings(*pointwise(*bce), points, *fit_boundary(*bce, points, 0.01), standings);
    for (const auto& standing : standings)
      QVERIFY(!standing.support && standing.share > 0); // all pull, so none is told from the others
  }

  // Wrong labels far out make two minima of Brier's: with them and without.
  void other_minima_are_told_and_are_minima() {
    auto points = clouds(3, 40, 4);
    for (int i = 0; i < 3; ++i)
      points.push_back({40, 20, false});
    const LossPtr brier = loss_of("brier");
    const auto fit = fit_boundary(*brier, points, 0.01);
    QVERIFY(!fit->others.empty());
    for (const auto& other : fit->others) {
      QVERIFY(other.objective > fit->objective);
      Random random(3);
      for (int i = 0; i < 100; ++i) {
        Separator there = other.separator;
        for (double* number : {&there.x, &there.y, &there.b})
          *number += 1e-5 * random.normal();
        QVERIFY(objective(*brier, there, points, 0.01) >= other.objective - 1e-12);
      }
    }
  }

 private:
  static void each_loss() {
    QTest::addColumn<QString>("id");
    for (const char* id : all_losses)
      QTest::newRow(id) << QString(id);
  }
};

QTEST_GUILESS_MAIN(BoundaryTest)
#include "boundary_test.moc"
