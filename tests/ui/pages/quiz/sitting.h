#pragma once

#include "core/quiz/bank.h"
#include "tests/core/quiz/full_disk.h"
#include "ui/services.h"

namespace losslab::test {

/// A Monday morning in Berlin, an hour ahead of UTC.
inline QDateTime monday() { return {QDate(2026, 1, 5), QTime(9, 0), Qt::OffsetFromUTC, 3600}; }

/// What a quiz is given: questions, a disk that may be full, and a clock that is turned by hand.
struct Sitting {
  std::shared_ptr<const Bank> bank;
  std::shared_ptr<FullDisk> disk = std::make_shared<FullDisk>();
  std::shared_ptr<QDateTime> clock = std::make_shared<QDateTime>(monday());
  std::optional<Refusal> missing = {}; ///< why there are no questions

  Services services() const {
    Services services;
    services.now = [clock = clock] { return *clock; };
    services.progress = [disk = disk] { return disk; };
    services.questions = [bank = bank,
                          missing = missing]() -> Outcome<std::shared_ptr<const Bank>> {
      if (missing) return *missing;
      return bank;
    };
    return services;
  }
  Progress stored() const { return *disk->MemoryProgress::load(); }
  void wait(Time seconds) const { *clock = clock->addSecs(seconds); }
};

inline Question free_question(std::string id, int level) {
  Question made;
  made.id = std::move(id);
  made.level = level;
  made.text = "Why " + made.id + "?";
  made.losses = {"huber"};
  made.answer = FreeAnswer{"Because.", {"first", "second", "third"}};
  made.sources = {"A book"};
  made.show = ExploreScene{};
  return made;
}

/// The second of its three options is right.
inline Question choice_question(std::string id, int level) {
  Question made = free_question(std::move(id), level);
  made.answer = MultipleChoice{
      {{"no", false, "it is not"}, {"yes", true, "it is"}, {"perhaps", false, "it is certain"}},
      "Explained."};
  return made;
}

/// Topic "words": a, b, c in the order of their levels, free answers; topic "letters": d, a choice
/// and the only scenario.
inline std::shared_ptr<const Bank> small_bank() {
  Question scenario = choice_question("d", 1);
  scenario.scenario = true;
  return std::make_shared<const Bank>(
      *Bank::of({{"words",
                  "Words, long ones",
                  {free_question("a", 1), free_question("b", 2), free_question("c", 3)}},
                 {"letters", "Letters", {scenario}}}));
}

/// Some weeks of a learner who knows two thirds of the bank, and whose last answers were days ago.
inline Progress lived_in(const Bank& bank, Time now) {
  const Scheduler scheduler;
  Progress progress;
  int number = 0;
  for (const Topic& topic : bank.topics())
    for (const Question& question : topic.questions) {
      const int i = number++;
      if (i % 3 == 2) continue;
      Time at = now - (3 + i * 7 % 40) * one_day;
      for (int round = 0; round < 8 && at < now - (1 + i % 4) * one_day; ++round) {
        const Rating rating = (i + round) % 7 == 3   ? Rating::again
                              : (i + round) % 4 == 1 ? Rating::easy
                                                     : Rating::good;
        const Flashcard before = progress.card(question.id);
        const Flashcard after = scheduler.review(before, rating, at);
        progress.keep({.id = std::ssize(progress.reviews) + 1,
                       .question = question.id,
                       .at = at,
                       .rating = rating,
                       .before = before},
                      after);
        at = after.due;
      }
    }
  for (const Topic& topic : bank.topics())
    for (const Question& question : topic.questions)
      if (const auto* choice = std::get_if<MultipleChoice>(&question.answer))
        progress.keep_draft(question.id, choice->options[1].text); // chosen, not graded yet
  return progress;
}

/// All that is due is answered, and so are ten new questions.
inline Progress answered_for_today(const Bank& bank, Time now) {
  const Scheduler scheduler;
  Progress progress = lived_in(bank, now);
  int fresh = 0;
  for (const Topic& topic : bank.topics())
    for (const Question& question : topic.questions) {
      const Flashcard before = progress.card(question.id);
      const bool is_new = before.state == CardState::fresh;
      if (is_new ? fresh++ >= 10 : scheduler.day(before.due) > scheduler.day(now)) continue;
      progress.keep({.id = std::ssize(progress.reviews) + 1,
                     .question = question.id,
                     .at = now,
                     .rating = Rating::easy,
                     .before = before},
                    scheduler.review(before, Rating::easy, now));
    }
  return progress;
}

inline Sitting small_sitting() {
  Sitting made;
  made.bank = small_bank();
  return made;
}

} // namespace losslab::test
