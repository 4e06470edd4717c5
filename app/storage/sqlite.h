#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace losslab {

/// A statement failed. Stays inside app/storage: its public functions return a Refusal.
struct SqlFailure {
  QString why;
  int code = 0; ///< SQLite's primary result code

  /// SQLITE_CORRUPT or SQLITE_NOTADB of https://www.sqlite.org/rescode.html
  bool damaged() const { return code == corrupt || code == not_a_database; }
  static constexpr int corrupt = 11;
  static constexpr int not_a_database = 26;
};

SqlFailure failure(const QSqlError& error);

/// Runs one statement with its values bound in order. Throws SqlFailure.
QSqlQuery run(const QSqlDatabase& database, const QString& statement,
              const QVariantList& values = {});
/// The first column of its first row.
QString first_value(const QSqlDatabase& database, const QString& statement);

/// All or nothing: rolled back unless committed. Immediate, so that a second LossLab waits for its
/// turn at the beginning and never fails in the middle.
class Transaction {
 public:
  explicit Transaction(const QSqlDatabase& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  const QSqlDatabase& database_;
  bool open_ = true;
};

} // namespace losslab
