#pragma once

#include "core/data/noise.h"
#include "core/loss/catalogue.h"
#include "core/scene/scene.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace losslab::test {

inline nlohmann::json read_oracle(const std::string& name) {
  return nlohmann::json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/" + name));
}

/// Of an oracle that keeps its points by name.
inline std::vector<Sample> oracle_points(const nlohmann::json& oracle, const std::string& name) {
  const auto& set = oracle["points"][name];
  std::vector<Sample> points;
  for (std::size_t i = 0; i < set["x"].size(); ++i)
    points.push_back({set["x"][i], set["y"][i]});
  return points;
}

/// nullptr where the loss refuses.
inline LossPtr loss_of(const std::string& id, const ParameterValues& parameters = {}) {
  const auto loss = make_loss(id, parameters);
  return loss.ok() ? *loss : nullptr;
}

/// With gross errors, and yet for every loss: all y are positive.
inline std::vector<Sample> positive_points() {
  auto points = draw_points({Noise::contaminated, 30, 0.55, 3, 0.4, 12});
  for (Sample& point : points)
    point.y = std::max(point.y, 0.25);
  return points;
}

} // namespace losslab::test
