#pragma once

#include "core/loss/case.h"

#include <QString>

namespace losslab {

// What stands on a loss's card, as rich text.

/// When to use it, and when not.
QString use_text(const Card& card);

/// The same loss in other libraries, and what each of them reports of the same inputs at these
/// parameters, in the card's order.
QString libraries_text(const Card& card, std::span<const double> parameters);

/// Worked examples, and sources.
QString examples_text(const Card& card);

} // namespace losslab
