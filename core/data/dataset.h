#pragma once

#include <cstddef>
#include <vector>

namespace losslab {

enum class Task { classification, regression };

/// Samples in columns: features[f][i] is feature f of sample i. Targets are 0 or 1 for
/// classification, real for regression.
struct Samples {
  std::vector<std::vector<double>> features;
  std::vector<double> targets;

  std::size_t size() const { return targets.size(); }
  bool operator==(const Samples&) const = default;
};

/// What a network learns from, and what it is judged by and never sees.
struct TrainingSet {
  Task task;
  Samples training;
  Samples test;
  bool operator==(const TrainingSet&) const = default;
};

} // namespace losslab
