#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace losslab {

/// Seconds since 1970-01-01 00:00 UTC. Always an argument; nothing in core reads a clock.
using Time = std::int64_t;
inline constexpr Time one_minute = 60;
inline constexpr Time one_day = 86'400;

/// How well the learner knew it. The numbers are those on the keys and in the database.
enum class Rating { again = 1, hard, good, easy };
inline constexpr std::array ratings{Rating::again, Rating::hard, Rating::good, Rating::easy};

/// Fresh: never answered. Learning, relearning: on short steps of minutes, at first and after a
/// lapse. The numbers are those in the database.
enum class CardState { fresh, learning, review, relearning };

/// What the scheduler remembers of one question.
struct Flashcard {
  CardState state = CardState::fresh;
  int step = 0;          ///< which of the short steps, while learning or relearning
  double stability = 0;  ///< days until recall has fallen to 90 %; 0 while fresh
  double difficulty = 0; ///< 1 (easy) … 10; 0 while fresh
  Time due = 0;
  std::optional<Time> last_review;
  int reviews = 0;
  int lapses = 0; ///< how often it was forgotten after it had been learnt

  bool on_short_step() const {
    return state == CardState::learning || state == CardState::relearning;
  }
  bool operator==(const Flashcard&) const = default;
};

struct SchedulerSettings {
  /// w0…w20 of FSRS-6: its published defaults.
  std::array<double, 21> weights{0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                 0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
  double retention = 0.9; ///< recall aimed at on the day a card falls due, 0…1 exclusive
  std::vector<int> learning_minutes{1, 10};
  std::vector<int> relearning_minutes{10};
  int longest_days = 36'500;
  Time day_shift = 0; ///< the learner's time minus UTC; days change at the learner's midnight
};

/// FSRS-6, the Free Spaced Repetition Scheduler, without its random spread of intervals.
/// Source: the algorithm page of the open-spaced-repetition project; learning steps and the order
/// of intervals as in its ts-fsrs, against which every number is tested.
class Scheduler {
 public:
  explicit Scheduler(SchedulerSettings settings = {});

  /// The card after this rating. A clock set back counts as the same day.
  Flashcard review(const Flashcard& card, Rating rating, Time now) const;
  /// The card after each of the four ratings, in their order.
  std::array<Flashcard, 4> preview(const Flashcard& card, Time now) const;
  /// Probability of recall, 0…1, counted in whole days; 0 for a fresh card.
  double retrievability(const Flashcard& card, Time now) const;

  /// A short step is due to the minute, a longer interval on its day: recall is counted in whole
  /// days, so the hour makes no difference. A fresh card is never due.
  bool is_due(const Flashcard& card, Time now) const;

  /// The number of the learner's day this moment belongs to.
  std::int64_t day(Time time) const;

 private:
  double elapsed_days(const Flashcard& card, Time now) const;
  double initial_difficulty(Rating rating) const;
  double next_difficulty(double difficulty, Rating rating) const;
  double next_stability(const Flashcard& card, Rating rating, double elapsed_days) const;
  double stability_recalled(const Flashcard& card, Rating rating, double recall) const;
  double stability_forgotten(const Flashcard& card, double recall) const;
  double stability_same_day(double stability, Rating rating) const;
  double recall_after(double elapsed_days, double stability) const;
  std::int64_t interval_days(double stability) const;
  Flashcard remembered(const Flashcard& card, Rating rating, Time now) const;
  std::int64_t ordered_interval_days(const Flashcard& card, Rating rating, Time now) const;

  SchedulerSettings settings_;
  double curve_factor_; ///< of the forgetting curve: chosen so that recall(stability) = 0.9
};

} // namespace losslab
