#include "core/quiz/scheduler.h"

#include <nlohmann/json.hpp>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace losslab;
using nlohmann::json;

namespace {

/// ts-fsrs rounds to eight decimals at every step of a history; we don't.
bool near(double ours, double theirs) {
  return std::abs(ours - theirs) <= 1e-6 * std::max(1.0, std::abs(theirs));
}

SchedulerSettings settings_of(const json& stated) {
  SchedulerSettings settings;
  settings.weights = stated["weights"];
  settings.retention = stated["retention"];
  settings.learning_minutes = stated["learning_minutes"].get<std::vector<int>>();
  settings.relearning_minutes = stated["relearning_minutes"].get<std::vector<int>>();
  settings.longest_days = stated["longest_days"];
  return settings;
}

} // namespace

class SchedulerTest : public QObject {
  Q_OBJECT

  json oracle_ = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/fsrs.json"));

 private Q_SLOTS:
  void defaults_are_those_of_ts_fsrs() {
    const SchedulerSettings ours;
    const json& theirs = oracle_["settings"][0];
    QCOMPARE(theirs["name"].get<std::string>(), std::string("defaults"));
    QVERIFY(json(ours.weights) == theirs["weights"]);
    QVERIFY(json(ours.retention) == theirs["retention"]);
    QVERIFY(json(ours.learning_minutes) == theirs["learning_minutes"]);
    QVERIFY(json(ours.relearning_minutes) == theirs["relearning_minutes"]);
    QVERIFY(json(ours.longest_days) == theirs["longest_days"]);
  }

  void follows_ts_fsrs_data() {
    QTest::addColumn<int>("run");
    const json& runs = oracle_["runs"];
    QVERIFY(runs.size() >= 20);
    for (int run = 0; run < std::ssize(runs); ++run) {
      const std::string name = oracle_["settings"][runs[run]["settings"].get<int>()]["name"];
      QTest::newRow(
          qPrintable(QString::fromStdString(name + ", " + runs[run]["habit"].get<std::string>() +
                                            ", " + runs[run]["rater"].get<std::string>())))
          << run;
    }
  }
  void follows_ts_fsrs() {
    QFETCH(int, run);
    const json& history = oracle_["runs"][run];
    const Scheduler scheduler(settings_of(oracle_["settings"][history["settings"].get<int>()]));
    Flashcard card;
    for (const json& review : history["reviews"]) {
      const Time now = review[0];
      QVERIFY(near(scheduler.retrievability(card, now), review[2]));
      const auto offered = scheduler.preview(card, now);
      for (int i = 0; i < 4; ++i)
        QCOMPARE(offered[i].due, review[3][i].get<Time>());
      card = scheduler.review(card, Rating{review[1].get<int>()}, now);
      QCOMPARE(static_cast<int>(card.state), review[4].get<int>());
      QCOMPARE(card.step, review[5].get<int>());
      QVERIFY(near(card.stability, review[6]));
      QVERIFY(near(card.difficulty, review[7]));
      QCOMPARE(card.reviews, review[8].get<int>());
      QCOMPARE(card.lapses, review[9].get<int>());
    }
  }

  // The definition of stability: recall is 90 % after that many days.
  void recall_is_nine_tenths_after_one_stability() {
    Flashcard card;
    card.state = CardState::review;
    card.stability = 12;
    card.last_review = 0;
    const Scheduler scheduler;
    QVERIFY(std::abs(scheduler.retrievability(card, 12 * one_day) - 0.9) < 1e-12);
  }

  void a_clock_set_back_counts_as_the_same_day() {
    const Scheduler scheduler;
    const Flashcard first = scheduler.review({}, Rating::easy, 100 * one_day);
    QCOMPARE(scheduler.retrievability(first, 90 * one_day), 1.0);
    Flashcard back = scheduler.review(first, Rating::good, 90 * one_day);
    const Flashcard same = scheduler.review(first, Rating::good, 100 * one_day);
    QCOMPARE(back.stability, same.stability);
  }

  void days_change_at_the_learners_midnight() {
    SchedulerSettings tokyo;
    tokyo.day_shift = 9 * 3600;
    QCOMPARE(Scheduler(tokyo).day(15 * 3600 - 1), std::int64_t{0});
    QCOMPARE(Scheduler(tokyo).day(15 * 3600), std::int64_t{1});
    QCOMPARE(Scheduler().day(-1), std::int64_t{-1});
    QCOMPARE(Scheduler().day(0), std::int64_t{0});
  }
};

QTEST_GUILESS_MAIN(SchedulerTest)
#include "scheduler_test.moc"
