#include "core/loss/catalogue.h"
#include "core/nn/race.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QTest>

using namespace losslab;

namespace {

TrainScene racing(std::vector<LossChoice> lanes) {
  TrainScene scene;
  scene.lanes = std::move(lanes);
  scene.data.count = 120;
  return scene;
}

TrainScene racing_on_heights(std::vector<LossChoice> lanes) {
  TrainScene scene = racing(std::move(lanes));
  scene.data.id = "plane";
  return scene;
}

RaceSnapshot after(const TrainScene& scene, int epochs) {
  auto race = Race::make(scene);
  while (race->epoch() < epochs)
    race->advance();
  return race->snapshot();
}

bool same(const LaneSnapshot& one, const LaneSnapshot& other) {
  const auto parameters = [](const LaneSnapshot& lane) {
    return std::vector(lane.network->parameters().begin(), lane.network->parameters().end());
  };
  return one.refusal == other.refusal && one.curve == other.curve && one.answers == other.answers &&
         parameters(one) == parameters(other);
}

bool all_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return std::isfinite(value); });
}

} // namespace

class RaceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equal_losses_run_in_step() {
    const auto snapshot = after(racing({{"hinge", {}}, {"bce_with_logits", {}}, {"hinge", {}}}), 7);
    QVERIFY(same(snapshot.lanes[0], snapshot.lanes[2]));
    QVERIFY(!same(snapshot.lanes[0], snapshot.lanes[1]));
    QCOMPARE(snapshot.lanes[0].curve.front().test.accuracy,
             snapshot.lanes[1].curve.front().test.accuracy); // they start alike
  }

  void a_scene_is_its_run() {
    const TrainScene scene = racing({{"bce_with_logits", {}}, {"mse", {}}});
    const auto once = after(scene, 9);
    const auto again = after(scene, 9);
    for (std::size_t i = 0; i < 2; ++i)
      QVERIFY(same(once.lanes[i], again.lanes[i]));
    TrainScene other = scene;
    other.network.seed = 2;
    QVERIFY(!same(after(other, 9).lanes[0], once.lanes[0]));
  }

  /// bce of a probability and bce_with_logits of its logit are one function.
  void a_probability_loss_gets_a_sigmoid() {
    const auto snapshot = after(racing({{"bce", {}}, {"bce_with_logits", {}}}), 20);
    const LearningPoint& probability = snapshot.lanes[0].curve.back();
    const LearningPoint& logit = snapshot.lanes[1].curve.back();
    QVERIFY(std::abs(probability.training.own - logit.training.own) < 1e-9);
    QVERIFY(std::abs(logit.test.own - logit.test.common) < 1e-15); // log loss judges all lanes
  }

  /// σ(score) against 0 or 1 is the Brier score, whether mse or brier says it.
  void a_regression_loss_on_classes_gets_a_sigmoid() {
    const auto snapshot = after(racing({{"mse", {}}, {"brier", {}}}), 20);
    QVERIFY(std::abs(snapshot.lanes[0].curve.back().training.own -
                     snapshot.lanes[1].curve.back().training.own) < 1e-9);
  }

  void a_mismatch_is_named_and_the_others_run() {
    const auto snapshot = after(racing_on_heights({{"hinge", {}}, {"mse", {}}}), 5);
    QVERIFY(snapshot.lanes[0].refusal.has_value());
    QVERIFY(snapshot.lanes[0].refusal->why.find("label") != std::string::npos);
    QVERIFY(snapshot.lanes[0].answers.empty() && snapshot.lanes[0].curve.empty());
    QVERIFY(!snapshot.lanes[1].refusal.has_value());
    QCOMPARE(snapshot.lanes[1].curve.size(), std::size_t{6});
  }

  void a_loss_that_is_flat_is_refused() {
    const auto snapshot = after(racing({{"zero_one", {}}}), 0);
    QVERIFY(snapshot.lanes[0].refusal.has_value());
    QVERIFY(snapshot.lanes[0].refusal->why.find("flat") != std::string::npos);
  }

  void divergence_is_a_reason_and_no_number_is_lost() {
    TrainScene scene = racing_on_heights({{"mse", {}}, {"mae", {}}});
    scene.rate = 30;
    scene.network.activation = Activation::relu;
    const auto snapshot = after(scene, 30);
    const LaneSnapshot& lane = snapshot.lanes[0];
    QVERIFY(lane.refusal.has_value());
    QVERIFY(lane.refusal->why.find("diverged in epoch") != std::string::npos);
    QVERIFY(all_finite(lane.answers));
    for (const LearningPoint& point : lane.curve)
      QVERIFY(std::isfinite(point.training.own) && std::isfinite(point.test.common) &&
              std::isfinite(point.gradient));
  }

  void the_race_is_over_when_no_lane_is_left() {
    const auto race = Race::make(racing_on_heights({{"hinge", {}}}));
    QVERIFY(race->over());
    QVERIFY(!Race::make(racing({{"hinge", {}}}))->over());
  }

  void learns_a_circle() {
    TrainScene scene;
    scene.lanes = {{"bce_with_logits", {}}, {"hinge", {}}, {"focal", {}}, {"mse", {}}};
    for (const LaneSnapshot& lane : after(scene, 300).lanes)
      QVERIFY(lane.curve.back().test.accuracy > 0.9);
  }

  void maps_begin_at_the_bottom_left() {
    TrainScene scene = racing_on_heights({{"mse", {}}});
    scene.data.noise = 0;         // so the target is (x + y)/10, and x and y reach to ±6
    scene.network.hidden.clear(); // a plane can then be learnt to the last digits
    const auto answers = after(scene, 100).lanes[0].answers;
    QCOMPARE(answers.size(), map_side * map_side);
    QVERIFY(std::abs(answers.front() + 1.2) < 1e-5);
    QVERIFY(std::abs(answers[map_side - 1]) < 1e-5); // bottom right
    QVERIFY(std::abs(answers.back() - 1.2) < 1e-5);
    scene.data.id = "sine";
    QCOMPARE(after(scene, 1).lanes[0].answers.size(), curve_points);
  }

  void probabilities_stay_in_their_range() {
    for (const LaneSnapshot& lane : after(racing({{"hinge", {}}, {"mse", {}}}), 50).lanes)
      for (const double answer : lane.answers)
        QVERIFY(answer >= 0 && answer <= 1);
  }

  void a_long_past_is_thinned_and_keeps_its_ends() {
    LearningCurve curve;
    for (int epoch = 0; epoch <= 10'007; ++epoch) {
      LearningPoint point;
      point.epoch = epoch;
      curve.add(point);
      QVERIFY(curve.points().size() <= LearningCurve::most_points + 1);
      QCOMPARE(curve.points().back().epoch, epoch);
    }
    const auto& points = curve.points();
    QCOMPARE(points.front().epoch, 0);
    QVERIFY(points.size() > LearningCurve::most_points / 2);
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
      QCOMPARE(points[i].epoch - points[i - 1].epoch, 16);
  }

  void refuses_a_scene_that_is_out_of_range_data() {
    QTest::addColumn<QString>("place");
    QTest::newRow("layer") << "network.hidden[1]";
    QTest::newRow("rate") << "rate";
    QTest::newRow("batch") << "batch";
    QTest::newRow("data") << "data.noise";
    QTest::newRow("lanes") << "lanes";
  }
  void refuses_a_scene_that_is_out_of_range() {
    QFETCH(const QString, place);
    TrainScene scene;
    if (place == "network.hidden[1]") scene.network.hidden = {4, 99};
    if (place == "rate") scene.rate = std::numeric_limits<double>::quiet_NaN();
    if (place == "batch") scene.batch = 0;
    if (place == "data.noise") scene.data.noise = -1;
    if (place == "lanes") scene.lanes.clear();
    const auto race = Race::make(scene);
    QVERIFY(!race.ok());
    QCOMPARE(QString::fromStdString(race.refusal().place), place);
  }
};

QTEST_GUILESS_MAIN(RaceTest)
#include "race_test.moc"
