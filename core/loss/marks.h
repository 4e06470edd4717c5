#pragma once

#include "core/loss/card.h"

#include <span>
#include <string_view>

namespace losslab {

/// One of the Properties in the learner's words: a column of the comparison, a chip on a card.
struct Mark {
  std::string_view id;        ///< "smooth"
  std::string_view name;      ///< of who has it: "smooth gradient"
  std::string_view otherwise; ///< of who has not: "gradient jumps"; empty where that says nothing
  std::string_view yes;       ///< what it means to have it, in a sentence
  std::string_view no;
  bool Properties::*has;
};

/// All of them, the guide's own first.
std::span<const Mark> marks();

/// nullptr when there is none of this id.
const Mark* find_mark(std::string_view id);

} // namespace losslab
