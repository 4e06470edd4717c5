#pragma once

#include "core/scene/scene.h"

namespace losslab {

// The text form of a scene. One JSON object:
//   {"losslab": 1, "page": "explore", "losses": [{"id": "huber", "parameters": {"delta": 2}}],
//    "focus": "huber", "axis": "error", …}
// The field names are those of scene.h; enumerators are written as their names; what is left out
// takes its default. Numbers are written so that they read back to the same bits.

/// At most this many bytes are read of a scene, link or file.
inline constexpr std::size_t scene_size_limit = 8'000'000;

/// Pretty-printed, ends with a newline.
std::string scene_to_json(const Scene& scene);

/// Refuses what is not JSON, another version, an unknown page, field, loss or parameter, a value
/// out of range, more than 100,000 points, and anything larger or deeper than a scene can be. The
/// place is a path: "losses[1].parameters.delta".
Outcome<Scene> scene_from_json(std::string_view text);

/// "losslab:" and the compact JSON in base64url without padding.
std::string scene_to_link(const Scene& scene);
Outcome<Scene> scene_from_link(std::string_view link);

/// A link where it starts with "losslab:", a JSON file's text otherwise.
Outcome<Scene> scene_from_text(std::string_view text);

} // namespace losslab
