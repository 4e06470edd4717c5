#include "tests/house/rules.h"

#include "core/loss/catalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace losslab;

namespace {

constexpr qsizetype longest_file = 400;

SourceFile example(const char* text) {
  const QStringList parts = QString::fromUtf8(text).split('\t');
  return {parts[0], {parts[1]}};
}

QString folder_of(const QString& path) { return path.left(path.lastIndexOf('/')); }

} // namespace

class RulesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_sources_keep_the_rule_data() { each_rule(); }
  void the_sources_keep_the_rule() {
    QFETCH(int, index);
    const Rule rule = rules()[static_cast<std::size_t>(index)];
    QStringList found;
    for (const SourceFile& file : source_files({"core", "ui", "app", "tests"}))
      found += breaches(rule, file);
    QVERIFY2(found.empty(), qPrintable(found.join('\n')));
  }

  void the_rule_tells_a_breach_from_its_neighbour_data() { each_rule(); }
  void the_rule_tells_a_breach_from_its_neighbour() {
    QFETCH(int, index);
    const Rule rule = rules()[static_cast<std::size_t>(index)];
    QVERIFY2(rule.forbidden.isValid(), qPrintable(rule.forbidden.errorString()));
    QCOMPARE(breaches(rule, example(rule.breach)).size(), 1);
    QCOMPARE(breaches(rule, example(rule.lawful)), QStringList());
  }

  void comments_may_name_what_code_may_not() {
    QCOMPARE(code_lines("a // QString\n// QString\n\"http://b\""),
             QStringList({"a ", "", "\"http://b\""}));
  }

  void core_is_compiled_without_qt() {
    QFile file(QStringLiteral(BINARY_DIR "/compile_commands.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList compiled;
    for (const QJsonValue& entry : QJsonDocument::fromJson(file.readAll()).array()) {
      const QString path = entry["file"].toString().mid(QStringLiteral(SOURCE_DIR "/").size());
      if (!path.startsWith("core/")) continue;
      compiled += path;
      const QString command = entry["command"].toString().replace(QStringLiteral(SOURCE_DIR), ".");
      QVERIFY2(!command.contains("qt", Qt::CaseInsensitive), qPrintable(command));
    }
    for (const SourceFile& source : source_files({"core"}))
      if (source.path.endsWith(".cpp"))
        QVERIFY2(compiled.contains(source.path), qPrintable(source.path));
  }

  void headers_are_read_once_and_files_are_short() {
    for (const SourceFile& file : source_files({"core", "ui", "app", "tests"})) {
      if (file.path.endsWith(".h"))
        QVERIFY2(file.lines.first() == "#pragma once", qPrintable(file.path));
      QVERIFY2(file.lines.size() <= longest_file,
               qPrintable(QStringLiteral("%1 has %2 lines: look at it again")
                              .arg(file.path)
                              .arg(file.lines.size())));
    }
  }

  void included_files_exist() {
    static const QRegularExpression include("^#include \"([^\"]+)\"");
    for (const SourceFile& file : source_files({"core", "ui", "app", "tests"}))
      for (const QString& line : file.lines) {
        const auto match = include.match(line);
        if (!match.hasMatch() || match.captured(1).endsWith(".moc")) continue;
        QVERIFY2(QFile::exists(QStringLiteral(SOURCE_DIR "/") + match.captured(1)),
                 qPrintable(file.path + " includes " + match.captured(1)));
      }
  }

  void tests_stand_where_their_sources_stand() {
    for (const SourceFile& file : source_files({"tests/core", "tests/ui", "tests/app"}))
      QVERIFY2(QDir(QStringLiteral(SOURCE_DIR "/") + folder_of(file.path).mid(6)).exists(),
               qPrintable(file.path));
  }

  void nothing_else_stands_at_the_top() {
    const QStringList expected{
        "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "build",
        "core",           "resources",         "tests",   "ui"};
    const QStringList entries =
        QDir(QStringLiteral(SOURCE_DIR)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    for (const QString& entry : entries)
      QVERIFY2(expected.contains(entry), qPrintable(entry + " stands at the top: house rules"));
  }

  void every_loss_stands_in_its_family_and_in_the_catalogue() {
    QStringList files;
    for (const Entry* entry : catalogue())
      files += QString::fromStdString("core/loss/" + std::string(family_id(entry->card.family)) +
                                      "/" + entry->card.id + ".cpp");
    static const QRegularExpression loss("^core/loss/\\w+/\\w+\\.cpp$");
    QStringList found;
    for (const SourceFile& file : source_files({"core/loss"}))
      if (loss.match(file.path).hasMatch()) found += file.path;
    files.sort();
    found.sort();
    QCOMPARE(found, files);
  }

 private:
  static void each_rule() {
    QTest::addColumn<int>("index");
    const auto all = rules();
    for (std::size_t i = 0; i < all.size(); ++i)
      QTest::newRow(all[i].says) << static_cast<int>(i);
  }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
