#include "core/quiz/progress.h"

namespace losslab {

Flashcard Progress::card(std::string_view question) const {
  const auto found = cards.find(question);
  return found == cards.end() ? Flashcard() : found->second;
}

void Progress::keep(const Review& review, const Flashcard& after) {
  cards[review.question] = after;
  reviews.push_back(review);
  drafts.erase(review.question);
}

void Progress::take_back(const Review& review) {
  cards[review.question] = review.before;
  std::erase_if(reviews, [&review](const Review& one) { return one.id == review.id; });
}

void Progress::keep_draft(const std::string& question, const std::string& text) {
  if (text.empty())
    drafts.erase(question);
  else
    drafts[question] = text;
}

} // namespace losslab
