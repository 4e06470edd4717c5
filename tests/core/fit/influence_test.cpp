#include "core/fit/influence.h"

#include "core/data/random.h"
#include "core/fit/fitter.h"
#include "core/loss/catalogue.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

std::vector<PointInfluence> influence_of(const std::string& id, const ParameterValues& parameters,
                                         const std::vector<Sample>& points, const Line& line) {
  Design design;
  if (design.assign(points, {})) return {};
  std::vector<PointInfluence> influence;
  measure_influence(*pointwise(**make_loss(id, parameters)), design, {Polynomial(line)}, influence);
  return influence;
}

} // namespace

class InfluenceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agrees_with_statsmodels() {
    const json oracle = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/influence.json"));
    std::vector<Sample> points;
    for (std::size_t i = 0; i < oracle["x"].size(); ++i)
      points.push_back({oracle["x"][i], oracle["y"][i]});
    for (const json& expected : oracle["weights"]) {
      const auto influence = influence_of(expected["loss"], expected["parameters"], points,
                                          {oracle["intercept"], oracle["slope"]});
      for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY(std::abs(influence[i].weight - expected["weight"][i].get<double>()) < 1e-12);
        QVERIFY(std::abs(influence[i].share - expected["share"][i].get<double>()) < 1e-12);
        QVERIFY(std::abs(influence[i].leverage - oracle["leverage"][i].get<double>()) < 1e-12);
      }
    }
  }

  // Residuals 0, 1, −2, 4, −8 against the line y = 0. By hand: the usual (median) size is 2, and
  // MAE's slope/residual there is ½; a point twice as far counts half of that.
  void a_weight_without_bound_is_taken_against_the_usual_error() {
    const std::vector<Sample> points{{0, 0}, {1, -1}, {2, 2}, {3, -4}, {4, 8}};
    const auto mae = influence_of("mae", {}, points, {0, 0});
    const std::vector<double> expected{1, 1, 1, 0.5, 0.25};
    for (std::size_t i = 0; i < points.size(); ++i)
      QCOMPARE(mae[i].weight, expected[i]);
    QCOMPARE(mae[0].share, 0.0); // alone it cannot balance the others: this is no best line
    QCOMPARE(mae[4].share, 0.25);
    QCOMPARE(mae[4].residual, -8.0);
  }

  void every_weight_is_a_share_of_full_trust() {
    const std::vector<Sample> points{{0, 1}, {1, 1.05}, {2, 1.4}, {3, 9}, {4, 0.2}, {5, 1}};
    for (const Entry* entry : catalogue()) {
      if (entry->card.family != Family::regression) continue;
      const auto loss = *make_loss(entry->card.id);
      if (pointwise(*loss) == nullptr) continue;
      double shares = 0;
      for (const auto& point : influence_of(entry->card.id, {}, points, {1, 0.01})) {
        QVERIFY2(point.weight >= 0 && point.weight <= 1, entry->card.id.c_str());
        shares += point.share;
      }
      QVERIFY2(std::abs(shares - 1) < 1e-12, entry->card.id.c_str());
    }
  }

  // A line of least absolute error rests on two points, whose pull balances that of the others. In
  // linear programming that pull is a multiplier, and SciPy has it.
  void points_that_hold_the_line_pull_as_the_multipliers_say() {
    const json oracle = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/influence_dual.json"));
    for (const json& set : oracle["sets"]) {
      std::vector<Sample> points;
      for (std::size_t i = 0; i < set["y"].size(); ++i)
        points.push_back({oracle["x"][i], set["y"][i]});
      for (const json& fit : set["fits"]) {
        const auto loss = *make_loss(fit["loss"].get<std::string>(), fit["parameters"]);
        Fitter fitter;
        fitter.set_points(points);
        const Polynomial curve = fitter.fit(*loss)->curve;
        const Line line = curve.line();
        QVERIFY(std::abs(line.slope - fit["slope"].get<double>()) < 1e-10);
        std::vector<double> pulls;
        find_pulls(*pointwise(*loss), fitter.design(), {curve}, pulls);
        const auto wanted = fit["pulls"].get<std::vector<double>>();
        double total = 0;
        for (const double pull : wanted)
          total += std::abs(pull);
        const auto influence = influence_of(fit["loss"], fit["parameters"], points, line);
        for (std::size_t i = 0; i < points.size(); ++i) {
          QVERIFY(std::abs(pulls[i] - wanted[i]) < 1e-9 * total);
          QVERIFY(std::abs(influence[i].share - std::abs(wanted[i]) / total) < 1e-9);
        }
      }
    }
  }

  // Small whole numbers, so that lines often run through many points at once.
  void pulls_balance_at_every_fit() {
    Random random(5);
    const auto whole = [&random](int most) { return std::floor(random.uniform() * (most + 1)); };
    for (int round = 0; round < 400; ++round) {
      std::vector<Sample> points;
      for (int i = 0; i < 3 + round % 12; ++i)
        points.push_back({i < 2 ? i : whole(6), 1 + whole(5)});
      for (const auto& [id, parameters] : std::vector<std::pair<std::string, ParameterValues>>{
               {"mae", {}},
               {"quantile", {{"tau", 0.25}}},
               {"epsilon_insensitive", {{"epsilon", 1}}},
               {"mape", {}}}) {
        const auto loss = *make_loss(id, parameters);
        Fitter fitter;
        fitter.set_points(points);
        const auto fit = fitter.fit(*loss);
        QVERIFY(fit.ok() && fit->converged);
        std::vector<double> pulls;
        find_pulls(*pointwise(*loss), fitter.design(), {fit->curve}, pulls);
        double sum = 0;
        double torque = 0;
        double total = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
          sum += pulls[i];
          torque += pulls[i] * points[i].x;
          const double y = points[i].y;
          const double slope = pointwise(*loss)->at(y + 9, y).slope; // beyond every corner
          const double other = pointwise(*loss)->at(y - 9, y).slope;
          QVERIFY(pulls[i] <= slope + 1e-12 && pulls[i] >= other - 1e-12);
          total += slope - other;
        }
        const auto where =
            QString("%1, round %2: %3, %4").arg(id.c_str()).arg(round).arg(sum).arg(torque);
        QVERIFY2(std::abs(sum) < 1e-10 * total && std::abs(torque) < 1e-9 * total,
                 qPrintable(where));
      }
    }
  }

  // By hand. A point 5 above the middle of four that are met is balanced by a quarter of its pull
  // from each; at the end of three, only by the full pull of all.
  void many_points_on_the_line_share_its_load() {
    const auto even = influence_of("mae", {}, {{-2, 0}, {-1, 0}, {1, 0}, {2, 0}, {0, 5}}, {0, 0});
    for (std::size_t i = 0; i < 4; ++i)
      QCOMPARE(even[i].share, 0.125);
    QCOMPARE(even[4].share, 0.5);
    const auto lever = influence_of("mae", {}, {{0, 0}, {1, 0}, {2, 0}, {3, 5}}, {0, 0});
    for (const PointInfluence& point : lever)
      QVERIFY(std::abs(point.share - 0.25) < 1e-12);
  }

  void a_perfect_fit_trusts_every_point() {
    for (const char* id : {"mse", "mae", "tukey"})
      for (const auto& point : influence_of(id, {}, {{0, 1}, {1, 2}, {2, 3}}, {1, 1})) {
        QCOMPARE(point.weight, 1.0);
        QCOMPARE(point.share, 0.0);
      }
  }

  void where_most_points_are_met_the_others_weigh_nothing_under_mae() {
    const auto mae = influence_of("mae", {}, {{0, 0}, {1, 0}, {2, 0}, {3, 5}}, {0, 0});
    QCOMPARE(mae[1].weight, 1.0);
    QVERIFY(mae[3].weight < 1e-8);
  }
};

QTEST_GUILESS_MAIN(InfluenceTest)
#include "influence_test.moc"