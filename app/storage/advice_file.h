#pragma once

#include "core/choose/advice.h"

#include <QString>

namespace losslab {

/// The advice of the page Choose. A missing or damaged file is refused: the place names the file,
/// and within it the path of what is wrong.
Outcome<Advice> read_advice(const QString& path = ":/choose/advice.json");

} // namespace losslab
