#pragma once

#include "core/quiz/question.h"
#include "core/quiz/scheduler.h"

namespace losslab {

struct Verdict {
  bool right;
  std::size_t right_option; ///< index of the one that is right
};

/// chosen: an index into options.
Verdict grade(const MultipleChoice& choice, std::size_t chosen);

/// The rating to offer; the learner decides. A wrong choice was not known; a right one was.
Rating suggested(const Verdict& verdict);

/// For an answer in the learner's own words, by the key points ticked (indices may repeat or not
/// exist: they count once or not at all). All: good. At least half: hard. Fewer: again.
Rating suggested(const FreeAnswer& answer, const std::vector<std::size_t>& ticked);

} // namespace losslab
