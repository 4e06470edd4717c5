#include "app/storage/progress.h"

#include "app/storage/sqlite.h"
#include "core/quiz/gradebook.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <iostream>

using namespace losslab;

namespace {

constexpr Time now = 1'772'357'400; // 2026-03-01 09:30 UTC
const QString aside = ".damaged-20260301-093000";

Review review(const std::string& question, Time at = now) {
  return {.question = question,
          .at = at,
          .rating = Rating::good,
          .answer = "δ·(|e| − ½δ), “clipped”\n2nd line",
          .before = {}};
}
Flashcard card_after(const Review& review) {
  return Scheduler().review(review.before, review.rating, review.at);
}

/// The child of the kill test: answers for ever and says each answer that is safe.
[[noreturn]] void answer_for_ever(const QString& path) {
  auto book = Gradebook::open(SqliteProgress::open(path, now));
  if (!book.ok()) std::exit(1);
  for (std::int64_t i = 0;; ++i) {
    const auto answered = book->grade("question-" + std::to_string(i % 60), Rating::good,
                                      "δ·(|e| − ½δ)", Scheduler(), now + i);
    if (!answered.ok()) std::exit(1);
    std::cout << answered->id << std::endl; // flushed
  }
}

} // namespace

class ProgressTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> home_;
  QString path_;

  auto open() const { return SqliteProgress::open(path_, now); }
  QStringList files() const { return QDir(home_->path()).entryList(QDir::Files, QDir::Name); }
  QByteArray bytes() const {
    QFile file(path_);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  void write(const QByteArray& bytes) const {
    QFile file(path_);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
  }
  /// Answers of a first run, closed in order: file and backup are both good.
  void answer(int count) const {
    const auto store = open();
    for (int i = 0; i < count; ++i) {
      const Review one = review("question-" + std::to_string(i), now + i);
      QVERIFY(store->record(one, card_after(one)).ok());
    }
  }

 private Q_SLOTS:
  void init() {
    home_ = std::make_unique<QTemporaryDir>();
    path_ = home_->filePath("progress.sqlite");
  }

  void gives_back_what_it_was_given() {
    Review first = review("a", now - one_day);
    Review again = review("a");
    again.before = card_after(first);
    again.rating = Rating::again;
    const Review second = review("b", now + 60);
    {
      const auto store = open();
      QCOMPARE(store->notice(), "");
      QVERIFY(store->lasts());
      first.id = *store->record(first, card_after(first));
      again.id = *store->record(again, card_after(again));
      QVERIFY(store->record(second, card_after(second)).ok());
      QVERIFY(!store->save_draft("c", "half a thought"));
    }
    const auto progress = open()->load();
    QVERIFY(progress.ok());
    QCOMPARE(progress->reviews.size(), std::size_t{3});
    QVERIFY(progress->reviews[0] == first);
    QVERIFY(progress->reviews[1] == again);
    QVERIFY(progress->card("a") == card_after(again)); // to the bit
    QVERIFY(progress->card("b") == card_after(second));
    QCOMPARE(progress->drafts.at("c"), "half a thought");
  }

  void is_kept_as_promised() {
    const auto store = open();
    int full = 0; // the store's own connection waits for the disk
    for (const QString& name : QSqlDatabase::connectionNames())
      full += first_value(QSqlDatabase::database(name), "PRAGMA synchronous") == "2" ? 1 : 0;
    QCOMPARE(full, 1);
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "look");
    database.setDatabaseName(path_);
    QVERIFY(database.open());
    QCOMPARE(first_value(database, "PRAGMA journal_mode"), "wal");
    QCOMPARE(first_value(database, "PRAGMA user_version"), "1");
    database = {};
    QSqlDatabase::removeDatabase("look");
  }

  void a_review_takes_its_draft_with_it() {
    const auto store = open();
    QVERIFY(!store->save_draft("a", "typed"));
    QVERIFY(!store->save_draft("b", "typed"));
    QVERIFY(!store->save_draft("b", ""));
    QVERIFY(store->record(review("a"), card_after(review("a"))).ok());
    QVERIFY(store->load()->drafts.empty());
  }

  void a_grade_taken_back_restores_the_card() {
    const auto store = open();
    const Review first = review("a");
    QVERIFY(store->record(first, card_after(first)).ok());
    Review second = review("a", now + 600);
    second.before = card_after(first);
    second.id = *store->record(second, card_after(second));
    QVERIFY(!store->withdraw(second));
    QCOMPARE(store->load()->reviews.size(), std::size_t{1});
    QVERIFY(store->load()->card("a") == card_after(first));
  }

  void a_card_that_cannot_be_is_refused_whole() {
    const auto store = open();
    Flashcard impossible = card_after(review("a"));
    impossible.stability = std::nan("");
    QVERIFY(!store->record(review("a"), impossible).ok());
    Review strange = review("a");
    strange.rating = static_cast<Rating>(9);
    QVERIFY(!store->record(strange, card_after(review("a"))).ok());
    QVERIFY(store->load()->cards.empty()); // the card of the refused review is not there either
  }

  void a_damaged_file_is_set_aside_and_the_backup_opened_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("count");
    QTest::newRow("header") << 0 << 40;
    QTest::newRow("a page of a table") << 4096 << 200;
    QTest::newRow("deep inside") << 3 * 4096 << 4096;
  }
  void a_damaged_file_is_set_aside_and_the_backup_opened() {
    QFETCH(int, from);
    QFETCH(int, count);
    answer(40);
    QByteArray damaged = bytes();
    for (int i = from; i < from + count; ++i)
      damaged[i] = static_cast<char>(~damaged[i]);
    write(damaged);

    const auto store = open();
    QCOMPARE(store->load()->reviews.size(), std::size_t{40});
    QVERIFY(QString::fromStdString(store->notice()).contains("progress.sqlite" + aside));
    QFile kept(path_ + aside);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), damaged);
    QVERIFY(store->record(review("more"), card_after(review("more"))).ok());
    QVERIFY(store->lasts());
  }

  void a_truncated_file_is_set_aside_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("nothing left") << 0;
    QTest::newRow("half a header") << 50;
    QTest::newRow("half a page") << 2048;
    QTest::newRow("some pages") << 2 * 4096;
  }
  void a_truncated_file_is_set_aside() {
    QFETCH(int, size);
    answer(40);
    write(bytes().left(size));
    const auto store = open();
    QCOMPARE(store->load()->reviews.size(), std::size_t{40});
    QVERIFY(QFileInfo::exists(path_ + aside));
  }

  void without_a_backup_it_starts_afresh() {
    write("This is no database, but somebody's letter. " + QByteArray(5000, 'x'));
    const auto store = open();
    QVERIFY(store->load()->cards.empty());
    QVERIFY(store->record(review("a"), card_after(review("a"))).ok());
    QVERIFY(QString::fromStdString(store->notice()).contains("afresh"));
    QVERIFY(QFileInfo::exists(path_ + aside));
  }

  void a_damaged_backup_is_set_aside_too() {
    answer(3);
    write("no database, whatever it is called " + QByteArray(5000, 'x'));
    QVERIFY(QFile::remove(path_ + ".backup"));
    QVERIFY(QFile::copy(path_, path_ + ".backup"));
    const auto store = open();
    QVERIFY(store->load()->cards.empty());
    QVERIFY(store->lasts());
    QVERIFY(QFileInfo::exists(path_ + aside));
    QVERIFY(QFileInfo::exists(path_ + aside + "-2"));
  }

  void the_backup_is_never_older_than_the_last_run() {
    answer(3);
    {
      const auto store = open();
      QVERIFY(store->record(review("later"), card_after(review("later"))).ok());
    }
    QVERIFY(QFile::remove(path_));
    QVERIFY(QFile::rename(path_ + ".backup", path_));
    QCOMPARE(open()->load()->cards.size(), std::size_t{4});
    QVERIFY(!files().contains("progress.sqlite.backup.new"));
  }

  // Root may write anywhere, so the place is one where nobody can: below a file.
  void where_nothing_can_be_written_it_works_in_memory_and_says_so() {
    QFile file(home_->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto store = SqliteProgress::open(home_->filePath("file/losslab/progress.sqlite"), now);
    QVERIFY(!store->lasts());
    QVERIFY(QString::fromStdString(store->notice()).contains("cannot be saved"));
    QVERIFY(store->record(review("a"), card_after(review("a"))).ok());
    QCOMPARE(store->load()->cards.size(), std::size_t{1});
  }

  void a_newer_file_is_left_alone() {
    answer(1);
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "newer");
    database.setDatabaseName(path_);
    QVERIFY(database.open());
    run(database, "PRAGMA user_version = 99");
    database = {};
    QSqlDatabase::removeDatabase("newer");
    const QByteArray before = bytes();
    {
      const auto store = open();
      QVERIFY(!store->lasts());
      QVERIFY(QString::fromStdString(store->notice()).contains("newer LossLab"));
    }
    QCOMPARE(bytes(), before);
  }

  void two_of_them_share_a_file() {
    const auto one = open();
    const auto other = open();
    QVERIFY(one->record(review("a"), card_after(review("a"))).ok());
    QVERIFY(other->record(review("b"), card_after(review("b"))).ok());
    QVERIFY(one->record(review("c"), card_after(review("c"))).ok());
    QCOMPARE(one->load()->reviews.size(), std::size_t{3});
    QCOMPARE(other->load()->reviews.size(), std::size_t{3});
    QCOMPARE(other->notice(), "");
  }

  void neither_of_two_writes_over_what_the_other_has_recorded() {
    const Scheduler scheduler;
    const std::shared_ptr<SqliteProgress> store = open();
    auto one = *Gradebook::open(store);
    auto other = *Gradebook::open(std::shared_ptr<SqliteProgress>(open()));
    QVERIFY(!store->changed_elsewhere());
    const auto first = one.grade("a", Rating::good, "", scheduler, now);
    QVERIFY(!store->changed_elsewhere()); // its own writing is no news
    const auto second = other.grade("a", Rating::easy, "", scheduler, now + 60);
    QVERIFY(first.ok() && second.ok());
    QVERIFY(second->before == scheduler.review({}, Rating::good, now));
    QVERIFY(store->changed_elsewhere());

    // From before the second: neither a grade nor its taking back may undo that.
    const auto stale = store->record(*first, card_after(*first));
    QVERIFY(!stale.ok());
    QVERIFY(stale.refusal().why.find("another LossLab") != std::string::npos);
    QVERIFY(one.withdraw(*first).has_value());
    QVERIFY(store->load()->card("a") == other.progress().card("a"));
    QCOMPARE(store->load()->reviews.size(), std::size_t{2});

    QVERIFY(!other.withdraw(*second));
    QVERIFY(!one.withdraw(*first));
    QVERIFY(store->load()->card("a") == Flashcard());
  }

  // A real process is killed while it writes; every answer it has called safe must be there.
  void a_kill_loses_nothing_that_was_answered() {
    int safe = 0;
    for (int round = 0; round < 20; ++round) {
      QProcess child;
      child.start(QCoreApplication::applicationFilePath(), {"--answer-for-ever", path_});
      QByteArray said;
      const int kill_after = (round * 7919) % 40; // answers of this round; 0: while it opens
      while (said.count('\n') < kill_after) {
        QVERIFY2(child.waitForReadyRead(30'000), child.readAllStandardError());
        said += child.readAllStandardOutput();
      }
      child.kill(); // SIGKILL
      QVERIFY(child.waitForFinished());
      QCOMPARE(child.exitStatus(), QProcess::CrashExit);
      said += child.readAllStandardOutput();
      safe += static_cast<int>(said.count('\n'));

      const auto store = open();
      QCOMPARE(store->notice(), "");
      const auto progress = store->load();
      // One more may have been committed in each round before its child could say so.
      QVERIFY(std::ssize(progress->reviews) >= safe);
      QVERIFY(std::ssize(progress->reviews) <= safe + 1);
      safe = static_cast<int>(progress->reviews.size());
      for (const Review& each : progress->reviews)
        QVERIFY(progress->cards.contains(each.question));
    }
    QVERIFY(safe > 100);
  }
};

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc == 3 && QByteArray(argv[1]) == "--answer-for-ever") answer_for_ever(argv[2]);
  ProgressTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "progress_test.moc"
