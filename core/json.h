#pragma once

#include "core/outcome.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

namespace losslab {

/// How large and how deep a JSON text may be.
struct JsonLimits {
  std::size_t bytes = 4'000'000;
  std::size_t depth = 16; ///< objects and arrays inside one another
};

/// JSON that came from outside, read strictly: one value in UTF-8 and nothing after it, no name
/// twice in one object (which nlohmann would settle in silence), no number that overflows to an
/// infinity. The place of a refusal is "line 3, column 7", or the path of the name or value.
Outcome<nlohmann::json> parse_json(std::string_view text, JsonLimits limits = {});

/// "a number", "an object", …: what a value is, for a sentence.
std::string_view json_kind(const nlohmann::json& value);

/// Text from outside as it may stand in a sentence: in quotes, and cut when it is long.
std::string in_quotes(std::string_view text);

/// "losses[1].parameters" and "delta" make "losses[1].parameters.delta".
std::string path_to(std::string_view parent, std::string_view name);
std::string path_to(std::string_view parent, std::size_t index);

} // namespace losslab
