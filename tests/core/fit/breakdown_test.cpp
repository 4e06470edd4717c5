#include "core/fit/breakdown.h"

#include "core/data/noise.h"
#include "core/fit/far_out.h"
#include "core/fit/lever.h"
#include "core/loss/catalogue.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

// Near a level line, as the oracle's.
std::vector<Sample> over(const json& xs) {
  std::vector<Sample> points;
  for (const double x : xs)
    points.push_back({x, std::sin(7 * x)});
  return points;
}

Method method(const std::string& id, const ParameterValues& parameters = {},
              const Shape& shape = {}) {
  return {*make_loss(id, parameters), shape};
}

BreakdownTheory theory(const std::string& id, const std::vector<Sample>& points,
                       const ParameterValues& parameters = {}) {
  return *breakdown_theory(method(id, parameters), points);
}

} // namespace

class BreakdownTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // By its own MAD, Tukey follows points that go out sideways as well less than those that do not.
  void freedom_sideways_never_makes_it_harder() {
    const auto points = draw_points({.count = 28});
    for (const char* id : {"mae", "huber", "tukey", "cauchy"})
      for (const bool mad : {false, true}) {
        const auto found = find_breakdown({*make_loss(id), {}, {.mad = mad}}, points);
        QVERIFY2(!found.vertical || (found.anywhere && *found.anywhere <= *found.vertical), id);
      }
  }

  void initTestCase() {
    oracle_ = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/breakdown.json"));
  }

  void theory_is_what_looking_at_every_set_of_points_gives() {
    for (const json& design : oracle_["designs"]) {
      const auto points = over(design["x"]);
      const char* name = design["name"].get_ref<const std::string&>().c_str();
      for (const char* id : {"mae", "huber", "log_cosh", "epsilon_insensitive"})
        QVERIFY2(theory(id, points).vertical == design["fewest"], name);
      QVERIFY2(theory("cauchy", points).vertical == design["logarithm"], name);
      for (const double tau : {0.4, 0.6}) // one is the other upside down
        QVERIFY2(theory("quantile", points, {{"tau", tau}}).vertical == design["quantile"], name);
      QVERIFY(!theory("mae", points).at_most);
      QVERIFY(theory("tukey", points).at_most);
    }
  }

  // Through the origin one x is enough for a line, and one point enough to carry it away.
  void through_the_origin_one_x_will_do() {
    const std::vector<Sample> points{{2, 1}, {2, 1.2}, {2, 0.9}, {2, 1.1}};
    const auto found = find_breakdown(method("mse", {}, {1, false}), points);
    QCOMPARE(found.vertical, std::optional<std::size_t>(1));
    QCOMPARE(found.anywhere, std::optional<std::size_t>(1));
  }

  // Where the balance is exact, several lines are as good and the flattest is taken: it takes one
  // point more. So says linear programming, too.
  void trying_finds_what_theory_says_of_least_absolute_errors() {
    for (const json& design : oracle_["designs"]) {
      const auto found = find_breakdown(method("mae"), over(design["x"])).vertical;
      const char* name = design["name"].get_ref<const std::string&>().c_str();
      const std::size_t fewest = design["fewest"];
      QVERIFY2(found.has_value(), name);
      if (design["tie"])
        QVERIFY2(*found == fewest || *found == fewest + 1, name);
      else
        QVERIFY2(*found == fewest, name);
    }
  }

  void one_point_carries_least_squares() {
    for (const json& design : oracle_["designs"]) {
      const auto found = find_breakdown(method("mse"), over(design["x"]));
      QCOMPARE(found.vertical, std::optional<std::size_t>(1));
      QCOMPARE(found.anywhere, std::optional<std::size_t>(1));
      QCOMPARE(theory("mse", over(design["x"])).vertical, std::size_t(1));
    }
  }

  void no_convex_loss_holds_against_one_point_far_out_in_x() {
    const auto points = draw_points({.noise = Noise::laplace, .count = 60});
    for (const char* id : {"mae", "huber", "pseudo_huber", "log_cosh", "quantile"}) {
      QVERIFY2(*find_breakdown(method(id), points).anywhere == 1, id);
      QVERIFY2(*find_breakdown(method(id), points).vertical >= 15, id);
    }
  }

  void a_bounded_loss_holds_against_almost_half_even_in_x() {
    const auto points = draw_points({.count = 60});
    const auto found = find_breakdown(method("tukey"), points);
    QVERIFY(*found.vertical >= 27 && *found.vertical <= theory("tukey", points).vertical + 1);
    QVERIFY(*found.anywhere >= 25 && *found.anywhere <= theory("tukey", points).anywhere + 1);
  }

  void a_quantile_gives_in_sooner_on_its_thin_side() {
    const auto points = draw_points({.count = 40});
    const auto median = find_breakdown(method("quantile", {{"tau", 0.5}}), points);
    const auto steep = find_breakdown(method("quantile", {{"tau", 0.9}}), points);
    QVERIFY(*steep.vertical < *median.vertical);
    QVERIFY(*steep.vertical >= theory("quantile", points, {{"tau", 0.9}}).vertical);
  }

  void losses_are_known_by_how_they_grow() {
    const auto exponent = [](const std::string& id, const ParameterValues& parameters = {}) {
      return far_out(*pointwise(*method(id, parameters).loss))->exponent;
    };
    QCOMPARE(exponent("mse"), 2.0);
    QCOMPARE(exponent("squared_epsilon_insensitive"), 2.0);
    for (const char* id : {"mae", "huber", "log_cosh", "pseudo_huber", "smooth_l1"})
      QCOMPARE(exponent(id), 1.0);
    QCOMPARE(exponent("cauchy"), 0.0);
    QVERIFY(std::abs(exponent("general_robust", {{"alpha", 0.5}}) - 0.5) < 1e-6);
    for (const char* id : {"tukey", "welsch", "geman_mcclure"})
      QVERIFY(far_out(*pointwise(*method(id).loss))->is_bounded());
    QVERIFY(!far_out(*pointwise(*method("mape").loss)));
    const auto quantile = far_out(*pointwise(*method("quantile", {{"tau", 0.9}}).loss));
    QVERIFY(std::abs(quantile->too_low / quantile->too_high - 9) < 1e-9);
  }

  // Three points, about the left one: arms 0, 1, 2; the farthest holds 2/3.
  void levers_begin_with_the_one_that_needs_fewest() {
    const std::vector<Sample> points{{2, 0}, {0, 0}, {1, 0}};
    const auto all = levers(points, 1);
    QCOMPARE(all.size(), std::size_t(3));
    QCOMPARE(all[0].needed, std::size_t(1));
    QCOMPARE(all[0].pivot, 0.0);
  }

  void polynomials_break_like_lines_and_theory_is_silent_of_them() {
    const auto points = draw_points({.count = 30});
    for (const Shape& shape : {Shape{3, true}, Shape{1, false}, Shape{2, false}}) {
      QCOMPARE(find_breakdown(method("mse", {}, shape), points).vertical,
               std::optional<std::size_t>(1));
      QCOMPARE(find_breakdown(method("huber", {}, shape), points).anywhere,
               std::optional<std::size_t>(1));
      const auto mae = find_breakdown(method("mae", {}, shape), points).vertical;
      QVERIFY(mae && *mae > 1 && *mae <= 9);
      QVERIFY(!breakdown_theory(method("mae", {}, shape), points));
      QCOMPARE(breakdown_theory(method("mse", {}, shape), points)->vertical, std::size_t(1));
    }
  }

  void stops_when_asked_and_refuses_nothing() {
    std::stop_source source;
    source.request_stop();
    QVERIFY(!find_breakdown(method("tukey"), draw_points({}), source.get_token()).vertical);
    QVERIFY(!find_breakdown(method("mse"), std::vector<Sample>{{1, 1}}).vertical);
  }

 private:
  json oracle_;
};

QTEST_APPLESS_MAIN(BreakdownTest)
#include "breakdown_test.moc"
