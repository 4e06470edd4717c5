#pragma once

#include "core/loss/loss.h"
#include "core/outcome.h"

#include <optional>

namespace losslab {

/// Why a loss's line, fitted well, has no place among the points; nothing for most.
std::optional<Refusal> no_line(const Loss& loss);

} // namespace losslab
