#include "core/quiz/scheduler.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

constexpr double least_stability = 0.001; // days; the bounds are FSRS's own
constexpr double most_stability = 36'500;

/// A short step: minutes to wait and the step one then stands on. Nothing: the card graduates.
struct Step {
  int minutes;
  int next;
};

// As ts-fsrs: "again" returns to the first step, "hard" stays and waits between the first two (or
// half as long again where there is one), "good" goes on, "easy" graduates.
std::optional<Step> short_step(const std::vector<int>& minutes, int step, Rating rating) {
  if (step >= std::ssize(minutes)) return std::nullopt;
  switch (rating) {
  case Rating::again:
    return Step{minutes[0], 0};
  case Rating::hard: {
    const double wait = minutes.size() == 1 ? minutes[0] * 1.5 : (minutes[0] + minutes[1]) / 2.0;
    return Step{static_cast<int>(std::floor(wait + 0.5)), step};
  }
  case Rating::good:
    if (step + 1 == std::ssize(minutes)) return std::nullopt;
    return Step{minutes[step + 1], step + 1};
  case Rating::easy:
    break;
  }
  return std::nullopt;
}

double number(Rating rating) { return static_cast<double>(rating); }

} // namespace

Scheduler::Scheduler(SchedulerSettings settings)
    : settings_(std::move(settings)), curve_factor_(std::pow(0.9, -1 / settings_.weights[20]) - 1) {
}

std::int64_t Scheduler::day(Time time) const {
  const Time local = time + settings_.day_shift;
  return local / one_day - (local % one_day < 0 ? 1 : 0);
}

bool Scheduler::is_due(const Flashcard& card, Time now) const {
  if (card.on_short_step()) return card.due <= now;
  return card.state == CardState::review && day(card.due) <= day(now);
}

double Scheduler::elapsed_days(const Flashcard& card, Time now) const {
  if (!card.last_review) return 0;
  return static_cast<double>(std::max<std::int64_t>(0, day(now) - day(*card.last_review)));
}

double Scheduler::recall_after(double elapsed_days, double stability) const {
  return std::pow(1 + curve_factor_ * elapsed_days / stability, -settings_.weights[20]);
}

double Scheduler::retrievability(const Flashcard& card, Time now) const {
  if (card.state == CardState::fresh) return 0;
  return recall_after(elapsed_days(card, now), card.stability);
}

double Scheduler::initial_difficulty(Rating rating) const {
  const auto& w = settings_.weights;
  return w[4] - std::exp((number(rating) - 1) * w[5]) + 1;
}

double Scheduler::next_difficulty(double difficulty, Rating rating) const {
  const auto& w = settings_.weights;
  const double step = -w[6] * (number(rating) - 3);
  const double damped = difficulty + step * (10 - difficulty) / 9; // never quite reaches 10
  const double reverted = w[7] * initial_difficulty(Rating::easy) + (1 - w[7]) * damped;
  return std::clamp(reverted, 1.0, 10.0);
}

double Scheduler::stability_recalled(const Flashcard& card, Rating rating, double recall) const {
  const auto& w = settings_.weights;
  const double bonus = rating == Rating::hard ? w[15] : rating == Rating::easy ? w[16] : 1;
  const double growth = std::exp(w[8]) * (11 - card.difficulty) * std::pow(card.stability, -w[9]) *
                        std::expm1((1 - recall) * w[10]) * bonus;
  return card.stability * (1 + growth);
}

double Scheduler::stability_forgotten(const Flashcard& card, double recall) const {
  const auto& w = settings_.weights;
  const double left = w[11] * std::pow(card.difficulty, -w[12]) *
                      (std::pow(card.stability + 1, w[13]) - 1) * std::exp((1 - recall) * w[14]);
  return std::min(left, card.stability / std::exp(w[17] * w[18]));
}

double Scheduler::stability_same_day(double stability, Rating rating) const {
  const auto& w = settings_.weights;
  const double growth =
      std::exp(w[17] * (number(rating) - 3 + w[18])) * std::pow(stability, -w[19]);
  return stability * (rating == Rating::again ? growth : std::max(growth, 1.0));
}

double Scheduler::next_stability(const Flashcard& card, Rating rating, double elapsed_days) const {
  const double recall = recall_after(elapsed_days, card.stability);
  const double stability = elapsed_days == 0         ? stability_same_day(card.stability, rating)
                           : rating == Rating::again ? stability_forgotten(card, recall)
                                                     : stability_recalled(card, rating, recall);
  return std::clamp(stability, least_stability, most_stability);
}

std::int64_t Scheduler::interval_days(double stability) const {
  const double days =
      stability / curve_factor_ * (std::pow(settings_.retention, -1 / settings_.weights[20]) - 1);
  return std::clamp<std::int64_t>(std::llround(days), 1, settings_.longest_days);
}

/// Memory, count and time of the review; state, step and due are still those before.
Flashcard Scheduler::remembered(const Flashcard& card, Rating rating, Time now) const {
  Flashcard next = card;
  next.last_review = now;
  ++next.reviews;
  if (card.state == CardState::fresh) {
    next.stability = std::max(settings_.weights[static_cast<std::size_t>(rating) - 1], 0.1);
    next.difficulty = std::clamp(initial_difficulty(rating), 1.0, 10.0);
  } else {
    next.stability = next_stability(card, rating, elapsed_days(card, now));
    next.difficulty = next_difficulty(card.difficulty, rating);
  }
  return next;
}

/// Of a card under review: a better rating always waits at least a day longer.
std::int64_t Scheduler::ordered_interval_days(const Flashcard& card, Rating rating,
                                              Time now) const {
  const auto days = [&](Rating each) {
    return interval_days(remembered(card, each, now).stability);
  };
  const std::int64_t hard = std::min(days(Rating::hard), days(Rating::good));
  if (rating == Rating::hard) return hard;
  const std::int64_t good = std::max(days(Rating::good), hard + 1);
  if (rating == Rating::good) return good;
  return std::max(days(Rating::easy), good + 1);
}

Flashcard Scheduler::review(const Flashcard& card, Rating rating, Time now) const {
  const bool reviewed = card.state == CardState::review;
  Flashcard next = remembered(card, rating, now);
  if (reviewed && rating != Rating::again) {
    next.step = 0;
    next.due = now + ordered_interval_days(card, rating, now) * one_day;
    return next;
  }
  if (reviewed) ++next.lapses;
  const bool again_after_lapse = reviewed || card.state == CardState::relearning;
  const auto& minutes =
      again_after_lapse ? settings_.relearning_minutes : settings_.learning_minutes;
  if (const auto step = short_step(minutes, reviewed ? 0 : card.step, rating)) {
    next.state = again_after_lapse ? CardState::relearning : CardState::learning;
    next.step = step->next;
    next.due = now + step->minutes * one_minute;
  } else {
    next.state = CardState::review;
    next.step = 0;
    next.due = now + interval_days(next.stability) * one_day;
  }
  return next;
}

std::array<Flashcard, 4> Scheduler::preview(const Flashcard& card, Time now) const {
  std::array<Flashcard, 4> cards;
  std::transform(ratings.begin(), ratings.end(), cards.begin(),
                 [&](Rating rating) { return review(card, rating, now); });
  return cards;
}

} // namespace losslab
