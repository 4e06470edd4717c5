#pragma once

#include "core/outcome.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace losslab {

/// The whole file; refuses what can't be read and what is larger than 64 MB, naming the path.
Outcome<QByteArray> read_file(const QString& path);

/// Replaces the file at once or not at all; what stood there is not lost when writing fails.
std::optional<Refusal> write_file(const QString& path, const QByteArray& bytes);

/// A refusal of what a file says, with the file's name before the place in it.
Refusal in_file(const QString& path, const Refusal& refusal);

} // namespace losslab
