#pragma once

#include "core/data/sourced_set.h"

#include <QString>

namespace losslab {

/// The published data sets of a folder: its catalogue.json, and a CSV file for each entry. A
/// missing or damaged file is refused: the place names it, and within it what is wrong.
Outcome<std::vector<SourcedSet>> read_datasets(const QString& folder = ":/datasets");

} // namespace losslab
