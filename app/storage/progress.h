#pragma once

#include "core/quiz/progress.h"

#include <QString>

#include <memory>

namespace losslab {

/// Progress in one SQLite file: write-ahead log, synchronous = FULL, one transaction per review.
///
/// Beside the file stands <file>.backup, its last good state. A damaged file is never deleted: it
/// is renamed to <file>.damaged-<time>, and the backup, or else a fresh file, takes its place.
/// Where nothing can be written, or a newer LossLab wrote the file, progress is kept in memory.
/// notice() says what happened. Several LossLabs may share a file: none writes over what another
/// has recorded.
class SqliteProgress final : public ProgressStore {
 public:
  /// Always gives a store. The clock is only for the name of a damaged file.
  static std::unique_ptr<SqliteProgress> open(const QString& path, Time now);
  ~SqliteProgress() override;
  SqliteProgress(const SqliteProgress&) = delete;
  SqliteProgress& operator=(const SqliteProgress&) = delete;

  Outcome<Progress> load() override;
  bool changed_elsewhere() override;
  Outcome<std::int64_t> record(const Review& review, const Flashcard& after) override;
  std::optional<Refusal> withdraw(const Review& review) override;
  std::optional<Refusal> save_draft(const std::string& question, const std::string& text) override;
  std::string notice() const override { return notice_.toStdString(); }

  /// False when progress lives in memory only.
  bool lasts() const { return !path_.isEmpty(); }

 private:
  SqliteProgress();
  void open_file(const QString& path, Time now);
  void open_memory(const QString& path, const QString& why);
  void connect_to(const QString& path);
  void disconnect();
  void back_up();
  Refusal refusal(const QString& why) const;

  QString connection_; ///< Qt's name for it
  QString path_;
  QString notice_;
  qint64 version_ = 0;    ///< of the file when it was loaded, as SQLite counts for this connection
  bool recorded_ = false; ///< anything since opening, which the backup lacks
};

} // namespace losslab
