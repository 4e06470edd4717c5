#pragma once

#include "core/outcome.h"
#include "core/scene/scene.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace losslab {

/// Points that somebody published, and what a learner should know of them.
struct SourcedSet {
  std::string id;     ///< as in OutliersScene::dataset, and the name of its CSV file
  std::string name;   ///< "Old Faithful, the geyser"
  std::string says;   ///< what there is to see, in one sentence
  std::string x;      ///< what is measured along the axis, with its unit: "speed (miles per hour)"
  std::string y;      ///< likewise
  std::string source; ///< where it was published, with the year
  std::string rights; ///< why it may be copied, and from what it was
  std::vector<Sample> points;
};

/// All of them, in teaching order, still without points. Reads resources/datasets/catalogue.json
/// strictly: the place of a refusal is a path, "sets[2].source".
Outcome<std::vector<SourcedSet>> sourced_sets_from_json(std::string_view text);

/// nullptr when there is none of this id.
const SourcedSet* find_set(std::span<const SourcedSet> sets, std::string_view id);

} // namespace losslab
