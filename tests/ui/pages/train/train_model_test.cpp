#include "ui/pages/train/train_model.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace losslab;

namespace {

TrainScene small_scene() {
  TrainScene scene;
  scene.data.count = 60;
  return scene;
}

bool reached(TrainModel& model, int epoch) {
  return QTest::qWaitFor([&] { return model.snapshot().epoch >= epoch; }, 20'000);
}

// What the same scene comes to without a thread.
RaceSnapshot by_hand(const TrainScene& scene, int epochs) {
  auto race = Race::make(scene);
  while (race->epoch() < epochs)
    race->advance();
  return race->snapshot();
}

bool equal(const RaceSnapshot& one, const RaceSnapshot& other) {
  if (one.epoch != other.epoch || one.lanes.size() != other.lanes.size()) return false;
  for (std::size_t i = 0; i < one.lanes.size(); ++i)
    if (one.lanes[i].curve != other.lanes[i].curve ||
        one.lanes[i].answers != other.lanes[i].answers ||
        one.lanes[i].refusal != other.lanes[i].refusal)
      return false;
  return true;
}

} // namespace

class TrainModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void begins_with_the_untrained_network() {
    TrainModel model(small_scene());
    QSignalSpy taken(&model, &TrainModel::snapshotTaken);
    QVERIFY(taken.wait());
    QVERIFY(equal(model.snapshot(), by_hand(small_scene(), 0)));
    QCOMPARE(model.data().training.size(), std::size_t{30});
  }

  void a_step_is_one_epoch() {
    TrainModel model(small_scene());
    model.step();
    model.step();
    QVERIFY(reached(model, 2));
    QVERIFY(equal(model.snapshot(), by_hand(small_scene(), 2)));
    QCOMPARE(model.train().epochs, 2);
    QVERIFY(!model.canUndo()); // training is no gesture
  }

  void a_scene_opens_as_far_as_it_was_trained() {
    TrainScene scene = small_scene();
    scene.epochs = 40;
    TrainModel model(scene);
    QVERIFY(reached(model, 40));
    QVERIFY(equal(model.snapshot(), by_hand(scene, 40)));
    QCOMPARE(model.train(), scene);
  }

  void plays_until_paused() {
    TrainModel model(small_scene());
    QSignalSpy playing(&model, &TrainModel::playingChanged);
    model.setPlaying(true);
    QVERIFY(reached(model, 5));
    model.setPlaying(false);
    QCOMPARE(playing.size(), 2);
    QVERIFY(!model.isPlaying());
    model.step(); // its epoch comes after all those on their way
    const int before = model.snapshot().epoch;
    QVERIFY(reached(model, before + 1));
    QVERIFY(equal(model.snapshot(), by_hand(small_scene(), model.snapshot().epoch)));
    const int paused = model.snapshot().epoch;
    QTimer as_fast;
    QSignalSpy frames(&as_fast, &QTimer::timeout);
    as_fast.start(20);
    QVERIFY(QTest::qWaitFor([&] { return frames.size() >= 4; }));
    QCOMPARE(model.snapshot().epoch, paused);
  }

  void a_change_starts_anew_and_undo_brings_the_trained_race_back() {
    TrainScene scene = small_scene();
    scene.epochs = 12;
    TrainModel model(scene);
    QVERIFY(reached(model, 12));
    const RaceSnapshot trained = model.snapshot();
    model.setRate(0.1);
    QCOMPARE(model.train().epochs, 0);
    QVERIFY(QTest::qWaitFor([&] { return model.snapshot().epoch == 0; }, 20'000));
    model.undo();
    QCOMPARE(model.train(), scene);
    QVERIFY(reached(model, 12));
    QVERIFY(equal(model.snapshot(), trained));
    model.redo();
    QCOMPARE(model.train().rate, 0.1);
  }

  void a_race_that_plays_plays_on_after_a_change() {
    TrainModel model(small_scene());
    model.setPlaying(true);
    QVERIFY(reached(model, 2));
    model.setRate(0.1);
    QVERIFY(model.isPlaying());
    QVERIFY(model.snapshot().lanes.empty()); // until the new race has said something
    QVERIFY(reached(model, 3));
    TrainScene faster = small_scene();
    faster.rate = 0.1;
    QVERIFY(equal(model.snapshot(), by_hand(faster, model.snapshot().epoch)));
  }

  void reset_goes_back_to_the_start_and_can_be_undone() {
    TrainScene scene = small_scene();
    scene.epochs = 9;
    TrainModel model(scene);
    QVERIFY(reached(model, 9));
    model.reset();
    QVERIFY(QTest::qWaitFor([&] { return model.snapshot().epoch == 0; }, 20'000));
    model.undo();
    QVERIFY(reached(model, 9));
  }

  void stops_when_every_lane_has_diverged() {
    TrainScene scene = small_scene();
    scene.data.id = "plane";
    scene.lanes = {{"mse", {}}};
    scene.network.activation = Activation::relu;
    scene.rate = 300;
    TrainModel model(scene);
    QSignalSpy playing(&model, &TrainModel::playingChanged);
    model.setPlaying(true);
    QVERIFY(QTest::qWaitFor([&] { return playing.size() == 2; }, 20'000));
    QVERIFY(!model.isPlaying());
    QVERIFY(model.snapshot().lanes.front().refusal.has_value());
  }

  void another_task_brings_losses_that_suit_it() {
    TrainModel model(small_scene()); // cross-entropy and hinge
    TrainData data = small_scene().data;
    data.id = "sine";
    model.setData(data);
    QCOMPARE(model.train().lanes, (std::vector<LossChoice>{{"mse", {}}, {"mae", {}}}));
    QVERIFY(QTest::qWaitFor([&] { return model.snapshot().lanes.size() == 2; }, 20'000));
    for (const LaneSnapshot& lane : model.snapshot().lanes)
      QVERIFY(!lane.refusal.has_value());
    for (const auto& offer : model.offers())
      if (offer.card->id == "hinge") QVERIFY(!offer.why_not.empty());
    model.undo();
    QCOMPARE(model.train().lanes, small_scene().lanes);
  }

  void lanes_come_and_go() {
    TrainModel model(small_scene());
    model.addLane();
    QCOMPARE(model.train().lanes.size(), std::size_t{3});
    model.addLane();
    QVERIFY(!model.canAddLane());
    model.addLane();
    QCOMPARE(model.train().lanes.size(), std::size_t{4});
    model.setLane(1, "mse");
    QCOMPARE(model.train().lanes[1].id, std::string("mse"));
    for (int i = 0; i < 5; ++i)
      model.removeLane(0);
    QCOMPARE(model.train().lanes.size(), std::size_t{1});
    QVERIFY(!model.canRemoveLane());
  }

  void a_dragged_slider_is_one_undo_step() {
    TrainModel model(small_scene());
    TrainData data = model.train().data;
    for (const double noise : {0.12, 0.2, 0.3}) {
      data.noise = noise;
      model.setData(data, "noise");
    }
    model.endGesture();
    QCOMPARE(model.train().data.noise, 0.3);
    model.undo();
    QCOMPARE(model.train(), small_scene());
  }

  void shuts_down_in_the_middle_of_a_long_run() {
    TrainScene scene = small_scene();
    scene.epochs = TrainScene::most_epochs;
    TrainModel model(scene);
    QSignalSpy taken(&model, &TrainModel::snapshotTaken);
    QVERIFY(taken.wait());
    QCOMPARE(model.train().epochs, TrainScene::most_epochs); // its goal stands while it catches up
  }
};

QTEST_GUILESS_MAIN(TrainModelTest)
#include "train_model_test.moc"
