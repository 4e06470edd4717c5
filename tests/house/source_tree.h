#pragma once

#include <QDirIterator>
#include <QFile>
#include <QStringList>

#include <vector>

struct SourceFile {
  QString path; ///< from the repository's root
  QStringList lines;
};

/// The lines of a C++ file without what its comments say, which may name what code must not.
inline QStringList code_lines(const QString& text) {
  QStringList lines = text.split('\n');
  for (QString& line : lines) {
    const auto comment = line.indexOf("//");
    const bool in_text = comment > 0 && line.left(comment).count('"') % 2 == 1;
    if (comment >= 0 && !in_text) line.truncate(comment);
  }
  return lines;
}

/// Every C++ file below these folders of the repository.
inline std::vector<SourceFile> source_files(const QStringList& folders) {
  const QString root = QStringLiteral(SOURCE_DIR "/");
  std::vector<SourceFile> files;
  for (const QString& folder : folders) {
    QDirIterator found(root + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
      QFile file(found.next());
      if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(file.fileName()));
      files.push_back(
          {file.fileName().mid(root.size()), QString::fromUtf8(file.readAll()).split('\n')});
    }
  }
  return files;
}
