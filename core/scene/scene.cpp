#include "core/scene/scene.h"

#include "core/data/two_classes.h"
#include "core/fit/boundary.h"
#include "core/loss/curve.h"

#include <algorithm>
#include <array>

namespace losslab {

std::string_view page_id(const Scene& scene) {
  static constexpr std::array ids{"explore", "outliers", "train", "quiz", "choose"};
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

namespace {

/// Those of the family that is in focus, with the focus itself, at most so many.
std::vector<LossChoice> of_family(const std::vector<LossChoice>& losses, const Card& focus,
                                  std::size_t most) {
  std::vector<LossChoice> kept;
  for (const LossChoice& choice : losses) {
    const Entry* entry = find_loss(choice.id);
    if (entry != nullptr && entry->card.family == focus.family && kept.size() < most)
      kept.push_back(choice);
  }
  const bool there = std::any_of(kept.begin(), kept.end(),
                                 [&](const LossChoice& choice) { return choice.id == focus.id; });
  if (!there && kept.size() == most) kept.pop_back();
  if (!there) kept.push_back({focus.id, {}});
  return kept;
}

} // namespace

std::optional<OutliersScene> outliers_scene(const std::vector<LossChoice>& losses,
                                            const Card& focus) {
  OutliersScene scene;
  if (separates(focus)) {
    scene.view = OutliersView::classes;
    scene.classes = first_two_classes();
    scene.classes->losses = of_family(losses, focus, most_losses);
    std::erase_if(scene.classes->losses,
                  [](const LossChoice& choice) { return !separates(find_loss(choice.id)->card); });
    scene.classes->focus = focus.id;
    return scene;
  }
  if (focus.family != Family::regression) return std::nullopt;
  scene.synthetic = Synthetic{.noise = Noise::contaminated};
  scene.losses = of_family(losses, focus, most_losses);
  scene.focus = focus.id;
  return scene;
}

std::optional<TrainScene> train_scene(const std::vector<LossChoice>& losses, const Card& focus) {
  if (focus.kind != InputKind::number) return std::nullopt;
  TrainScene scene;
  scene.lanes = of_family(losses, focus, most_lanes);
  const auto lane = std::find_if(scene.lanes.begin(), scene.lanes.end(),
                                 [&](const LossChoice& choice) { return choice.id == focus.id; });
  scene.focus = static_cast<std::size_t>(lane - scene.lanes.begin());
  if (focus.family == Family::regression) scene.data.id = "sine";
  return scene;
}

} // namespace losslab
