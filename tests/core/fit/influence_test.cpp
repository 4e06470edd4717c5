#include "core/fit/influence.h"

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
  std::vector<PointInfluence> influence;
  measure_influence(*pointwise(**make_loss(id, parameters)), points, line, influence);
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
    QCOMPARE(mae[0].share, 0.0); // a touched point pulls neither way
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

  void no_points_have_no_influence() { QVERIFY(influence_of("mse", {}, {}, {0, 0}).empty()); }
};

QTEST_GUILESS_MAIN(InfluenceTest)
#include "influence_test.moc"
