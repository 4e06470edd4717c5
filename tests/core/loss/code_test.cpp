#include "core/loss/code.h"

#include "tests/core/loss/arrays.h"
#include "tests/core/loss/walk.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace losslab;
using namespace losslab::test;

namespace {

std::string file_text(const std::string& path) {
  QFile file(QString::fromStdString(SOURCE_DIR "/" + path));
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string code_of(std::string_view library, const std::string& loss) {
  return file_text("resources/code/" + std::string(library) + "/" + loss + ".py");
}

/// "name = value" of every line that sets a parameter.
QStringList parameter_lines(const std::string& code) {
  static const QRegularExpression set("^\\w+ = .*$", QRegularExpression::MultilineOption);
  QStringList lines;
  for (auto each = set.globalMatch(QString::fromStdString(code)); each.hasNext();)
    lines += each.next().captured();
  return lines;
}

std::vector<double> defaults(const Card& card) {
  std::vector<double> values;
  for (const Parameter& parameter : card.parameters)
    values.push_back(parameter.fallback);
  return values;
}

void flatten(const nlohmann::json& from, std::size_t depth, Field& to) {
  if (!from.is_array()) return to.values.push_back(from.get<double>());
  to.shape[depth] = from.size();
  for (const nlohmann::json& each : from)
    flatten(each, depth + 1, to);
}

Fields fields_of(const nlohmann::json& input) {
  Fields fields;
  for (const auto& [name, values] : input.items()) {
    fields.push_back({name, {1, 1, 1}, {}});
    flatten(values, 0, fields.back());
  }
  return fields;
}

/// The loss, or of a game each player's, by the name of its function in the code.
std::map<std::string, LossPtr> functions(const LossPtr& loss) {
  if (loss->players().empty()) return {{"loss", loss}};
  std::map<std::string, LossPtr> all;
  for (const Player& player : loss->players())
    all[std::string(player.name) + "_loss"] = player.loss;
  return all;
}

/// What the player takes of the batch, as its code does.
Fields taken(const Loss& loss, Fields fields) {
  if (loss.differentiable().size() == 1 && loss.differentiable()[0] == "fake")
    std::erase_if(fields, [](const Field& each) { return each.name == "real"; });
  return fields;
}

} // namespace

// The code that a learner copies is that of the losses that the learner saw.
class CodeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_loss_has_code_whose_lines_are_its_parameters_data() { every_loss(); }
  void every_loss_has_code_whose_lines_are_its_parameters() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    QStringList wanted;
    for (const Parameter& parameter : card.parameters)
      wanted += QString::fromStdString(parameter.id + " = " +
                                       python_number(parameter.fallback, parameter.whole));
    for (const CodeLibrary& library : code_libraries) {
      const std::string code = code_of(library.id, card.id);
      QVERIFY2(!code.empty(), library.id.data());
      QVERIFY2(code.starts_with("# " + card.name), code.c_str());
      QCOMPARE(parameter_lines(code), wanted);
      for (const auto& [name, loss] : functions(*make_loss(card.id)))
        QVERIFY2(code.find("\ndef " + name + "(") != std::string::npos, name.c_str());
      // A parameter that may be infinite is written -math.inf.
      for (const Parameter& parameter : card.parameters)
        if (std::isinf(parameter.low) && !parameter.low_open)
          QVERIFY2(code.find("import math\n") != std::string::npos, library.id.data());
      QCOMPARE(code_with(code, card, defaults(card)), code);
    }
  }

  void a_value_reads_back_to_the_same_bits() {
    for (const double value : {0.1 + 0.2, 1e-300, 5e-324, 1.7976931348623157e308, 1e22, -2.0 / 3}) {
      const std::string text = python_number(value, false);
      QCOMPARE(std::strtod(text.c_str(), nullptr), value); // stod refuses denormal numbers
      QVERIFY2(text.find_first_of(".e") != std::string::npos, text.c_str());
    }
    QCOMPARE(python_number(2, false), "2.0");
    QCOMPARE(python_number(-100, true), "-100");
    QCOMPARE(python_number(-std::numeric_limits<double>::infinity(), false), "-math.inf");
  }

  void only_the_parameters_lines_change() {
    const Card& card = card_of("tversky");
    const std::string code = code_of("numpy", card.id);
    const std::array values{0.30000000000000004, 0.7, 0.0};
    const QStringList lines = parameter_lines(code_with(code, card, values));
    QCOMPARE(lines, QStringList({"alpha = 0.30000000000000004", "beta = 0.7", "smooth = 0.0"}));
    QCOMPARE(code_with(code_with(code, card, values), card, defaults(card)), code);
  }

  /// tests/oracle/code.py has run the very text, in float64; Keras's on a stand-in for Keras.
  void the_code_computes_what_the_loss_does() {
    const auto oracle = nlohmann::json::parse(file_text("tests/oracle/code.json"));
    std::set<std::string> seen;
    for (const nlohmann::json& run : oracle["cases"]) {
      const Card& card = find_loss(run["loss"].get<std::string>())->card;
      ParameterValues parameters;
      for (const auto& [name, value] : run["parameters"].items())
        parameters[name] =
            value.is_string() ? std::stod(value.get<std::string>()) : value.get<double>();
      const LossPtr loss = *make_loss(card.id, parameters);
      const std::string library = run["library"];
      const std::string text = code_with(code_of(library, card.id), card, loss->parameters());
      const std::string where = library + " " + card.id + " " + run["parameters"].dump();
      const QByteArray sum =
          QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
              .toHex();
      QVERIFY2(sum.toStdString() == run["sha256"], where.c_str());
      for (const auto& [name, function] : functions(loss)) {
        const Evaluated ours = evaluate(*function, taken(*function, fields_of(run["input"])));
        QVERIFY2(!ours.refusal, where.c_str());
        const double theirs = run["values"].at(name);
        QVERIFY2(std::abs(ours.value[0] - theirs) <= 1e-11 * std::max(1.0, std::abs(theirs)),
                 (where + ": " + std::to_string(ours.value[0]) + ", not " + std::to_string(theirs))
                     .c_str());
      }
      seen.insert(library + " " + card.id + (parameters.empty() ? "" : " other"));
    }
    for (const Entry* entry : catalogue())
      for (const char* library : {"pytorch ", "keras ", "numpy "}) {
        QVERIFY2(seen.contains(library + entry->card.id), entry->card.id.c_str());
        QCOMPARE(seen.contains(library + entry->card.id + " other"),
                 !entry->card.parameters.empty());
      }
  }
};

QTEST_GUILESS_MAIN(CodeTest)
#include "code_test.moc"
