#include "core/loss/catalogue.h"
#include "tests/app/commands/asked.h"

#include <QTest>

using namespace losslab;
using test::ask;

class ListTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void text_names_every_loss_and_marks_the_guides() {
    const auto asked = ask({"list"});
    QCOMPARE(asked.code, 0);
    for (const Entry* entry : catalogue()) {
      const std::string line = entry->card.id + (entry->card.in_guide ? " *\n" : "\n");
      QVERIFY2(asked.out.find(line) != std::string::npos, entry->card.id.c_str());
    }
    QVERIFY(asked.out.find("delta = 1 in (0, inf)") != std::string::npos);
  }

  void json_holds_what_the_design_names() {
    const auto all = ask({"list", "--json"}).json();
    QCOMPARE(all.size(), catalogue().size());
    const auto huber = *std::find_if(all.begin(), all.end(),
                                     [](const auto& each) { return each["id"] == "huber"; });
    QCOMPARE(huber["name"].get<std::string>(), std::string("Huber"));
    QCOMPARE(huber["family"].get<std::string>(), std::string("regression"));
    QCOMPARE(huber["input_kind"].get<std::string>(), std::string("regression"));
    QVERIFY(huber["in_guide"].get<bool>());
    QVERIFY(huber["properties"]["convex"].get<bool>());
    const auto delta = huber["parameters"][0];
    QCOMPARE(delta["name"].get<std::string>(), std::string("delta"));
    QCOMPARE(delta["default"].get<double>(), 1.0);
    QCOMPARE(delta["low"].get<double>(), 0.0);
    QVERIFY(delta["low_open"].get<bool>());
    QCOMPARE(delta["high"].get<std::string>(), std::string("inf"));
  }

  void nothing_else_is_taken() {
    for (const char* extra : {"huber", "--set"}) {
      const auto asked = ask({"list", extra});
      QCOMPARE(asked.code, 2);
      QVERIFY(asked.out.empty());
    }
  }
};

QTEST_GUILESS_MAIN(ListTest)
#include "list_test.moc"
