#include "core/fit/left_out.h"

#include "core/data/noise.h"
#include "core/loss/catalogue.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

bool near(const Polynomial& curve, const Line& expected, double tolerance) {
  const Line line = curve.line();
  return std::abs(line.intercept - expected.intercept) <=
             tolerance * (1 + std::abs(expected.intercept)) &&
         std::abs(line.slope - expected.slope) <= tolerance * (1 + std::abs(expected.slope));
}

} // namespace

class LeftOutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    oracle_ = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/left_out.json"));
    for (std::size_t i = 0; i < oracle_["x"].size(); ++i)
      points_.push_back({oracle_["x"][i], oracle_["y"][i]});
  }

  // shift = √(2D/n).
  void the_shift_of_least_squares_is_cooks_distance() {
    const Method mse{*make_loss("mse")};
    const Polynomial fitted = fit_curve(*mse.loss, points_)->curve;
    const auto unit = usual_error(points_);
    QVERIFY(unit && std::abs(*unit - oracle_["usual_error"].get<double>()) < 1e-10);
    const auto lines = curves_without_each(mse, points_);
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double moved = shift(points_, fitted, *lines[i], *unit);
      const double cook = static_cast<double>(points_.size()) / 2 * moved * moved;
      QVERIFY(std::abs(cook - oracle_["cooks_distance"][i].get<double>()) < 1e-10);
      const auto share = followed(points_[i], fitted, *lines[i]);
      QVERIFY(share && std::abs(*share - oracle_["leverage"][i].get<double>()) < 1e-9);
    }
  }

  void lines_without_a_point_are_those_of_others() {
    for (const auto& [id, parameters] : {std::pair<std::string, ParameterValues>{"mse", {}},
                                         {"mae", {}},
                                         {"huber", {{"delta", oracle_["delta"]}}}}) {
      const Method method{*make_loss(id, parameters)};
      const auto lines = curves_without_each(method, points_);
      QCOMPARE(lines.size(), points_.size());
      for (std::size_t i = 0; i < points_.size(); ++i) {
        const json& expected = oracle_["without"][id][i];
        QVERIFY2(near(*lines[i], {expected[0], expected[1]}, 1e-7),
                 qPrintable(QString("%1 %2").arg(id.c_str()).arg(i)));
      }
    }
  }

  void warm_and_cold_agree_for_every_loss() {
    const auto points = draw_points({.noise = Noise::contaminated, .count = 40, .intercept = 8});
    for (const Entry* entry : catalogue()) {
      if (entry->card.family != Family::regression) continue;
      const Method method{*make_loss(entry->card.id)};
      const auto lines = curves_without_each(method, points);
      for (std::size_t i = 0; i < points.size(); ++i) {
        const auto cold = curve_without(method, points, i);
        QCOMPARE(lines[i].has_value(), cold.has_value());
        if (cold) QVERIFY2(near(*lines[i], cold->line(), 1e-7), entry->card.id.c_str());
      }
    }
  }

  // Ten points on a level line but for a little, one far out in x and y.
  void leverage_that_beats_robustness_is_seen_in_the_fit() {
    std::vector<Sample> points;
    for (int i = 0; i < 10; ++i)
      points.push_back({double(i), i % 2 ? 0.1 : -0.1});
    points.push_back({100, 50});
    QVERIFY(carried_by("mae", points) && carried_by("huber", points));
    QVERIFY(!carried_by("mse", points));   // does not claim to be robust
    QVERIFY(!carried_by("tukey", points)); // is
    points.back().y = 0.2;                 // as far out in x, and no harm
    QVERIFY(!carried_by("mae", points));
    points.back() = {9.5, 50}; // as far up, and not out
    QVERIFY(!carried_by("mae", points) && !carried_by("huber", points));
    points.back() = {20, 500}; // it moves Huber's line, and is not followed by it
    QVERIFY(!carried_by("huber", points));
  }

  void what_has_no_unit_or_no_line_has_none() {
    QVERIFY(!usual_error(std::vector<Sample>{{0, 1}, {1, 3}}));
    QVERIFY(!usual_error(std::vector<Sample>{{0, 0.1}, {1, 0.3}, {2, 0.5}, {3, 0.7}}));
    QVERIFY(!usual_error(std::vector<Sample>{{1, 1}, {1, 2}, {1, 3}}));
    const std::vector<Sample> points{{0, 0}, {0, 1}, {2, 2}};
    QVERIFY(!curve_without(Method{*make_loss("mae")}, points, 2)); // one x only is left
    QVERIFY(curve_without(Method{*make_loss("mae")}, points, 0));
    QVERIFY(!followed({2, 4}, Polynomial(Line{0, 1}),
                      Polynomial(Line{0, 2}))); // on the line of the others
    std::stop_source source;
    source.request_stop();
    QVERIFY(curves_without_each(Method{*make_loss("mae")}, points, source.get_token()).empty());
  }

 private:
  static bool carried_by(const std::string& id, const std::vector<Sample>& points) {
    const Method method{*make_loss(id)};
    Fitter fitter;
    const Polynomial fitted = *fitted_curve(fitter, method, points);
    const std::size_t last = points.size() - 1;
    return carried(method, points, last, fitter.design().leverage(last), fitted,
                   *curve_without(method, points, last));
  }

  json oracle_;
  std::vector<Sample> points_;
};

QTEST_APPLESS_MAIN(LeftOutTest)
#include "left_out_test.moc"
