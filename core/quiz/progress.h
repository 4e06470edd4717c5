#pragma once

#include "core/outcome.h"
#include "core/quiz/scheduler.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace losslab {

/// One graded answer, as the log keeps it for ever.
struct Review {
  std::int64_t id = 0; ///< given by the store, ascending
  std::string question = {};
  Time at = 0;
  Rating rating = Rating::again;
  std::string answer = {}; ///< what was typed, or the option that was chosen
  Flashcard before = {};   ///< the card as it was when the question was asked
  bool operator==(const Review&) const = default;
};

/// All that is known of a learner, by question id.
struct Progress {
  std::map<std::string, Flashcard, std::less<>> cards;
  std::vector<Review> reviews; ///< oldest first, without those taken back
  std::map<std::string, std::string, std::less<>> drafts; ///< typed, not graded yet

  /// A fresh one where there is none yet.
  Flashcard card(std::string_view question) const;

  // What a store does to it, for those that hold it in memory.
  void keep(const Review& review, const Flashcard& after);
  void take_back(const Review& review);
  void keep_draft(const std::string& question, const std::string& text);
};

/// Where progress is kept. What record() has returned is safe: it survives a crash right after.
class ProgressStore {
 public:
  virtual ~ProgressStore() = default;

  virtual Outcome<Progress> load() = 0;
  /// Whether another LossLab has written since load(): what was loaded may be out of date.
  virtual bool changed_elsewhere() { return false; }
  /// One review with the card it leads to, together or not at all; the draft goes with it.
  /// Returns the review's id. Refuses where the card is no longer review.before.
  virtual Outcome<std::int64_t> record(const Review& review, const Flashcard& after) = 0;
  /// Takes a grade back: the card is again what it was before it. The log keeps the row, marked.
  /// Refuses where it is not the question's last.
  virtual std::optional<Refusal> withdraw(const Review& review) = 0;
  /// What is typed so far; empty forgets it.
  virtual std::optional<Refusal> save_draft(const std::string& question,
                                            const std::string& text) = 0;
  /// What the learner should know about where progress is kept; empty when all is well.
  virtual std::string notice() const = 0;
};

} // namespace losslab
