#include "app/storage/question_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace losslab;

class QuestionFilesTest : public QObject {
  Q_OBJECT

  const QString source_ = QStringLiteral(SOURCE_DIR "/resources/questions");

  /// A copy of the shipped files, to be spoilt.
  static void copy(const QString& from, const QTemporaryDir& to) {
    for (const QString& name : QDir(from).entryList({"*.json"}))
      QVERIFY(QFile::copy(from + '/' + name, to.filePath(name)));
  }

 private Q_SLOTS:
  void every_file_is_compiled_in_and_read() {
    const auto compiled = read_questions();
    QVERIFY2(compiled.ok(), compiled ? "" : compiled.refusal().text().c_str());
    QStringList topics;
    for (const Topic& topic : compiled->topics())
      topics << QString::fromStdString(topic.id) + ".json";
    topics.sort();
    QCOMPARE(topics, QDir(source_).entryList({"*.json"}, QDir::Files, QDir::Name));
    QCOMPARE(compiled->size(), read_questions(source_)->size());
  }

  void a_missing_file_is_named() {
    const QTemporaryDir folder;
    copy(source_, folder);
    QVERIFY(QFile::remove(folder.filePath("binary.json")));
    const auto bank = read_questions(folder.path());
    QVERIFY(!bank.ok());
    QCOMPARE(bank.refusal().place, folder.filePath("binary.json").toStdString());
  }

  void a_damaged_file_is_named_with_the_place_in_it_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("not JSON") << QByteArray("{\"losslab\": 1,") << "binary.json";
    QTest::newRow("empty") << QByteArray() << "binary.json";
    QTest::newRow("a field amiss")
        << QByteArray(R"({"losslab": 1, "topic": "binary", "title": "T", "items": [{"id": 3}]})")
        << "binary.json, items[0].id";
  }
  void a_damaged_file_is_named_with_the_place_in_it() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    const QTemporaryDir folder;
    copy(source_, folder);
    QFile file(folder.filePath("binary.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    file.close();
    const auto bank = read_questions(folder.path());
    QVERIFY(!bank.ok());
    QVERIFY2(bank.refusal().place.starts_with((folder.path() + '/' + place).toStdString()),
             bank.refusal().place.c_str());
  }
};

QTEST_GUILESS_MAIN(QuestionFilesTest)
#include "question_files_test.moc"
