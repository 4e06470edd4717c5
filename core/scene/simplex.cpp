#include "core/scene/simplex.h"

#include "core/scene/logits.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {
constexpr double least = 1e-4; // a corner has no logits
}

Triple probabilities(const std::vector<double>& logits) {
  const std::vector<double> p = softmax(logits);
  return {p[0], p[1], p[2]};
}

std::vector<double> logits_at(const Triple& p) {
  std::vector<double> logits;
  double mean = 0;
  for (const double each : p) {
    logits.push_back(std::log(std::max(each, least)));
    mean += logits.back() / 3;
  }
  for (double& each : logits)
    each -= mean;
  return logits;
}

std::vector<double> over_simplex(const Loss& loss, double label,
                                 const std::vector<Triple>& places) {
  std::vector<double> logits;
  logits.reserve(3 * places.size());
  for (const Triple& p : places)
    for (const double each : p)
      logits.push_back(std::log(std::max(each, least)));
  const std::vector<double> labels(places.size(), label);
  std::vector<double> value(places.size());
  const std::array batch{Input{"prediction", {places.size(), 3, 1}, logits},
                         Input{"target", {places.size(), 1, 1}, labels}};
  if (loss.evaluate(batch, Reduction::none, value, {})) return {};
  return value;
}

} // namespace losslab
