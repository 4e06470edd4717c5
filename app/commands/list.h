#pragma once

#include "app/commands/commands.h"

namespace losslab {

inline constexpr std::string_view list_help = R"(Usage: losslab list [--json]

Names every loss in teaching order: id, name, family, parameters with default and range, input,
properties, and whether it is in the interview guide (marked *).

  --json   the same as one JSON list
)";

Answer list(std::span<const std::string> arguments, std::istream& in);

} // namespace losslab
