#include "core/quiz/session.h"

#include <QTest>

using namespace losslab;

namespace {

constexpr Time now = 20'000 * one_day + 9 * 3600; // nine in the morning, some day in 2024

Question question(std::string id, int level, bool scenario = false) {
  Question made;
  made.id = std::move(id);
  made.level = level;
  made.scenario = scenario;
  return made;
}
Bank bank() {
  return *Bank::of({{"first", "First", {question("a", 2), question("b", 1), question("c", 3)}},
                    {"second", "Second", {question("d", 1, true), question("e", 1)}}});
}
Flashcard learnt(Time due, Time last, double stability = 5) {
  Flashcard card;
  card.state = CardState::review;
  card.stability = stability;
  card.difficulty = 5;
  card.due = due;
  card.last_review = last;
  return card;
}
/// Answers everything "easy", so that nothing comes back, and returns the order of the questions.
QStringList order(Session session) {
  QStringList asked;
  for (std::string id = session.next(now); !id.empty(); id = session.next(now)) {
    asked += QString::fromStdString(id);
    session.answered(id, Scheduler().review({}, Rating::easy, now), now);
  }
  return asked;
}
QStringList sorted(QStringList list) {
  list.sort();
  return list;
}

} // namespace

class SessionTest : public QObject {
  Q_OBJECT

  const Bank bank_ = bank();
  const Scheduler scheduler_;

  Session session(const Progress& progress, const SessionPlan& plan) const {
    return Session(bank_, progress, scheduler_, plan, now);
  }

 private Q_SLOTS:
  void review_asks_overdue_days_first_then_fresh_ones_by_level() {
    Progress progress;
    progress.cards["a"] = learnt(now - one_day, now - 9 * one_day);
    progress.cards["e"] = learnt(now - 3 * one_day, now - 9 * one_day);
    progress.cards["c"] = learnt(now + one_day, now - 9 * one_day); // tomorrow
    const QStringList asked = order(session(progress, {}));
    QCOMPARE(asked.size(), 4);
    QCOMPARE(asked.mid(0, 2), (QStringList{"e", "a"}));
    QCOMPARE(sorted(asked.mid(2)), (QStringList{"b", "d"})); // both of level 1
    QCOMPARE(session(progress, {}).fresh(), std::size_t{2});
  }
  void review_asks_in_the_morning_what_is_due_in_the_evening() {
    Progress progress;
    progress.cards["a"] = learnt(now + 10 * 3600, now - 5 * one_day);
    QCOMPARE(order(session(progress, {.new_per_day = 0})), QStringList{"a"});
  }
  void review_leaves_room_for_so_many_fresh_ones_a_day() {
    Progress progress;
    progress.reviews.push_back({.question = "a", .at = now - 3600, .before = {}});
    progress.reviews.push_back({.question = "b", .at = now - one_day, .before = {}});
    QCOMPARE(session(progress, {.new_per_day = 3}).total(), std::size_t{2});
    QCOMPARE(session(progress, {.new_per_day = 1}).total(), std::size_t{0});
    QCOMPARE(session(progress, {.new_per_day = 0}).total(), std::size_t{0});
  }
  void the_same_seed_gives_the_same_order() {
    std::vector<Question> many;
    for (int i = 0; i < 40; ++i)
      many.push_back(question(QString("q%1").arg(i).toStdString(), 1));
    const Bank large = *Bank::of({{"topic", "Topic", many}});
    const auto with = [&](std::uint64_t seed) {
      return order(Session(large, {}, scheduler_, {.new_per_day = 40, .seed = seed}, now));
    };
    QCOMPARE(with(1), with(1));
    QVERIFY(with(1) != with(2));
    QCOMPARE(sorted(with(1)), sorted(with(2)));
  }
  void learn_asks_a_topic_fresh_ones_first_then_the_most_forgotten() {
    Progress progress;
    progress.cards["a"] = learnt(now + 9 * one_day, now - one_day, 50);
    progress.cards["b"] = learnt(now + 9 * one_day, now - 5 * one_day, 5);
    QCOMPARE(order(session(progress, {QuizMode::learn, "first"})), (QStringList{"c", "b", "a"}));
    QCOMPARE(order(session(progress, {QuizMode::learn, ""})).size(), 5);
  }
  void scenarios_asks_the_scenarios() {
    QCOMPARE(order(session({}, {QuizMode::scenarios, ""})), QStringList{"d"});
  }

  void a_short_step_comes_back_in_the_same_sitting() {
    Session sitting = session({}, {QuizMode::learn, "second"});
    QCOMPARE(sitting.next(now), "d");
    const Flashcard again = scheduler_.review({}, Rating::again, now); // in one minute
    sitting.answered("d", again, now);
    QCOMPARE(sitting.finished(), std::size_t{0});
    QCOMPARE(sitting.next(now), "e");
    QCOMPARE(sitting.next(now + one_minute), "d"); // its minute is over
    sitting.answered("e", scheduler_.review({}, Rating::easy, now), now);
    QCOMPARE(sitting.finished(), std::size_t{1});
    QCOMPARE(sitting.next(now), "d"); // nothing else is left, so at once
    sitting.answered("d", scheduler_.review(again, Rating::easy, now), now);
    QCOMPARE(sitting.next(now), "");
    QCOMPARE(sitting.finished(), std::size_t{2});
    QCOMPARE(sitting.total(), std::size_t{2});
  }
  void a_short_step_survives_a_restart() {
    Progress progress;
    progress.cards["a"] = scheduler_.review({}, Rating::good, now - one_minute); // in nine minutes
    const Session sitting = session(progress, {.new_per_day = 1});
    QCOMPARE(sitting.total(), std::size_t{2});
    QVERIFY(sitting.next(now) != "a");
    QCOMPARE(sitting.next(now + 9 * one_minute), "a");
  }
  void a_changed_grade_counts_once() {
    Session sitting = session({}, {QuizMode::learn, "second"});
    sitting.answered("d", scheduler_.review({}, Rating::easy, now), now);
    QCOMPARE(sitting.finished(), std::size_t{1});
    sitting.answered("d", scheduler_.review({}, Rating::again, now), now);
    QCOMPARE(sitting.finished(), std::size_t{0});
    QCOMPARE(sitting.total(), std::size_t{2});
  }
  void a_question_from_elsewhere_joins() {
    Session sitting = session({}, {QuizMode::learn, "second"});
    sitting.answered("a", scheduler_.review({}, Rating::easy, now), now);
    QCOMPARE(sitting.total(), std::size_t{3});
    QCOMPARE(sitting.finished(), std::size_t{1});
  }
  void an_answer_elsewhere_counts_where_it_matters() {
    const Flashcard again = scheduler_.review({}, Rating::again, now); // in one minute
    const Flashcard easy = scheduler_.review({}, Rating::easy, now);
    Session learn = session({}, {QuizMode::learn, "second"});
    const std::size_t total = learn.total();
    learn.answered_elsewhere("a", again, now); // not of the topic
    learn.answered_elsewhere("d", easy, now);
    QCOMPARE(learn.total(), total);
    QCOMPARE(learn.finished(), std::size_t{1});
    Session review = session({}, {.new_per_day = 0});
    review.answered_elsewhere("a", easy, now);
    QCOMPARE(review.next(now), "");
    review.answered_elsewhere("b", again, now);
    QCOMPARE(review.next(now), "b");
  }
  void new_questions_are_counted_until_they_are_answered() {
    Session sitting = session({}, {.new_per_day = 3});
    QCOMPARE(sitting.fresh(), std::size_t{3});
    sitting.answered(sitting.next(now), scheduler_.review({}, Rating::again, now), now);
    QCOMPARE(sitting.fresh(), std::size_t{2});
  }
  void an_empty_bank_asks_nothing() {
    const Bank nothing;
    QCOMPARE(Session(nothing, {}, scheduler_, {}, now).next(now), "");
  }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
