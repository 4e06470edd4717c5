#include "tests/app/commands/asked.h"

#include <QTest>

using namespace losslab;
using test::ask;

class CommandsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_window_opens_where_no_command_is_named() {
    QVERIFY(!ask({}).code.has_value());
    QVERIFY(!ask({"losslab:eyJsb3NzbGFiIjoxfQ"}).code.has_value());
    QVERIFY(!ask({SOURCE_DIR "/CMakeLists.txt"})
                 .code.has_value()); // a file: the scene reader judges it
    QVERIFY(!ask({"-platform", "offscreen"}).code.has_value());
  }

  void help_names_every_command() {
    const auto asked = ask({"--help"});
    QCOMPARE(asked.code, 0);
    QVERIFY(asked.error.empty());
    for (const Command& command : commands())
      QVERIFY(asked.out.find("  " + std::string(command.name) + " ") != std::string::npos);
  }

  void each_command_helps_data() {
    QTest::addColumn<QString>("name");
    for (const Command& command : commands())
      QTest::newRow(std::string(command.name).c_str())
          << QString::fromUtf8(command.name.data(), static_cast<qsizetype>(command.name.size()));
  }
  void each_command_helps() {
    QFETCH(QString, name);
    for (const char* flag : {"--help", "-h"}) {
      const auto asked = ask({name.toStdString(), flag});
      QCOMPARE(asked.code, 0);
      QVERIFY(asked.out.starts_with("Usage: losslab " + name.toStdString()));
    }
  }

  void version_is_one_line() {
    const auto asked = ask({"--version"});
    QCOMPARE(asked.code, 0);
    QVERIFY(QRegularExpression("^losslab \\d+\\.\\d+\\.\\d+\n$")
                .match(QString::fromStdString(asked.out))
                .hasMatch());
  }

  void a_slip_of_the_finger_is_refused() {
    for (const char* slip : {"evla", "--helq", "no/such/scene.json"}) {
      const auto asked = ask({slip});
      QCOMPARE(asked.code, 2);
      QVERIFY(asked.out.empty());
      QVERIFY(asked.error.find(slip) != std::string::npos);
      QCOMPARE(std::count(asked.error.begin(), asked.error.end(), '\n'), 1);
    }
  }

  void an_error_is_one_line_whatever_was_typed() {
    const auto asked = ask({"eval", "no\nsuch\x1b[31mloss" + std::string(100'000, 'x')});
    QCOMPARE(asked.code, 2);
    QCOMPARE(std::count(asked.error.begin(), asked.error.end(), '\n'), 1);
    QVERIFY(asked.error.find('\x1b') == std::string::npos);
    QVERIFY(asked.error.size() < 1000);
  }

  void an_output_that_cannot_be_written_is_an_error() {
    std::istringstream in;
    std::ostringstream error;
    std::ostream nowhere(nullptr);
    const std::vector<std::string> arguments{"list"};
    QCOMPARE(run_command(arguments, in, nowhere, error), 1);
  }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
