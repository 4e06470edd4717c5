#include "core/scene/embedded.h"

#include "core/scene/text.h"

namespace losslab {

std::optional<Scene> read_scene(const nlohmann::json& value, const std::string& path,
                                std::optional<Refusal>& refusal) {
  if (refusal) return std::nullopt;
  if (!value.is_object() || value.contains("losslab")) {
    refusal = Refusal{path, "must be a scene, without the field \"losslab\""};
    return std::nullopt;
  }
  nlohmann::json versioned = value;
  versioned["losslab"] = 1;
  const auto scene = scene_from_json(versioned.dump());
  if (scene.ok()) return *scene;
  refusal = Refusal{path_to(path, scene.refusal().place), scene.refusal().why};
  return std::nullopt;
}

} // namespace losslab
