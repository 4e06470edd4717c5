#include "core/quiz/statistics.h"

#include <QTest>

#include <cmath>

using namespace losslab;

namespace {

constexpr Time now = 20'000 * one_day + 9 * 3600;

Question question(std::string id, Skill skill) {
  Question made;
  made.id = std::move(id);
  made.skill = skill;
  return made;
}
Flashcard learnt(Time due, Time last, double stability) {
  Flashcard card;
  card.state = CardState::review;
  card.stability = stability;
  card.due = due;
  card.last_review = last;
  return card;
}

} // namespace

class StatisticsTest : public QObject {
  Q_OBJECT

  const Bank bank_ = *Bank::of({{"first",
                                 "First",
                                 {question("a", Skill::define), question("b", Skill::define),
                                  question("c", Skill::debug)}}});
  const Scheduler scheduler_;

 private Q_SLOTS:
  void forecast_puts_what_is_overdue_on_today() {
    Progress progress;
    progress.cards["a"] = learnt(now - 9 * one_day, now - 20 * one_day, 5);
    progress.cards["b"] = learnt(now + 14 * 3600, now - one_day, 5); // evening
    progress.cards["c"] = learnt(now + 2 * one_day, now - one_day, 5);
    progress.cards["gone"] = learnt(now, now - one_day, 5); // no longer in the bank
    QCOMPARE(due_forecast(bank_, progress, scheduler_, now, 4), (std::vector<int>{2, 0, 1, 0}));
    QCOMPARE(due_forecast(bank_, progress, scheduler_, now, 2), (std::vector<int>{2, 0}));
    QCOMPARE(next_due(bank_, progress, now), std::optional<Time>(now + 14 * 3600));
    QCOMPARE(next_due(bank_, {}, now), std::optional<Time>());
  }
  void coverage_counts_the_unseen_as_unknown() {
    Progress progress;
    progress.cards["a"] =
        learnt(now, now - 8 * one_day, 8); // one stability ago: 90 % by definition
    const auto rows = coverage(bank_, progress, scheduler_, now);
    QCOMPARE(rows.size(), std::size_t{1});
    const CoverageCell& define = rows[0].cells[static_cast<int>(Skill::define)];
    QCOMPARE(define.questions, 2);
    QCOMPARE(define.seen, 1);
    QVERIFY(std::abs(define.recall - 0.45) < 1e-12);
    QCOMPARE(rows[0].cells[static_cast<int>(Skill::debug)].recall, 0.0);
    QCOMPARE(rows[0].cells[static_cast<int>(Skill::compute)].questions, 0);
  }
  void retention_counts_answers_to_learnt_questions() {
    const Flashcard card = learnt(now, now - 8 * one_day, 8);
    Progress progress;
    progress.reviews = {{.at = now - 40 * one_day, .rating = Rating::again, .before = card},
                        {.at = now - 2 * one_day, .rating = Rating::again, .before = card},
                        {.at = now - one_day, .rating = Rating::good, .before = {}},
                        {.at = now, .rating = Rating::hard, .before = card}};
    const Retention month = retention(progress, scheduler_, now, 30);
    QCOMPARE(month.asked, 2);
    QCOMPARE(month.recalled, 1);
    QCOMPARE(answers_per_day(progress, scheduler_, now, 3), (std::vector<int>{1, 1, 1}));
  }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
