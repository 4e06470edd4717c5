#include "ui/pages/train/train_worker.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace losslab;

// The worker without its thread: what it does is the same.
class TrainWorkerTest : public QObject {
  Q_OBJECT

  static TrainScene scene(int epochs = 0) {
    TrainScene scene;
    scene.data.count = 40;
    scene.epochs = epochs;
    return scene;
  }

  /// Takes snapshots, each acknowledged, until enough have come.
  struct Reader : QObject {
    explicit Reader(TrainWorker& worker) {
      connect(&worker, &TrainWorker::advanced, this,
              [this, &worker](const RaceSnapshot& snapshot, quint64 run) {
                last = snapshot;
                runs.insert(run);
                if (acknowledges) worker.acknowledge();
              });
    }
    bool reached(int epoch) {
      return QTest::qWaitFor([&] { return !runs.isEmpty() && last.epoch >= epoch; }, 20'000);
    }
    RaceSnapshot last;
    QSet<quint64> runs;
    bool acknowledges = true;
  };

  /// Nothing more can come of itself.
  static bool rests(TrainWorker& worker) {
    return QTest::qWaitFor([&] {
      const auto timers = worker.findChildren<QTimer*>();
      return std::none_of(timers.begin(), timers.end(),
                          [](QTimer* one) { return one->isActive(); });
    });
  }

 private Q_SLOTS:
  void a_pause_is_a_rest() {
    TrainWorker worker;
    Reader reader(worker);
    worker.open(scene(), 1, true);
    QVERIFY(reader.reached(3));
    worker.play(false);
    QVERIFY(rests(worker));
    const int epoch = reader.last.epoch;
    worker.step();
    QCOMPARE(reader.last.epoch, epoch + 1);
    QVERIFY(rests(worker));
    QCOMPARE(reader.last.epoch, epoch + 1);
    worker.play(true);
    QVERIFY(reader.reached(epoch + 3));
  }

  // A race may end just as another is opened, whose window says that it plays.
  void plays_the_next_race_after_one_that_ended() {
    TrainWorker worker;
    Reader reader(worker);
    QSignalSpy ended(&worker, &TrainWorker::ended);
    TrainScene wild = scene();
    wild.data.id = "plane";
    wild.lanes = {{"mse", {}}};
    wild.network.activation = Activation::relu;
    wild.rate = 300;
    worker.open(wild, 1, true);
    QVERIFY(QTest::qWaitFor([&] { return !ended.isEmpty(); }, 20'000));
    worker.open(scene(), 2, true);
    QVERIFY(QTest::qWaitFor([&] { return reader.runs.contains(2) && reader.last.epoch >= 2; }));
  }

  void of_a_burst_of_scenes_only_the_last_is_begun() {
    TrainWorker worker;
    Reader reader(worker);
    for (quint64 run = 1; run <= 5; ++run)
      worker.open(scene(static_cast<int>(run)), run, false);
    QVERIFY(reader.reached(5));
    QVERIFY(rests(worker));
    QCOMPARE(reader.runs, QSet<quint64>{5});
    QCOMPARE(reader.last.epoch, 5);
  }

  void a_step_on_the_way_is_one_epoch_more() {
    TrainWorker worker;
    Reader reader(worker);
    worker.open(scene(7), 1, false);
    worker.step();
    QVERIFY(reader.reached(8));
    QVERIFY(rests(worker));
    QCOMPARE(reader.last.epoch, 8);
  }

  void waits_for_who_draws() {
    TrainWorker worker;
    Reader reader(worker);
    reader.acknowledges = false;
    QSignalSpy advanced(&worker, &TrainWorker::advanced);
    worker.open(scene(), 1, true);
    QVERIFY(advanced.wait());
    QTimer as_fast;
    as_fast.setTimerType(Qt::PreciseTimer);
    QSignalSpy frames(&as_fast, &QTimer::timeout);
    as_fast.start(20);
    QVERIFY(QTest::qWaitFor([&] { return frames.size() >= 4; }));
    QCOMPARE(advanced.size(), 1);
    worker.acknowledge();
    QVERIFY(advanced.wait());
    QCOMPARE(reader.last.epoch, 1);
  }

  void a_scene_out_of_range_says_why_in_every_lane() {
    TrainWorker worker;
    Reader reader(worker);
    TrainScene impossible = scene();
    impossible.batch = 0;
    worker.open(impossible, 1, true);
    QVERIFY(reader.reached(0));
    QCOMPARE(reader.last.lanes.size(), impossible.lanes.size());
    for (const LaneSnapshot& lane : reader.last.lanes)
      QVERIFY(lane.refusal && !lane.refusal->why.empty());
  }
};

QTEST_GUILESS_MAIN(TrainWorkerTest)
#include "train_worker_test.moc"
