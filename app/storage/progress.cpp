#include "app/storage/progress.h"

#include "app/storage/schema.h"
#include "app/storage/sqlite.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace losslab {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Progress", text); }

void migrate(const QSqlDatabase& database) {
  const auto version = [&] { return first_value(database, "PRAGMA user_version").toInt(); };
  const int newest = static_cast<int>(schema::steps.size());
  if (version() > newest) throw SqlFailure{tr("it was written by a newer LossLab")};
  while (version() < newest) {
    Transaction transaction(database);
    const int before = version(); // another LossLab may have been faster
    if (before >= newest) break;
    for (const char* statement : schema::steps[static_cast<std::size_t>(before)])
      run(database, statement);
    run(database, QString("PRAGMA user_version = %1").arg(before + 1));
    transaction.commit();
  }
}

const QString card_columns =
    "state, step, stability, difficulty, due, last_review, reviews, lapses";

QVariantList values_of(const Flashcard& card) {
  return {static_cast<int>(card.state),
          card.step,
          card.stability,
          card.difficulty,
          qint64{card.due},
          card.last_review ? QVariant(qint64{*card.last_review})
                           : QVariant(QMetaType::fromType<qint64>()),
          card.reviews,
          card.lapses};
}

Flashcard card_at(const QSqlQuery& query, int column) {
  Flashcard card;
  card.state = static_cast<CardState>(query.value(column).toInt());
  card.step = query.value(column + 1).toInt();
  card.stability = query.value(column + 2).toDouble();
  card.difficulty = query.value(column + 3).toDouble();
  card.due = query.value(column + 4).toLongLong();
  if (const QVariant last = query.value(column + 5); !last.isNull())
    card.last_review = last.toLongLong();
  card.reviews = query.value(column + 6).toInt();
  card.lapses = query.value(column + 7).toInt();
  return card;
}

void save_card(const QSqlDatabase& database, const QString& question, const Flashcard& card) {
  run(database,
      "INSERT OR REPLACE INTO card (question, " + card_columns +
          ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      QVariantList{question} + values_of(card));
}

Flashcard stored_card(const QSqlDatabase& database, const QString& question) {
  QSqlQuery query =
      run(database, "SELECT " + card_columns + " FROM card WHERE question = ?", {question});
  return query.next() ? card_at(query, 0) : Flashcard{};
}

/// Goes up when another connection has committed, never by this one's own writing.
qint64 data_version(const QSqlDatabase& database) {
  return first_value(database, "PRAGMA data_version").toLongLong();
}

QString backup_of(const QString& path) { return path + ".backup"; }

/// An empty file where a backup proves that there was more.
bool emptied(const QString& path) {
  const QFileInfo file(path);
  return file.exists() && file.size() == 0 && QFileInfo::exists(backup_of(path));
}

/// Renames the file with its log; its new name.
QString set_aside(const QString& path, Time now) {
  const QString stamp = QDateTime::fromSecsSinceEpoch(now, Qt::UTC).toString("yyyyMMdd-HHmmss");
  QString aside = path + ".damaged-" + stamp;
  for (int more = 2; QFileInfo::exists(aside); ++more)
    aside = path + ".damaged-" + stamp + '-' + QString::number(more);
  for (const char* part : {"", "-wal", "-shm"})
    if (QFileInfo::exists(path + part) && !QFile::rename(path + part, aside + part))
      throw SqlFailure{tr("it is damaged and cannot be renamed")};
  return aside;
}

} // namespace

SqliteProgress::SqliteProgress() {
  static int count = 0;
  connection_ = "progress-" + QString::number(++count);
}

SqliteProgress::~SqliteProgress() {
  if (recorded_) back_up();
  disconnect();
}

void SqliteProgress::disconnect() {
  if (QSqlDatabase::contains(connection_)) QSqlDatabase::removeDatabase(connection_);
}

std::unique_ptr<SqliteProgress> SqliteProgress::open(const QString& path, Time now) {
  std::unique_ptr<SqliteProgress> store(new SqliteProgress);
  try {
    store->open_file(path, now);
    store->path_ = path;
  } catch (const SqlFailure& failure) {
    store->open_memory(path, failure.why);
  }
  return store;
}

void SqliteProgress::open_file(const QString& path, Time now) {
  QDir().mkpath(QFileInfo(path).absolutePath());
  try {
    if (emptied(path)) throw SqlFailure{tr("it is empty"), SqlFailure::not_a_database};
    return connect_to(path);
  } catch (const SqlFailure& failure) {
    if (!failure.damaged()) throw;
  }
  disconnect();
  const QString aside = set_aside(path, now);
  if (QFile::copy(backup_of(path), path)) {
    try {
      connect_to(path);
      notice_ = tr("Your progress was damaged. The last backup is in its place; the damaged file "
                   "is kept as %1.")
                    .arg(aside);
      return;
    } catch (const SqlFailure& failure) {
      if (!failure.damaged()) throw;
    }
    disconnect();
    set_aside(path, now);
  }
  connect_to(path);
  notice_ = tr("Your progress was damaged and there is no good backup, so it starts afresh; the "
               "damaged file is kept as %1.")
                .arg(aside);
}

void SqliteProgress::open_memory(const QString& path, const QString& why) {
  disconnect();
  notice_ = tr("Progress cannot be saved in %1: %2. What you answer is forgotten when LossLab "
               "closes.")
                .arg(path, why);
  try {
    connect_to(":memory:");
  } catch (const SqlFailure& failure) {
    notice_ += ' ' + failure.why; // not even Qt's SQLite driver is there
  }
}

void SqliteProgress::connect_to(const QString& path) {
  QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", connection_);
  database.setDatabaseName(path);
  database.setConnectOptions("QSQLITE_BUSY_TIMEOUT=5000"); // milliseconds a second LossLab waits
  if (!database.open()) throw failure(database.lastError());
  run(database, "PRAGMA journal_mode = WAL");
  run(database, "PRAGMA synchronous = FULL");
  run(database, "PRAGMA foreign_keys = ON");
  const QString verdict = first_value(database, "PRAGMA integrity_check(1)");
  if (verdict != "ok") throw SqlFailure{verdict, SqlFailure::corrupt};
  migrate(database);
}

/// A failed backup costs nothing: the last one stays.
void SqliteProgress::back_up() {
  if (!lasts()) return;
  const QString fresh = backup_of(path_) + ".new";
  QFile::remove(fresh);
  try {
    run(QSqlDatabase::database(connection_), "VACUUM INTO ?", {fresh});
  } catch (const SqlFailure&) {
    return;
  }
  std::error_code ignored;
  std::filesystem::rename(fresh.toStdU16String(), backup_of(path_).toStdU16String(), ignored);
}

Refusal SqliteProgress::refusal(const QString& why) const {
  return {(lasts() ? path_ : tr("progress")).toStdString(), why.toStdString()};
}

Outcome<Progress> SqliteProgress::load() {
  const QSqlDatabase database = QSqlDatabase::database(connection_);
  Progress progress;
  try {
    version_ = data_version(database); // before reading: rather loaded twice than not at all
    QSqlQuery cards = run(database, "SELECT question, " + card_columns + " FROM card");
    while (cards.next())
      progress.cards[cards.value(0).toString().toStdString()] = card_at(cards, 1);
    QSqlQuery reviews = run(database, "SELECT id, question, at, rating, answer, " + card_columns +
                                          " FROM review WHERE NOT withdrawn ORDER BY id");
    while (reviews.next())
      progress.reviews.push_back({.id = reviews.value(0).toLongLong(),
                                  .question = reviews.value(1).toString().toStdString(),
                                  .at = reviews.value(2).toLongLong(),
                                  .rating = static_cast<Rating>(reviews.value(3).toInt()),
                                  .answer = reviews.value(4).toString().toStdString(),
                                  .before = card_at(reviews, 5)});
    QSqlQuery drafts = run(database, "SELECT question, text FROM draft");
    while (drafts.next())
      progress.drafts[drafts.value(0).toString().toStdString()] =
          drafts.value(1).toString().toStdString();
  } catch (const SqlFailure& failure) {
    return refusal(failure.why);
  }
  return progress;
}

bool SqliteProgress::changed_elsewhere() {
  try {
    return data_version(QSqlDatabase::database(connection_)) != version_;
  } catch (const SqlFailure&) {
    return true; // load() says what is wrong
  }
}

Outcome<std::int64_t> SqliteProgress::record(const Review& review, const Flashcard& after) {
  if (!recorded_) back_up(); // what was good on opening
  const QSqlDatabase database = QSqlDatabase::database(connection_);
  const QString question = QString::fromStdString(review.question);
  try {
    Transaction transaction(database);
    if (stored_card(database, question) != review.before)
      return refusal(tr("another LossLab has just recorded an answer to this question"));
    save_card(database, question, after);
    const QSqlQuery added =
        run(database,
            "INSERT INTO review (question, at, rating, answer, " + card_columns +
                ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            QVariantList{question, qint64{review.at}, static_cast<int>(review.rating),
                         QString::fromStdString(review.answer)} +
                values_of(review.before));
    run(database, "DELETE FROM draft WHERE question = ?", {question});
    transaction.commit();
    recorded_ = true;
    return std::int64_t{added.lastInsertId().toLongLong()};
  } catch (const SqlFailure& failure) {
    return refusal(failure.why);
  }
}

std::optional<Refusal> SqliteProgress::withdraw(const Review& review) {
  const QSqlDatabase database = QSqlDatabase::database(connection_);
  try {
    Transaction transaction(database);
    const QString question = QString::fromStdString(review.question);
    QSqlQuery last = run(
        database, "SELECT max(id) FROM review WHERE question = ? AND NOT withdrawn", {question});
    if (!last.next() || last.value(0).toLongLong() != review.id)
      return refusal(tr("another LossLab has recorded a later answer to this question"));
    run(database, "UPDATE review SET withdrawn = 1 WHERE id = ?", {qint64{review.id}});
    save_card(database, question, review.before);
    transaction.commit();
    recorded_ = true;
    return std::nullopt;
  } catch (const SqlFailure& failure) {
    return refusal(failure.why);
  }
}

std::optional<Refusal> SqliteProgress::save_draft(const std::string& question,
                                                  const std::string& text) {
  const QSqlDatabase database = QSqlDatabase::database(connection_);
  const QString id = QString::fromStdString(question);
  try {
    if (text.empty())
      run(database, "DELETE FROM draft WHERE question = ?", {id});
    else
      run(database, "INSERT OR REPLACE INTO draft (question, text) VALUES (?, ?)",
          {id, QString::fromStdString(text)});
    return std::nullopt;
  } catch (const SqlFailure& failure) {
    return refusal(failure.why);
  }
}

} // namespace losslab
