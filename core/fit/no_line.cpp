#include "core/fit/no_line.h"

namespace losslab {

std::optional<Refusal> no_line(const Loss& loss) {
  if (loss.card().id != "poisson_nll" || loss.parameters().front() == 0) return std::nullopt;
  return Refusal{"", "its line is the logarithm of the rate, not a line through the points. "
                     "With log = 0 it predicts the rate itself"};
}

} // namespace losslab
