#include "core/quiz/memory_progress.h"

namespace losslab {

Outcome<std::int64_t> MemoryProgress::record(const Review& review, const Flashcard& after) {
  Review kept = review;
  kept.id = progress_.reviews.empty() ? 1 : progress_.reviews.back().id + 1;
  progress_.keep(kept, after);
  return kept.id;
}

std::optional<Refusal> MemoryProgress::withdraw(const Review& review) {
  progress_.take_back(review);
  return std::nullopt;
}

std::optional<Refusal> MemoryProgress::save_draft(const std::string& question,
                                                  const std::string& text) {
  progress_.keep_draft(question, text);
  return std::nullopt;
}

} // namespace losslab
