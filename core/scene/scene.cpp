#include "core/scene/scene.h"

#include <array>

namespace losslab {

std::string_view page_id(const Scene& scene) {
  static constexpr std::array ids{"explore", "outliers", "train", "quiz"};
  static_assert(ids.size() == std::variant_size_v<Scene>);
  return ids[scene.index()];
}

} // namespace losslab
