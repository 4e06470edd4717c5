#include "core/loss/case.h"

#include "tests/core/loss/walk.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace losslab;
using namespace losslab::test;

namespace {

using Json = nlohmann::json;

/// tests/oracle/conventions.py has called the libraries, or their formula.
const Json& oracle() {
  static const Json read = [] {
    QFile file(QStringLiteral(SOURCE_DIR "/tests/oracle/conventions.json"));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
  }();
  return read;
}

double number(const Json& value) {
  return value.is_string() ? std::stod(value.get<std::string>()) : value.get<double>();
}

void flatten(const Json& from, std::size_t depth, ExampleInput& to) {
  if (!from.is_array()) return to.values.push_back(number(from));
  to.shape[depth] = from.size();
  for (const Json& each : from)
    flatten(each, depth + 1, to);
}

Case case_of(const Card& card, const Json& from) {
  ParameterValues parameters;
  for (const auto& [name, value] : from["parameters"].items())
    parameters[name] = number(value);
  std::vector<ExampleInput> inputs;
  for (const auto& [name, values] : from["input"].items()) {
    ExampleInput input{name, {1, 1, 1}, {}};
    flatten(values, 0, input);
    // The first input counts the classes.
    inputs.insert(name == "prediction" ? inputs.begin() : inputs.end(), std::move(input));
  }
  return {card, std::move(parameters), std::move(inputs)};
}

const Json* checked(const Card& card, const Convention& convention) {
  if (!oracle()["losses"].contains(card.id)) return nullptr;
  for (const Json& each : oracle()["losses"][card.id]["conventions"])
    if (each["library"] == convention.library && each["name"] == convention.name) return &each;
  return nullptr;
}

std::string text(const std::vector<double>& values) {
  std::string all;
  for (const double each : values)
    all += (all.empty() ? "" : ", ") + std::to_string(each);
  return "(" + all + ")";
}

bool equal(const Reported& ours, const Json& theirs) {
  if (theirs.is_null()) return ours.values.empty();
  if (ours.values.size() != theirs.size()) return false;
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    const double wanted = number(theirs[i]);
    const bool same = std::abs(ours.values[i] - wanted) <= 1e-11 * std::max(1.0, std::abs(wanted));
    if (!same && ours.values[i] != wanted) return false; // both infinite
  }
  return true;
}

bool same_inputs(const Case& one, const Case& other) {
  for (const ExampleInput& each : one.inputs())
    if (each.values != other.input(each.name).values) return false;
  return true;
}

} // namespace

// What a card says other libraries report is what they report.
class ConventionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_librarys_number_is_what_the_library_reports_data() { every_loss(); }
  void a_librarys_number_is_what_the_library_reports() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const Convention& convention : card.conventions) {
      const std::string where = convention.library + " " + convention.name;
      const Json* theirs = checked(card, convention);
      QVERIFY2((theirs != nullptr) == static_cast<bool>(convention.numbers), where.c_str());
      if (theirs == nullptr) continue;
      const Json& cases = oracle()["losses"][card.id]["cases"];
      for (std::size_t i = 0; i < cases.size(); ++i) {
        const Case at = case_of(card, cases[i]);
        const Reported ours = convention.numbers(at);
        QVERIFY2(equal(ours, (*theirs)["values"][i]),
                 (where + " " + cases[i]["parameters"].dump() + " case " + std::to_string(i) +
                  ": " + text(ours.values) + ", not " + (*theirs)["values"][i].dump())
                     .c_str());
      }
    }
  }

  void every_check_is_of_a_card() {
    for (const auto& [id, checks] : oracle()["losses"].items()) {
      const Card& card = find_loss(id)->card;
      for (const Json& each : checks["conventions"])
        QVERIFY2(std::any_of(card.conventions.begin(), card.conventions.end(),
                             [&](const Convention& convention) {
                               return each["library"] == convention.library &&
                                      each["name"] == convention.name;
                             }),
                 (id + " " + each["name"].get<std::string>()).c_str());
    }
  }

  void the_cards_own_inputs_are_among_those_checked_data() { every_loss(); }
  void the_cards_own_inputs_are_among_those_checked() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    const Case own(card, {});
    QVERIFY(!own.refusal());
    QVERIFY(!own.mean().values.empty());
    if (!oracle()["losses"].contains(card.id)) return; // words alone
    const Json& cases = oracle()["losses"][card.id]["cases"];
    QVERIFY(cases.size() >= (card.parameters.empty() ? 1u : 2u));
    QVERIFY(cases[0]["parameters"].empty());
    QVERIFY(same_inputs(own, case_of(card, cases[0])));
    QVERIFY(same_inputs(case_of(card, cases[0]), own));
  }

  void a_number_is_never_nan_on_the_cards_own_inputs_data() { every_loss(); }
  void a_number_is_never_nan_on_the_cards_own_inputs() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const ParameterValues& parameters : settings(card))
      for (const Convention& convention : card.conventions)
        if (convention.numbers)
          for (const double each : convention.numbers(Case(card, parameters)).values)
            QVERIFY2(!std::isnan(each), convention.name.c_str());
  }

  void every_loss_says_who_has_it() {
    for (const Entry* entry : catalogue())
      QVERIFY2(!entry->card.conventions.empty(), entry->card.id.c_str());
  }
};

QTEST_GUILESS_MAIN(ConventionsTest)
#include "conventions_test.moc"
