#include "app/storage/sqlite.h"

namespace losslab {

SqlFailure failure(const QSqlError& error) {
  const int extended = error.nativeErrorCode().toInt(); // the primary code is its low byte
  return {error.databaseText().isEmpty() ? error.driverText() : error.databaseText(),
          extended & 0xff};
}

QSqlQuery run(const QSqlDatabase& database, const QString& statement, const QVariantList& values) {
  QSqlQuery query(database);
  if (!query.prepare(statement)) throw failure(query.lastError());
  for (const QVariant& value : values)
    query.addBindValue(value);
  if (!query.exec()) throw failure(query.lastError());
  return query;
}

QString first_value(const QSqlDatabase& database, const QString& statement) {
  QSqlQuery query = run(database, statement);
  return query.next() ? query.value(0).toString() : QString();
}

Transaction::Transaction(const QSqlDatabase& database) : database_(database) {
  run(database_, "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) QSqlQuery(database_).exec("ROLLBACK");
}

void Transaction::commit() {
  run(database_, "COMMIT");
  open_ = false;
}

} // namespace losslab
