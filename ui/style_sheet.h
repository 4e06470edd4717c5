#pragma once

#include "ui/theme.h"

namespace losslab {

/// The application's style sheet from the tokens, at the text scale in force.
/// Widgets ask for a look by dynamic property: card, role, segment, primary, flat.
QString style_sheet(const Tokens& tokens);

} // namespace losslab
