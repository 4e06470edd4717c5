#include "core/quiz/progress.h"

namespace losslab {

Flashcard Progress::card(std::string_view question) const {
  const auto found = cards.find(question);
  return found == cards.end() ? Flashcard() : found->second;
}

} // namespace losslab
