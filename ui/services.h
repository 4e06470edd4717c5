#pragma once

#include "core/outcome.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace losslab {

/// What the machine does for pages; made by app's composition, faked in tests. ui itself opens no
/// file, database or socket and reads no clock.
struct Services {
  std::function<Outcome<QByteArray>(const QString& path)> read_file;
  std::function<std::optional<Refusal>(const QString& path, const QByteArray& bytes)> write_file;
  std::function<QDateTime()> now;
};

} // namespace losslab
