#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace losslab {

/// JSON on one line, as every command prints it: numbers with 17 significant digits, so that
/// nothing is lost and two runs can be compared as text; NaN and the infinities as the strings
/// "nan", "inf" and "-inf", which JSON has no numbers for. Ends with a newline.
std::string json_text(const nlohmann::ordered_json& json);

} // namespace losslab
