#pragma once

#include "core/scene/scene.h"

#include <functional>

namespace losslab {

/// Numbers of a picture that make one point at once: a button beside it, and found by search.
struct Start {
  std::string name; ///< "Two humps apart"
  std::string tip;  ///< what is to be seen
  /// All inputs, from those that are shown now: what is not its business stays as it is.
  std::function<std::vector<Given>(std::vector<Given> now)> given;
  /// Where the point needs one loss with these parameters.
  std::optional<LossChoice> of = {};
};

/// Those of a picture, in the order of their buttons; none of numbers, which are drawn as curves.
const std::vector<Start>& starts(InputKind kind);

/// Explore with that start, and with every loss of its picture.
ExploreScene scene_of(InputKind kind, const Start& start);

} // namespace losslab
