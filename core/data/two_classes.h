#pragma once

#include "core/scene/scene.h"

#include <span>
#include <string_view>
#include <vector>

namespace losslab {

/// Points of two classes to begin with. Always the same ones.
struct ClassesStart {
  std::string_view id;
  std::string_view name; ///< "Overlapping"
  std::string_view says; ///< what there is to see, in one line
  std::vector<Labelled> (*draw)();
};

/// All of them, in teaching order.
std::span<const ClassesStart> classes_starts();

/// Those of a first visit: two clouds, and one point of the negative class far beyond the positive
/// one, selected.
TwoClasses first_two_classes();

} // namespace losslab
