#include "core/scene/plane.h"

#include "core/loss/embedding/cosine.h"
#include "core/loss/embedding/distance.h"
#include "core/scene/logits.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

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

PairsReading read_pairs(const Loss& info_nce, const std::vector<Given>& given) {
  const Given& a = *find_given(given, "a");
  const Given& b = *find_given(given, "b");
  PairsReading reading{a.rows(), {}, {}, 0};
  for (std::size_t i = 0; i < reading.count; ++i) {
    std::vector<double> row;
    for (std::size_t j = 0; j < reading.count; ++j)
      row.push_back(Cosine(a.row(i), b.row(j)).value());
    const auto shares = softmax(row, parameter_of(info_nce, "temperature"));
    reading.cosines.insert(reading.cosines.end(), row.begin(), row.end());
    reading.shares.insert(reading.shares.end(), shares.begin(), shares.end());
    const double own = std::exchange(row[i], -2); // less than any cosine
    if (own > *std::max_element(row.begin(), row.end())) ++reading.found;
  }
  return reading;
}

double parameter_of(const Loss& loss, std::string_view id) {
  const auto& declared = loss.card().parameters;
  std::size_t k = 0;
  while (declared[k].id != id)
    ++k;
  return loss.parameters()[k];
}

} // namespace losslab
