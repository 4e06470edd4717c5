#include "core/quiz/lab_task.h"

#include <QTest>

#include <cmath>

using namespace losslab;

namespace {

/// y = x at 0 … 4, under four losses.
OutliersScene start() {
  OutliersScene scene;
  for (int i = 0; i < 5; ++i)
    scene.points.push_back({double(i), double(i)});
  scene.losses = {{"mse", {}}, {"mae", {}}, {"tukey", {}}};
  return scene;
}

std::optional<double> read(const OutliersScene& now, std::string_view id,
                           const std::string& loss = {}) {
  const OutliersScene before = start();
  return LabReading(before, now).number(id, loss);
}

bool near(std::optional<double> value, double wanted) {
  return value && std::abs(*value - wanted) < 1e-9;
}

} // namespace

class LabTaskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // By hand: lifting the last of x = 0 … 4 by 10 turns least squares by 10·2/10 and lifts it at the
  // end by 10·(1/5 + 4/10); least absolute errors stay.
  void what_a_dragged_point_does_is_read() {
    OutliersScene now = start();
    now.points[4].y += 10;
    QVERIFY(near(read(now, "turn", "mse"), 2));
    QVERIFY(near(read(now, "slope", "mse"), 3));
    QVERIFY(near(read(now, "shift", "mse"), 6));
    QVERIFY(near(read(now, "turn", "mae"), 0));
    QVERIFY(near(read(now, "weight", "tukey"), 0));
    QVERIFY(near(read(now, "spread"), 2));
    QVERIFY(near(read(now, "moved"), 1));
    QVERIFY(near(read(now, "removed"), 0));
    QVERIFY(near(read(now, "lifted"), 10));
    QVERIFY(near(read(now, "sideways"), 0));
    QVERIFY(near(read(now, "leverage"), 0.6));
    // By hand: residuals 2, 0, −2, −4, 4, of which the last has 4 of 12.
    QVERIFY(near(read(now, "share", "mse"), 4.0 / 12));
  }

  void nothing_moved_has_no_weight() {
    const OutliersScene now = start();
    QVERIFY(!read(now, "weight", "mse"));
    QVERIFY(!read(now, "leverage"));
    QVERIFY(near(read(now, "moved"), 0));
    QVERIFY(!read(now, "own", "mse"));
    QVERIFY(!read(now, "no such number"));
  }

  void added_and_removed_points_are_counted() {
    OutliersScene now = start();
    now.points.erase(now.points.begin() + 1);
    QVERIFY(near(read(now, "removed"), 1));
    QVERIFY(near(read(now, "moved"), 0));
    QVERIFY(!read(now, "sideways"));
    now.points.push_back({9, 9});
    now.points.push_back({10, 10});
    QVERIFY(near(read(now, "moved"), 2));
  }

  // By hand: the own line is off by 1 at one of five points; least squares leave 1/5·(1 − leverage)
  // of that, with leverage 1/5 + 4/10.
  void an_own_line_is_held_against_the_best() {
    OutliersScene now = start();
    now.points[0].y = 1; // so that the best is not 0
    now.own = Line{0, 1};
    QVERIFY(near(read(now, "own", "mse"), 1 / 0.4));
  }

  // One far off and one a little: each must have what is asked for.
  void of_several_moved_points_each_counts() {
    const OutliersScene before = start();
    OutliersScene now = before;
    now.points[4].y += 10;
    now.points[1].y += 2;
    LabReading reading(before, now);
    QVERIFY(reading.holds({"lifted", "", 2.0, {}}));
    QVERIFY(!reading.holds({"lifted", "", 5.0, {}}));
    QVERIFY(!reading.holds({"lifted", "", {}, 5.0}));
    QVERIFY(!reading.holds({"weight", "tukey", 0.9, {}}));
    QVERIFY(!reading.holds({"weight", "tukey", {}, 0.1}));
    QVERIFY(near(reading.number("off", "mse"), 10)); // all lay on the line
  }

  void a_perfect_fit_makes_no_own_line_bad() {
    OutliersScene now = start();
    now.own = Line{0, 1}; // 0 over 0
    QVERIFY(!read(now, "own", "mse"));
    LabReading reading(now, now);
    QVERIFY(!reading.holds({"own", "mse", {}, 1.05}));
  }

  void goals_hold_within_their_bounds() {
    const OutliersScene before = start();
    OutliersScene now = before;
    now.points[4].y += 10;
    LabReading reading(before, now);
    QVERIFY(reading.holds({"turn", "mse", 2.0 - 1e-9, {}}));
    QVERIFY(!reading.holds({"turn", "mse", 2.1, {}}));
    QVERIFY(reading.holds({"turn", "mae", {}, 0.01}));
    QVERIFY(!reading.holds({"turn", "mse", {}, 0.01}));
    QVERIFY(!reading.holds({"weight", "no such loss", {}, 1.0}));
    QCOMPARE(reading.most("turn"), std::string("mse"));
  }

  void goals_are_said_in_words() {
    QCOMPARE(goal_text({"turn", "mse", 0.3, {}}),
             std::string("how far the slope of MSE has turned: at least 0.3"));
    QCOMPARE(goal_text({"moved", "", 1.0, 1.0}), std::string("points moved or added: 1"));
    QCOMPARE(goal_text({"turn", "mae", {}, 0.02}),
             std::string("how far the slope of MAE has turned: at most 0.02"));
  }

  void a_scene_without_fits_answers_nothing() {
    OutliersScene now = start();
    now.points = {{1, 1}};
    QVERIFY(!read(now, "turn", "mse"));
    QVERIFY(!read(now, "spread"));
  }
};

QTEST_GUILESS_MAIN(LabTaskTest)
#include "lab_task_test.moc"
