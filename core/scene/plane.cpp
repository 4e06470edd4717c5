#include "core/scene/plane.h"

#include "core/loss/embedding/cosine.h"
#include "core/loss/embedding/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace losslab {

TripletReading::Place TripletReading::place() const {
  if (negative >= positive + margin) return Place::outside;
  return negative < positive ? Place::nearer : Place::inside;
}

TripletReading read_triplet(const Loss& triplet, const std::vector<Given>& given) {
  const auto& anchor = find_given(given, "anchor")->values;
  const double degree = parameter_of(triplet, "p");
  return {Distance(anchor, find_given(given, "positive")->values, degree).value(),
          Distance(anchor, find_given(given, "negative")->values, degree).value(),
          parameter_of(triplet, "margin"), degree};
}

PairReading read_pair(const std::vector<Given>& given) {
  const auto& a = find_given(given, "a")->values;
  const auto& b = find_given(given, "b")->values;
  const double cosine = Cosine(a, b).value();
  // Of the directions: the arc cosine has few digits left where they are nearly one.
  const double turn = std::abs(std::atan2(b[1], b[0]) - std::atan2(a[1], a[0]));
  const double angle = std::min(turn, 2 * std::numbers::pi - turn) * 180 / std::numbers::pi;
  return {Distance(a, b).value(), cosine, cosine == 0 ? 90 : angle};
}

double parameter_of(const Loss& loss, std::string_view id) {
  const auto& declared = loss.card().parameters;
  std::size_t k = 0;
  while (declared[k].id != id)
    ++k;
  return loss.parameters()[k];
}

} // namespace losslab
