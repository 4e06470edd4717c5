#include "core/quiz/bank.h"

#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

json free_item() {
  return {{"id", "huber-when"},
          {"kind", "free"},
          {"losses", {"huber"}},
          {"skill", "choose"},
          {"level", 2},
          {"question", "When Huber?"},
          {"answer", "When a few errors are gross."},
          {"key_points", {"few gross errors", "smooth at zero"}},
          {"scenario", true},
          {"guide", {"1.Q6"}},
          {"sources", {"P. J. Huber (1964)"}},
          {"computes",
           {{{"loss", "huber"},
             {"parameters", {{"delta", 2}}},
             {"inputs", {{"prediction", {3}}, {"target", {0}}}},
             {"value", 4},
             {"text", "4"}},
            {{"loss", "wgan"},
             {"player", "generator"},
             {"inputs", {{"fake", {1, 2}}}},
             {"reduction", "sum"},
             {"slope_by", "fake"},
             {"entry", 1},
             {"value", -1},
             {"text", "−1"}}}},
          {"show", {{"page", "explore"}, {"losses", {{{"id", "huber"}}}}, {"focus", "huber"}}}};
}
json choice_item() {
  return {{"id", "mse-slope"},
          {"kind", "choice"},
          {"losses", {"mse"}},
          {"skill", "derive"},
          {"level", 1},
          {"question", "What is the slope of e²?"},
          {"options",
           {{{"text", "e"}, {"right", false}, {"reason", "That is of ½e²."}},
            {{"text", "2e"}, {"right", true}, {"reason", "The power rule."}}}},
          {"explanation", "It grows with the error."},
          {"sources", {"calculus"}}};
}
json bank_of(json items) {
  return {{"losslab", 1}, {"topic", "regression"}, {"title", "Regression"}, {"items", items}};
}

} // namespace

class BankTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reads_both_kinds() {
    const auto topic = topic_from_json(bank_of({free_item(), choice_item()}).dump());
    QVERIFY2(topic.ok(), topic.ok() ? "" : topic.refusal().text().c_str());
    QCOMPARE(topic->title, "Regression");
    QCOMPARE(topic->questions.size(), std::size_t{2});

    const Question& free = topic->questions[0];
    QCOMPARE(free.skill, Skill::choose);
    QCOMPARE(free.level, 2);
    QVERIFY(free.scenario);
    QCOMPARE(std::get<FreeAnswer>(free.answer).key_points.size(), std::size_t{2});
    QCOMPARE(std::get<ExploreScene>(*free.show).focus, "huber");
    QCOMPARE(free.computes.size(), std::size_t{2});
    QCOMPARE(free.computes[0].parameters.at("delta"), 2.0);
    QCOMPARE(free.computes[0].inputs[0].values, std::vector<double>{3});
    QCOMPARE(free.computes[1].player, "generator");
    QCOMPARE(free.computes[1].reduction, Reduction::sum);
    QCOMPARE(free.computes[1].slope_by, "fake");
    QCOMPARE(free.computes[1].entry, 1);
    QCOMPARE(free.computes[1].text, "−1");

    const Question& choice = topic->questions[1];
    QVERIFY(!choice.scenario);
    QVERIFY(!choice.show);
    QVERIFY(std::get<MultipleChoice>(choice.answer).options[1].right);
  }

  void refuses_and_names_the_place_data() {
    QTest::addColumn<QString>("change"); // a JSON Patch (RFC 6902) on a bank of two good items
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const char* change, const char* place) {
      QTest::newRow(name) << QString(change) << QString(place);
    };
    row("other version", R"([{"op":"replace","path":"/losslab","value":2}])", "losslab");
    row("missing field", R"([{"op":"remove","path":"/items/0/answer"}])", "items[0].answer");
    row("unknown field", R"([{"op":"add","path":"/items/1/hint","value":"x"}])", "items[1].hint");
    row("field of the other kind", R"([{"op":"add","path":"/items/1/answer","value":"x"}])",
        "items[1].answer");
    row("unknown field above", R"([{"op":"add","path":"/author","value":"x"}])", "author");
    row("id twice", R"([{"op":"replace","path":"/items/1/id","value":"huber-when"}])",
        "items[1].id");
    row("id with a space", R"([{"op":"replace","path":"/items/1/id","value":"a b"}])",
        "items[1].id");
    row("a loss that is no id", R"([{"op":"add","path":"/items/0/losses/1","value":"Huber loss"}])",
        "items[0].losses[1]");
    row("a loss there is not", R"([{"op":"add","path":"/items/0/losses/1","value":"hubber"}])",
        "items[0].losses[1]");
    row("a number of no loss",
        R"([{"op":"replace","path":"/items/0/computes/1/loss","value":"none"}])",
        "items[0].computes[1].loss");
    row("a number with an unknown parameter",
        R"([{"op":"add","path":"/items/0/computes/0/parameters/tau","value":1}])",
        "items[0].computes[0].parameters.tau");
    row("a number with a parameter in words",
        R"([{"op":"replace","path":"/items/0/computes/0/parameters/delta","value":"2"}])",
        "items[0].computes[0].parameters.delta");
    row("a number of ragged inputs",
        R"([{"op":"replace","path":"/items/0/computes/0/inputs/target","value":[[0],1]}])",
        "items[0].computes[0].inputs.target[1]");
    row("a number of no inputs",
        R"([{"op":"replace","path":"/items/0/computes/0/inputs","value":[]}])",
        "items[0].computes[0].inputs");
    row("a number for each sample",
        R"([{"op":"replace","path":"/items/0/computes/1/reduction","value":"none"}])",
        "items[0].computes[1].reduction");
    row("a number that is none", R"([{"op":"remove","path":"/items/0/computes/1/value"}])",
        "items[0].computes[1].value");
    row("no number", R"([{"op":"replace","path":"/items/0/computes","value":[]}])",
        "items[0].computes");
    row("unknown field of a number",
        R"([{"op":"add","path":"/items/0/computes/0/gradient","value":1}])",
        "items[0].computes[0].gradient");
    row("unknown skill", R"([{"op":"replace","path":"/items/0/skill","value":"guess"}])",
        "items[0].skill");
    row("level", R"([{"op":"replace","path":"/items/0/level","value":4}])", "items[0].level");
    row("level in halves", R"([{"op":"replace","path":"/items/0/level","value":1.5}])",
        "items[0].level");
    row("no key point", R"([{"op":"replace","path":"/items/0/key_points","value":[]}])",
        "items[0].key_points");
    row("no source", R"([{"op":"replace","path":"/items/0/sources","value":[]}])",
        "items[0].sources");
    row("nothing right", R"([{"op":"replace","path":"/items/1/options/1/right","value":false}])",
        "items[1].options");
    row("two right", R"([{"op":"replace","path":"/items/1/options/0/right","value":true}])",
        "items[1].options");
    row("no reason", R"([{"op":"remove","path":"/items/1/options/1/reason"}])",
        "items[1].options[1].reason");
    row("empty reason", R"([{"op":"replace","path":"/items/1/options/1/reason","value":" "}])",
        "items[1].options[1].reason");
    row("right as a word", R"([{"op":"replace","path":"/items/1/options/0/right","value":"no"}])",
        "items[1].options[0].right");
    row("one option", R"([{"op":"remove","path":"/items/1/options/0"}])", "items[1].options");
    row("an item that is none", R"([{"op":"replace","path":"/items/1","value":7}])", "items[1]");
    row("no items", R"([{"op":"replace","path":"/items","value":[]}])", "items");
    row("a scene that does not open",
        R"([{"op":"replace","path":"/items/0/show/losses/0/id","value":"none"}])",
        "items[0].show.losses[0].id");
    row("a scene with a version", R"([{"op":"add","path":"/items/0/show/losslab","value":1}])",
        "items[0].show");
    row("a scene that is none", R"([{"op":"replace","path":"/items/0/show","value":[]}])",
        "items[0].show");
    row("control character", R"([{"op":"replace","path":"/title","value":"a\u0007"}])", "title");
  }
  void refuses_and_names_the_place() {
    QFETCH(QString, change);
    QFETCH(QString, place);
    const json bank =
        bank_of({free_item(), choice_item()}).patch(json::parse(change.toStdString()));
    const auto topic = topic_from_json(bank.dump());
    QVERIFY(!topic.ok());
    QCOMPARE(QString::fromStdString(topic.refusal().place), place);
    QVERIFY(!topic.refusal().why.empty());
  }

  void refuses_what_is_too_large() {
    json item = free_item();
    item["question"] = std::string(4001, 'x');
    QCOMPARE(topic_from_json(bank_of({item}).dump()).refusal().place, "items[0].question");
    item = free_item();
    item["key_points"] = json(13, "x");
    QCOMPARE(topic_from_json(bank_of({item}).dump()).refusal().place, "items[0].key_points");
    QVERIFY(!topic_from_json(std::string(1'000'001, ' ')).ok());
    QVERIFY(!topic_from_json(std::string(100'000, '[')).ok());
  }
  void refuses_what_is_no_json() {
    for (const char* text : {"", "null", "[]", "{", "\xff\xfe", R"({"losslab":1}x)"})
      QVERIFY2(!topic_from_json(text).ok(), text);
  }

  void joins_topics() {
    const Topic one = *topic_from_json(bank_of({free_item()}).dump());
    Topic other = *topic_from_json(bank_of({choice_item()}).dump());
    QCOMPARE(Bank::of({one, other}).refusal().place, "regression"); // the topic is there twice
    other.id = "slopes";
    const auto bank = Bank::of({one, other});
    QVERIFY(bank.ok());
    QCOMPARE(bank->size(), std::size_t{2});
    QCOMPARE(bank->topic_of(*bank->find("mse-slope")).id, "slopes");
    QCOMPARE(bank->find("none"), nullptr);
    other.questions.push_back(one.questions[0]);
    QCOMPARE(Bank::of({one, other}).refusal().place, "slopes"); // the question is there twice
  }
};

QTEST_GUILESS_MAIN(BankTest)
#include "bank_test.moc"
