#include "core/scene/ranking.h"

#include "core/scene/plane.h"

#include <array>

namespace losslab {

RankingReading::Place RankingReading::place() const {
  if (lead >= margin) return Place::outside;
  return lead < 0 ? Place::wrong : Place::inside;
}

RankingReading read_ranking(const Loss& ranking, const std::vector<Given>& given) {
  const double a = find_given(given, "a")->values[0];
  const double b = find_given(given, "b")->values[0];
  return {find_given(given, "target")->values[0] * (a - b), parameter_of(ranking, "margin")};
}

std::vector<double> over_leads(const Loss& ranking, double target,
                               const std::vector<double>& leads) {
  const std::vector<double> origin(leads.size(), 0);
  const std::vector<double> targets(leads.size(), target);
  const std::array batch{Input{"a", {leads.size(), 1, 1}, leads},
                         Input{"b", {leads.size(), 1, 1}, origin},
                         Input{"target", {leads.size(), 1, 1}, targets}};
  std::vector<double> values(leads.size());
  if (ranking.evaluate(batch, Reduction::none, values, {})) return {};
  return values;
}

} // namespace losslab
