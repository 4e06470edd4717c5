#include "ui/pages/outliers/noise_worker.h"

#include <QSignalSpy>
#include <QTest>

using namespace losslab;

// The worker without its thread: what it does is the same.
class NoiseWorkerTest : public QObject {
  Q_OBJECT

  static std::vector<LossChoice> losses() { return {{"mse", {}}, {"mae", {}}}; }

  /// Seconds of work.
  static Synthetic large() { return {.noise = Noise::contaminated, .count = 20'000}; }
  static std::vector<LossChoice> slow_losses() {
    return {{"mae", {}}, {"tukey", {}}, {"cauchy", {}}, {"welsch", {}}};
  }

  /// Takes snapshots, each acknowledged.
  struct Reader : QObject {
    explicit Reader(NoiseWorker& worker) {
      connect(&worker, &NoiseWorker::advanced, this,
              [this, &worker](const ExperimentSnapshot& snapshot, quint64 of) {
                last = snapshot;
                run = of;
                ++count;
                if (acknowledges) worker.acknowledge();
              });
    }
    bool reached(int repeats) {
      return QTest::qWaitFor([&] { return last.repeats >= repeats; }, 20'000);
    }
    ExperimentSnapshot last;
    quint64 run = 0;
    int count = 0;
    bool acknowledges = true;
  };

 private Q_SLOTS:
  void repeats_as_often_as_is_enough_and_rests() {
    NoiseWorker worker;
    Reader reader(worker);
    worker.open(Synthetic{}, losses(), 5);
    QVERIFY(reader.reached(1000));
    QCOMPARE(reader.last.repeats, 1000);
    QCOMPARE(reader.run, quint64(5));
    QCOMPARE(reader.last.estimates.size(), std::size_t(2));
    const int told = reader.count;
    QTest::qWait(100); // three frames
    QCOMPARE(reader.count, told);
  }

  // Slices, stops and orders leave no trace in the numbers.
  void gives_the_numbers_of_the_core_at_once() {
    NoiseWorker worker;
    Reader reader(worker);
    worker.open(Synthetic{}, losses(), 1);
    QVERIFY(reader.reached(1000));
    Experiment experiment(Synthetic{}, losses());
    experiment.run(1000);
    for (std::size_t i = 0; i < 2; ++i)
      QCOMPARE(reader.last.estimates[i].lines, experiment.estimates()[i].lines);
  }

  void stops_with_all_there_is_and_goes_on_from_there() {
    NoiseWorker worker;
    Reader reader(worker);
    worker.open(large(), slow_losses(), 1);
    QVERIFY(reader.reached(1));
    worker.work(false);
    const int stopped = reader.last.repeats;
    QVERIFY(stopped < Experiment::enough(large()));
    QCOMPARE(reader.last.estimates[0].lines.size(), std::size_t(stopped));
    QTest::qWait(100);
    QCOMPARE(reader.last.repeats, stopped);
    worker.work(true);
    QVERIFY(reader.reached(stopped + 1));
  }

  void another_experiment_takes_the_place_of_the_first() {
    NoiseWorker worker;
    Reader reader(worker);
    worker.open(large(), slow_losses(), 1);
    worker.open(Synthetic{}, {{"huber", {}}}, 2);
    QVERIFY(reader.reached(1000));
    QCOMPARE(reader.run, quint64(2));
    QCOMPARE(reader.last.estimates.size(), std::size_t(1));
  }

  // A window that draws slowly gets the end, and no queue of what went before.
  void waits_for_a_slow_reader() {
    NoiseWorker worker;
    Reader reader(worker);
    reader.acknowledges = false;
    worker.open(large(), slow_losses(), 1);
    QVERIFY(reader.reached(1));
    const int told = reader.count;
    QTest::qWait(150);
    QCOMPARE(reader.count, told);
  }

  void is_told_to_go_on_before_there_is_anything() {
    NoiseWorker worker;
    const QSignalSpy advanced(&worker, &NoiseWorker::advanced);
    worker.work(true);
    worker.work(false);
    QTest::qWait(60);
    QCOMPARE(advanced.count(), 0);
  }
};

QTEST_GUILESS_MAIN(NoiseWorkerTest)
#include "noise_worker_test.moc"
