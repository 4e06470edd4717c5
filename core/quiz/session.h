#pragma once

#include "core/quiz/bank.h"
#include "core/quiz/progress.h"

#include <cstdint>
#include <set>

namespace losslab {

/// What a learner sits down to.
struct SessionPlan {
  QuizMode mode = QuizMode::review;
  std::string topic = {}; ///< for learn; empty means all
  int new_per_day = 10;   ///< for review: fresh questions a day
  std::uint64_t seed = 0; ///< of the order among equals
};

/// The questions of one sitting, in order. The same progress, plan and time give the same queue.
///
/// Review: what is due, the longest overdue day first, then the day's fresh questions, easy levels
/// first. Learn and scenarios: every question of the topic or every scenario; fresh ones by level
/// first, then by how likely they are forgotten. A question on a short step comes back in the same
/// sitting.
class Session {
 public:
  Session(const Bank& bank, const Progress& progress, const Scheduler& scheduler, SessionPlan plan,
          Time now);

  const SessionPlan& plan() const { return plan_; }
  std::size_t total() const { return questions_.size(); }
  /// Answered, and back within the sitting.
  std::size_t returning() const { return returning_.size(); }
  std::size_t finished() const { return total() - waiting_.size() - returning_.size(); }
  /// Of the total, those that were new when the sitting began and are not answered yet.
  std::size_t fresh() const;

  /// The question to ask now; empty when nothing is left. Short steps come back when their minutes
  /// are over, or when nothing else is left.
  std::string next(Time now) const;

  /// The card after an answer. May be called again for one whose grade was changed, and for one
  /// that was not of the sitting: then it joins.
  void answered(const std::string& question, const Flashcard& after, Time now);
  /// The same for an answer given in another sitting: it counts here where the question is one of
  /// this sitting's, or, in review, where it has become due again.
  void answered_elsewhere(const std::string& question, const Flashcard& after, Time now);

 private:
  struct Returning {
    std::string question;
    Time due;
  };

  SessionPlan plan_;
  std::set<std::string> questions_;  ///< of the sitting
  std::vector<std::string> waiting_; ///< those not answered yet
  std::vector<Returning> returning_; ///< those on a short step
  std::set<std::string> fresh_;      ///< new when the sitting began
};

} // namespace losslab
