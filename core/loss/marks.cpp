#include "core/loss/marks.h"

#include <algorithm>
#include <array>

namespace losslab {

std::span<const Mark> marks() {
  static constexpr std::array all{
      Mark{"handles_outliers", "handles outliers", "follows outliers",
           "One target far off, or a few wrong labels, cannot lead the fit.",
           "One target far off, or a few wrong labels, can lead the fit.",
           &Properties::handles_outliers},
      Mark{"smooth", "smooth gradient", "gradient jumps",
           "The gradient never jumps: there is no corner.",
           "The gradient, or the value itself, jumps somewhere.", &Properties::smooth},
      Mark{
          "probabilistic", "on probabilities", "",
          "It is a function of predicted probabilities, or the negative log-likelihood of a model.",
          "It scores a plain number or a distance: no probability is in it.",
          &Properties::probabilistic},
      Mark{"proper", "honest probabilities", "",
           "It costs least, on average, to predict the true probability of a class.",
           "Nothing makes the true probability of a class the best answer.", &Properties::proper},
      Mark{"convex", "convex", "not convex",
           "In its input the loss has one valley: no second place to get stuck.",
           "In its input the loss bends back: where you start matters.", &Properties::convex},
      Mark{"bounded_gradient", "bounded gradient", "unbounded gradient",
           "No sample pulls harder than some fixed bound.",
           "There is no bound on how hard one sample can pull.", &Properties::bounded_gradient},
      Mark{"redescending", "redescending", "",
           "A sample bad enough is given up: its pull returns to zero.",
           "However bad a sample, its pull does not fade at every end.", &Properties::redescending},
  };
  return all;
}

const Mark* find_mark(std::string_view id) {
  const auto all = marks();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Mark& mark) { return mark.id == id; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace losslab
