#include "core/quiz/grading.h"

#include <algorithm>
#include <set>

namespace losslab {

Verdict grade(const MultipleChoice& choice, std::size_t chosen) {
  const auto right = std::find_if(choice.options.begin(), choice.options.end(),
                                  [](const Option& option) { return option.right; });
  const auto index = static_cast<std::size_t>(right - choice.options.begin());
  return {.right = index == chosen, .right_option = index};
}

Rating suggested(const Verdict& verdict) { return verdict.right ? Rating::good : Rating::again; }

Rating suggested(const FreeAnswer& answer, const std::vector<std::size_t>& ticked) {
  const std::size_t all = answer.key_points.size();
  const std::set<std::size_t> points(ticked.begin(), ticked.end());
  const auto said = static_cast<std::size_t>(std::count_if(
      points.begin(), points.end(), [all](std::size_t point) { return point < all; }));
  if (said == all) return Rating::good;
  return 2 * said >= all ? Rating::hard : Rating::again;
}

} // namespace losslab
