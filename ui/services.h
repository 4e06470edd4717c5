#pragma once

#include "core/outcome.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace losslab {

struct Advice;
class Bank;
class ProgressStore;
struct SourcedSet;

/// What the machine does for pages; made by app's composition, faked in tests. ui itself opens no
/// file, database or socket and reads no clock.
struct Services {
  std::function<Outcome<QByteArray>(const QString& path)> read_file;
  std::function<std::optional<Refusal>(const QString& path, const QByteArray& bytes)> write_file;
  /// In the learner's own time zone: days change at their midnight.
  std::function<QDateTime()> now;
  /// What the quiz asks; read at the first call. Refuses a missing or damaged file, naming it.
  std::function<Outcome<std::shared_ptr<const Bank>>()> questions;
  /// What Choose knows beyond the cards; likewise.
  std::function<Outcome<std::shared_ptr<const Advice>>()> advice;
  /// The published data sets that Outliers offers; likewise.
  std::function<Outcome<std::shared_ptr<const std::vector<SourcedSet>>>()> datasets;
  /// Where the quiz's progress is kept; opened at the first call.
  std::function<std::shared_ptr<ProgressStore>()> progress;
};

} // namespace losslab
