#include "core/loss/catalogue.h"
#include "tests/app/commands/asked.h"

#include <fstream>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace losslab;
using test::ask;

namespace {

/// tests/oracle/eval_*.json: what PyTorch, scikit-learn and mpmath answer; their scripts say how.
/// A file states "within" which relative difference its cases hold; 1e-11 where it doesn't.
const std::vector<nlohmann::json>& heldout() {
  static const std::vector<nlohmann::json> cases = [] {
    std::vector<nlohmann::json> all;
    const QDir folder(SOURCE_DIR "/tests/oracle");
    for (const QString& name : folder.entryList({"eval_*.json"})) {
      std::ifstream file(folder.filePath(name).toStdString());
      const auto json = nlohmann::json::parse(file);
      for (nlohmann::json each : json.at("cases")) {
        each["within"] = json.value("within", 1e-11);
        all.push_back(std::move(each));
      }
    }
    return all;
  }();
  return cases;
}

/// The worst relative difference between numbers nested alike; 1 where the nesting differs.
double difference(const nlohmann::json& got, const nlohmann::json& wanted) {
  if (!wanted.is_structured()) {
    if (!got.is_number() || !wanted.is_number()) return got == wanted ? 0 : 1;
    const double size = std::max(std::abs(wanted.get<double>()), 1e-300);
    return std::abs(got.get<double>() - wanted.get<double>()) / size;
  }
  if (got.size() != wanted.size() || got.type() != wanted.type()) return 1;
  double worst = 0;
  for (const auto& [key, each] : wanted.items())
    worst = std::max(worst, difference(wanted.is_array() ? got[std::stoul(key)]
                                                         : got.value(key, nlohmann::json()),
                                       each));
  return worst;
}

} // namespace

class EvalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answers_as_the_design_shows() { // command-line.md, to the letter
    const auto asked = ask({"eval", "huber"}, R"({"prediction": [3], "target": [0]})");
    QCOMPARE(asked.code, 0);
    QVERIFY(asked.error.empty());
    QCOMPARE(asked.out, std::string(R"({"loss": "huber", "parameters": {"delta": 1}, )"
                                    R"("reduction": "mean", "value": 2.5, )"
                                    R"("gradient": {"prediction": [1]}})"
                                    "\n"));
  }

  void prints_seventeen_digits() {
    const auto asked = ask({"eval", "mse"}, R"({"prediction": [0.1], "target": [0]})");
    QVERIFY(asked.out.find("\"value\": 0.010000000000000002,") != std::string::npos);
    QVERIFY(asked.out.find("[0.20000000000000001]") != std::string::npos);
  }

  void writes_an_overflow_as_text() {
    const auto asked = ask({"eval", "mse"}, R"({"prediction": [1e300], "target": [0]})");
    QCOMPARE(asked.code, 0);
    QCOMPARE(asked.json()["value"].get<std::string>(), std::string("inf"));
  }

  void none_gives_each_value_and_the_gradient_of_the_sum() {
    const auto asked = ask({"eval", "mse", "--reduction", "none"},
                           R"({"prediction": [1, 2], "target": [0, 0], "weight": [1, 3]})");
    QVERIFY(asked.json()["value"] == std::vector({1.0, 12.0}));                  // by hand: w·e²
    QVERIFY(asked.json()["gradient"]["prediction"] == std::vector({2.0, 12.0})); // 2·w·e
  }

  void answers_for_each_player_of_a_game() {
    const auto asked = ask({"eval", "wgan"}, R"({"real": [3, 1], "fake": [-1, 1]})");
    QCOMPARE(asked.error, std::string());
    QCOMPARE(asked.out, std::string(R"({"loss": "wgan", "parameters": {}, "reduction": "mean", )"
                                    R"("value": {"discriminator": -2, "generator": 0}, )"
                                    R"("gradient": {"discriminator": )"
                                    R"({"real": [-0.5, -0.5], "fake": [0.5, 0.5]}, )"
                                    R"("generator": {"fake": [-0.5, -0.5]}}})"
                                    "\n"));
  }

  void reads_a_file() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("batch.json").toStdString();
    std::ofstream(path) << R"({"prediction": [3], "target": [1]})";
    QCOMPARE(ask({"eval", "mse", "--input=" + path}).json()["value"].get<double>(), 4.0);
  }

  void agrees_with_other_libraries_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < heldout().size(); ++i)
      if (find_loss(heldout()[i]["loss"].get<std::string>()) != nullptr)
        QTest::newRow(heldout()[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
  }
  void agrees_with_other_libraries() {
    QFETCH(int, index);
    const auto& each = heldout()[static_cast<std::size_t>(index)];
    std::vector<std::string> arguments{"eval", each["loss"], "--reduction", each["reduction"]};
    for (const auto& [name, value] : each["parameters"].items())
      arguments.push_back("--set=" + name + "=" + value.dump());
    const auto asked = ask(arguments, each["input"].dump());
    QCOMPARE(asked.error, std::string());
    const double within = each["within"];
    const double value = difference(asked.json()["value"], each["value"]);
    QVERIFY2(value <= within, QByteArray::number(value));
    if (!each.contains("gradient")) return;
    const double gradient = difference(asked.json()["gradient"], each["gradient"]);
    QVERIFY2(gradient <= within, QByteArray::number(gradient));
  }

  void refuses_what_is_wrong_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("place");
    const QByteArray good = R"({"prediction": [1], "target": [0]})";
    const auto row = [](const char* name, const QStringList& arguments, const QByteArray& input,
                        const char* place) {
      QTest::newRow(name) << arguments << input << QString(place);
    };
    row("no loss named", {}, good, "eval: needs");
    row("unknown loss", {"hubert"}, good, "loss: there is no loss \"hubert\"");
    row("unknown parameter", {"huber", "--set", "gamma=1"}, good, "gamma: is no parameter");
    row("parameter out of range", {"huber", "--set", "delta=0"}, good,
        "delta: must be more than 0");
    row("parameter not finite", {"huber", "--set", "delta=inf"}, good, "delta: ");
    row("parameter no number", {"huber", "--set", "delta=1x"}, good, "delta: 1x is not a number");
    row("no equals sign", {"huber", "--set", "delta"}, good, "--set: ");
    row("unknown reduction", {"huber", "--reduction", "max"}, good, "--reduction: must be mean");
    row("option without value", {"huber", "--set"}, good, "--set: needs a value");
    row("unknown option", {"huber", "--jsom"}, good, "--jsom: is no option");
    row("no such file", {"huber", "--input", "/no/such"}, good, "--input: cannot read");
    row("a folder", {"huber", "--input", SOURCE_DIR}, good, "--input: cannot read");
    row("nothing", {"huber"}, "", "input: is not JSON");
    row("not JSON", {"huber"}, "prediction", "input: is not JSON, at byte 1");
    row("cut short", {"huber"}, R"({"prediction": [1], "target": [0)", "input: is not JSON");
    row("more than one object", {"huber"}, good + good, "input: is not JSON");
    row("a list", {"huber"}, "[1]", "input: must be an object");
    row("empty object", {"huber"}, "{}", "prediction: is missing");
    row("no target", {"huber"}, R"({"prediction": [1]})", "target: is missing");
    row("empty batch", {"huber"}, R"({"prediction": [], "target": []})", "prediction: is empty");
    row("unknown field", {"huber"}, R"({"prediction": [1], "target": [0], "wait": [1]})", "wait: ");
    row("field twice", {"huber"}, R"({"target": [1], "target": [0]})", "target: is given twice");
    row("no list", {"huber"}, R"({"prediction": 1, "target": 0})", "prediction: must be a list");
    row("text", {"huber"}, R"({"prediction": [1, "2"]})", "prediction[1]: is a text");
    row("null", {"huber"}, R"({"prediction": [1, 2, null]})", "prediction[2]: is null");
    row("truth", {"huber"}, R"({"prediction": [true]})", "prediction[0]: is true or false");
    row("object", {"huber"}, R"({"prediction": {"a": 1}})", "prediction: is an object");
    row("too large", {"huber"}, R"({"prediction": [1, 1e999]})", "prediction[1]: is too large");
    row("NaN", {"huber"}, R"({"prediction": [NaN]})", "input: is not JSON");
    row("ragged", {"huber"}, R"({"prediction": [[1, 2], [3]]})", "prediction[1]: has 1 entries");
    row("number among lists", {"huber"}, R"({"prediction": [[1], 2]})",
        "prediction[1]: is a number");
    row("list among numbers", {"huber"}, R"({"prediction": [1, [2]]})", "prediction[1]: is a list");
    row("lists of lists of nothing", {"huber"}, R"({"prediction": [[], 1]})",
        "prediction[1]: is a");
    row("too deep", {"huber"}, QByteArray(R"({"prediction": )") + QByteArray(1'000'000, '['),
        "prediction[0][0][0]: is nested too deep");
    row("lengths disagree", {"huber"}, R"({"prediction": [1, 2], "target": [0]})", "target: has 1");
    row("too many dimensions", {"huber", "--reduction", "none"},
        R"({"prediction": [[1, 2], [3, 4]], "target": [1, 2, 3, 4]})", "prediction: must hold one");
    row("a game without fakes", {"wgan"}, R"({"real": [1]})", "fake: is missing");
    row("a game with more", {"wgan"}, R"({"real": [1], "fake": [1], "target": [1]})",
        "target: is no input of wgan");
    row("negative weight", {"huber"}, R"({"prediction": [1], "target": [0], "weight": [-1]})",
        "weight[0]: must not be negative");
  }
  void refuses_what_is_wrong() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    QFETCH(QString, place);
    std::vector<std::string> line{"eval"};
    for (const QString& argument : arguments)
      line.push_back(argument.toStdString());
    const auto asked = ask(line, input.toStdString());
    QCOMPARE(asked.code, 2);
    QCOMPARE(asked.out, std::string());
    QVERIFY2(asked.error.starts_with("losslab: " + place.toStdString()), asked.error.c_str());
    QCOMPARE(std::count(asked.error.begin(), asked.error.end(), '\n'), 1);
  }

  void refuses_more_than_it_wants_to_read() {
    const std::string endless(std::size_t{65} << 20U, ' ');
    const auto asked = ask({"eval", "mse"}, endless);
    QCOMPARE(asked.code, 2);
    QCOMPARE(asked.error, std::string("losslab: input: is larger than 64 MiB\n"));
  }
};

QTEST_GUILESS_MAIN(EvalTest)
#include "eval_test.moc"
