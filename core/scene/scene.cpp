#include "core/scene/scene.h"

#include "core/loss/curve.h"

#include <array>

namespace losslab {

std::string_view page_id(const Scene& scene) {
  static constexpr std::array ids{"explore", "outliers", "train", "quiz"};
  static_assert(ids.size() == std::variant_size_v<Scene>);
  return ids[scene.index()];
}

ExploreScene explore_scene(std::vector<LossChoice> losses, const Card& focus) {
  ExploreScene scene;
  scene.losses = std::move(losses);
  scene.focus = focus.id;
  scene.kind = focus.kind;
  scene.given = starting_point(focus.kind);
  if (focus.axes.empty()) {
    std::erase_if(scene.losses, [&](const LossChoice& choice) {
      const Entry* entry = find_loss(choice.id);
      return entry == nullptr || entry->card.kind != scene.kind;
    });
    return scene;
  }
  scene.axis = focus.axes.front();
  scene.target = focus.drawn_target;
  std::erase_if(scene.losses, [&scene](const LossChoice& choice) {
    const Entry* entry = find_loss(choice.id);
    return entry == nullptr || !entry->card.has_axis(scene.axis);
  });
  const Range range = default_range(scene.axis, scene.target);
  scene.low = range.low;
  scene.high = range.high;
  scene.crosshair = range.low + 0.75 * (range.high - range.low);
  return scene;
}

} // namespace losslab
