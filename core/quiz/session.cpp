#include "core/quiz/session.h"

#include "core/data/random.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace losslab {

namespace {

/// A short step that ends this soon still belongs to the sitting.
constexpr Time sitting = 20 * one_minute;

using Order = std::tuple<int, double>; ///< ascending

struct Candidate {
  const Question* question;
  Flashcard card;
  Order order;
};

bool is_fresh(const Candidate& candidate) { return candidate.card.state == CardState::fresh; }

/// On a short step that ends within the sitting.
bool soon(const Flashcard& card, Time now) {
  return card.on_short_step() && card.due <= now + sitting;
}

/// Overdue days first, then fresh ones by level.
Order review_order(const Candidate& candidate, const Scheduler& scheduler) {
  if (is_fresh(candidate)) return {1, candidate.question->level};
  return {0, static_cast<double>(scheduler.day(candidate.card.due))};
}

/// Fresh ones by level, then the most likely forgotten.
Order learning_order(const Candidate& candidate, const Scheduler& scheduler, Time now) {
  if (is_fresh(candidate)) return {0, candidate.question->level};
  return {1, scheduler.retrievability(candidate.card, now)};
}

bool belongs(const SessionPlan& plan, const Topic& topic, const Question& question) {
  switch (plan.mode) {
  case QuizMode::learn:
    return plan.topic.empty() || plan.topic == topic.id;
  case QuizMode::scenarios:
    return question.scenario;
  case QuizMode::review:
    break;
  }
  return true;
}

/// How many fresh questions the day still has room for.
std::size_t room_for_fresh(const Progress& progress, const Scheduler& scheduler, int per_day,
                           Time now) {
  const auto begun =
      std::count_if(progress.reviews.begin(), progress.reviews.end(), [&](const Review& review) {
        return review.before.state == CardState::fresh &&
               scheduler.day(review.at) == scheduler.day(now);
      });
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, per_day - begun));
}

std::vector<Candidate> candidates(const Bank& bank, const Progress& progress,
                                  const SessionPlan& plan) {
  std::vector<Candidate> all;
  for (const Topic& topic : bank.topics())
    for (const Question& question : topic.questions)
      if (belongs(plan, topic, question))
        all.push_back({&question, progress.card(question.id), {}});
  return all;
}

void shuffle(std::vector<Candidate>& all, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t left = all.size(); left > 1; --left)
    std::swap(all[left - 1], all[random.below(left)]);
}

} // namespace

Session::Session(const Bank& bank, const Progress& progress, const Scheduler& scheduler,
                 SessionPlan plan, Time now)
    : plan_(std::move(plan)) {
  std::vector<Candidate> all = candidates(bank, progress, plan_);
  const bool review = plan_.mode == QuizMode::review;
  std::size_t room = all.size();
  if (review) {
    room = room_for_fresh(progress, scheduler, plan_.new_per_day, now);
    std::erase_if(all, [&](const Candidate& candidate) {
      return !is_fresh(candidate) && !scheduler.is_due(candidate.card, now) &&
             !soon(candidate.card, now);
    });
    shuffle(all, plan_.seed); // so that neighbours don't give each other away
  }
  for (Candidate& candidate : all)
    candidate.order =
        review ? review_order(candidate, scheduler) : learning_order(candidate, scheduler, now);
  std::stable_sort(all.begin(), all.end(), [](const Candidate& left, const Candidate& right) {
    return left.order < right.order;
  });
  for (const auto& [question, card, order] : all) {
    if (card.state == CardState::fresh && fresh_.size() == room) continue;
    if (card.state == CardState::fresh) fresh_.insert(question->id);
    questions_.insert(question->id);
    if (soon(card, now))
      returning_.push_back({question->id, card.due});
    else
      waiting_.push_back(question->id);
  }
}

std::size_t Session::fresh() const {
  return static_cast<std::size_t>(
      std::count_if(waiting_.begin(), waiting_.end(),
                    [this](const std::string& question) { return fresh_.contains(question); }));
}

std::string Session::next(Time now) const {
  const auto soonest =
      std::min_element(returning_.begin(), returning_.end(),
                       [](const Returning& a, const Returning& b) { return a.due < b.due; });
  const bool ripe = soonest != returning_.end() && soonest->due <= now;
  if (!waiting_.empty() && !ripe) return waiting_.front();
  return soonest == returning_.end() ? "" : soonest->question;
}

void Session::answered(const std::string& question, const Flashcard& after, Time now) {
  questions_.insert(question);
  std::erase(waiting_, question);
  std::erase_if(returning_, [&](const Returning& one) { return one.question == question; });
  if (soon(after, now)) returning_.push_back({question, after.due});
}

void Session::answered_elsewhere(const std::string& question, const Flashcard& after, Time now) {
  const bool due_again = plan_.mode == QuizMode::review && soon(after, now);
  if (due_again || questions_.contains(question)) answered(question, after, now);
}

} // namespace losslab
