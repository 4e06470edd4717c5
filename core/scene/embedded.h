#pragma once

#include "core/json.h"
#include "core/scene/scene.h"

#include <optional>

namespace losslab {

/// A scene as a part of another JSON file, which has the version: a question's "show". The first
/// refusal stays; its place is the path within that file.
std::optional<Scene> read_scene(const nlohmann::json& value, const std::string& path,
                                std::optional<Refusal>& refusal);

} // namespace losslab
