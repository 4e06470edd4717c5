#pragma once

#include "core/quiz/bank.h"

#include <QString>

#include <span>

namespace losslab {

/// The topics that are shipped, in teaching order: each is <folder>/<topic>.json.
std::span<const char* const> shipped_topics();

/// The questions of these topics. A missing or damaged file refuses all: the place names the file,
/// and within it the path of what is wrong.
Outcome<Bank> read_questions(const QString& folder = ":/questions");

} // namespace losslab
