#pragma once

#include "core/quiz/progress.h"

#include <memory>

namespace losslab {

/// A learner's progress, in step with its store: whatever changes is recorded first, and what the
/// store has refused has not happened here either.
class Gradebook {
 public:
  /// Refuses what the store cannot load.
  static Outcome<Gradebook> open(std::shared_ptr<ProgressStore> store);

  const Progress& progress() const { return progress_; }
  std::string notice() const { return store_->notice(); }

  /// Grades an answer: the review as it was recorded. The draft of the question goes with it.
  /// What another LossLab has recorded in the meantime counts as before it.
  Outcome<Review> grade(const std::string& question, Rating rating, const std::string& answer,
                        const Scheduler& scheduler, Time now);
  /// Takes back the last grade of its question.
  std::optional<Refusal> withdraw(const Review& review);
  std::optional<Refusal> save_draft(const std::string& question, const std::string& text);

 private:
  Gradebook(std::shared_ptr<ProgressStore> store, Progress progress)
      : store_(std::move(store)), progress_(std::move(progress)) {}

  std::optional<Refusal> catch_up();

  std::shared_ptr<ProgressStore> store_;
  Progress progress_;
};

} // namespace losslab
