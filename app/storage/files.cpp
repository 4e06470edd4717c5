#include "app/storage/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace losslab {

namespace {
constexpr qint64 largest = 64'000'000;

Refusal refusal(const QString& path, const QString& why) {
  return {path.toStdString(), why.toStdString()};
}
} // namespace

Outcome<QByteArray> read_file(const QString& path) {
  QFile file(path);
  if (QFileInfo(path).isDir()) return refusal(path, "is a folder, not a file");
  if (!file.open(QIODevice::ReadOnly)) return refusal(path, "can't be read: " + file.errorString());
  // By its size, before any of it is in memory; what has none (a pipe) by what comes.
  const qint64 size = file.isSequential() ? 0 : file.size();
  const QByteArray bytes = size > largest ? QByteArray() : file.read(largest + 1);
  if (std::max(size, qint64(bytes.size())) > largest)
    return refusal(path, "is larger than 64 MB, the most that is read of a file; keep the part of "
                         "it that matters");
  return bytes;
}

std::optional<Refusal> write_file(const QString& path, const QByteArray& bytes) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
    return refusal(path, "can't be written: " + file.errorString());
  return std::nullopt;
}

Refusal in_file(const QString& path, const Refusal& refusal) {
  return {path.toStdString() + (refusal.place.empty() ? "" : ", ") + refusal.place, refusal.why};
}

} // namespace losslab
