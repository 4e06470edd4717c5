#include "core/quiz/gradebook.h"

namespace losslab {

Outcome<Gradebook> Gradebook::open(std::shared_ptr<ProgressStore> store) {
  auto progress = store->load();
  if (!progress) return progress.refusal();
  return Gradebook(std::move(store), std::move(*progress));
}

std::optional<Refusal> Gradebook::catch_up() {
  if (!store_->changed_elsewhere()) return std::nullopt;
  auto progress = store_->load();
  if (!progress) return progress.refusal();
  progress_ = std::move(*progress);
  return std::nullopt;
}

Outcome<Review> Gradebook::grade(const std::string& question, Rating rating,
                                 const std::string& answer, const Scheduler& scheduler, Time now) {
  if (auto refusal = catch_up()) return *refusal;
  Review review{.question = question,
                .at = now,
                .rating = rating,
                .answer = answer,
                .before = progress_.card(question)};
  const Flashcard after = scheduler.review(review.before, rating, now);
  const auto id = store_->record(review, after);
  if (!id) return id.refusal();
  review.id = *id;
  progress_.keep(review, after);
  return review;
}

std::optional<Refusal> Gradebook::withdraw(const Review& review) {
  if (auto refusal = catch_up()) return refusal;
  if (auto refusal = store_->withdraw(review)) return refusal;
  progress_.take_back(review);
  return std::nullopt;
}

std::optional<Refusal> Gradebook::save_draft(const std::string& question, const std::string& text) {
  if (auto refusal = store_->save_draft(question, text)) return refusal;
  progress_.keep_draft(question, text);
  return std::nullopt;
}

} // namespace losslab
