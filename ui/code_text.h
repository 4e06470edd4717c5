#pragma once

#include "core/loss/code.h"

#include <QString>

namespace losslab {

/// A loss as Python of that library, from resources/code, with these parameters in the order of the
/// card's; where its file is missing, a sentence that says which one.
QString code_text(const CodeLibrary& library, const Card& card, std::span<const double> values);

/// Puts it on the clipboard; what to tell the learner.
QString copy_code(const CodeLibrary& library, const Card& card, std::span<const double> values);

} // namespace losslab
