#include "core/loss/catalogue.h"
#include "core/scene/showing.h"
#include "tests/core/quiz/shipped.h"

#include <QTest>

#include <charconv>
#include <cmath>

using namespace losslab;

// The numbers that questions state, against those of the core.

namespace {

/// The loss, or that of the player who is meant.
Outcome<LossPtr> loss_of(const Computed& computed) {
  const auto loss = make_loss(computed.loss, computed.parameters);
  if (!loss || (*loss)->players().empty()) return loss;
  for (const Player& player : (*loss)->players())
    if (player.name == computed.player) return player.loss;
  return Refusal{computed.loss, "has no player \"" + computed.player + "\""};
}

Outcome<double> ask(const Computed& computed) {
  const auto loss = loss_of(computed);
  if (!loss) return loss.refusal();
  std::vector<Input> batch;
  std::vector<double> slope;
  for (const BatchField& field : computed.inputs) {
    batch.push_back(field.input());
    if (field.name == computed.slope_by) slope.resize(field.values.size());
  }
  std::vector<GradientOutput> gradients;
  if (!computed.slope_by.empty()) gradients.push_back({computed.slope_by, slope});
  double value = 0;
  if (auto refusal = (*loss)->evaluate(batch, computed.reduction, {&value, 1}, gradients))
    return *refusal;
  if (computed.slope_by.empty()) return value;
  const auto entry = static_cast<std::size_t>(computed.entry);
  if (entry >= slope.size()) return Refusal{computed.slope_by, "has no such entry"};
  return slope[entry];
}

/// A decimal number as it is printed.
struct Printed {
  double number;
  double
      rounding; ///< half a unit of its last digit; nothing where it has no digits after the point
};

std::string with(std::string text, std::string_view old, std::string_view put) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + put.size()))
    text.replace(at, old.size(), put);
  return text;
}

/// "−0.43"; nothing for "ln 2", which is exact.
std::optional<Printed> printed(const std::string& text) {
  const std::string plain = with(text, "−", "-");
  double number = 0;
  const char* end = plain.data() + plain.size();
  const auto [stop, error] = std::from_chars(plain.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  const auto point = plain.find('.');
  if (point == std::string::npos) return Printed{number, 0};
  return Printed{number, 0.5 * std::pow(10, -static_cast<double>(plain.size() - point - 1))};
}

bool nearly(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

/// What a learner is told after answering.
std::string answer_of(const Question& question) {
  if (const auto* free = std::get_if<FreeAnswer>(&question.answer)) {
    std::string all = free->model;
    for (const std::string& point : free->key_points)
      all += '\n' + point;
    return all;
  }
  const auto& choice = std::get<MultipleChoice>(question.answer);
  std::string all = choice.explanation;
  for (const Option& option : choice.options)
    if (option.right) all += '\n' + option.text + '\n' + option.reason;
  return all;
}

/// As a number of its own: 0.4 does not stand in 0.43 or 10.4.
bool stands_in(const std::string& answer, const std::string& text) {
  const auto digit = [&](std::size_t at) { return at < answer.size() && isdigit(answer[at]); };
  for (auto at = answer.find(text); at != std::string::npos; at = answer.find(text, at + 1)) {
    const auto end = at + text.size();
    const bool begins = at == 0 || (!digit(at - 1) && answer[at - 1] != '.');
    const bool goes_on =
        digit(end) || (end < answer.size() && answer[end] == '.' && digit(end + 1));
    if (begins && !goes_on) return true;
  }
  return false;
}

std::string name_of(const Question& question, const Computed& computed) {
  return question.id + ": " + computed.loss + " " + computed.text;
}

} // namespace

class ComputesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    auto bank = shipped_bank();
    QVERIFY2(bank.ok(), bank ? "" : bank.refusal().text().c_str());
    bank_ = std::move(*bank);
  }

  void the_core_says_the_same() {
    QStringList wrong;
    each_computed([&wrong](const Question& question, const Computed& computed) {
      const auto asked = ask(computed);
      const auto digits = printed(computed.text);
      const bool as_written =
          asked && (nearly(computed.value, *asked) || (digits && computed.value == digits->number));
      const bool as_printed =
          asked && (!digits || nearly(*asked, digits->number) ||
                    std::abs(*asked - digits->number) <= digits->rounding * (1 + 1e-9));
      if (!as_written || !as_printed)
        wrong << QString::fromStdString(name_of(question, computed) + ", but the core says " +
                                        (asked ? std::to_string(*asked) : asked.refusal().text()));
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
  }

  void each_stands_in_its_answer() {
    QStringList missing;
    each_computed([&missing](const Question& question, const Computed& computed) {
      if (!stands_in(answer_of(question), computed.text))
        missing << QString::fromStdString(name_of(question, computed));
    });
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
  }

  void what_asks_for_a_number_is_held() {
    QStringList without;
    for_each_question(bank_, [&without](const Question& question) {
      if (question.skill == Skill::compute && question.computes.empty())
        without << QString::fromStdString(question.id);
    });
    QVERIFY2(without.isEmpty(), qPrintable(without.join('\n')));
  }

  /// Where a picture shows the loss of a number, it shows that number.
  void pictures_show_the_number() {
    QStringList other;
    for_each_question(bank_, [&other](const Question& question) {
      if (!question.show) return;
      const auto* scene = std::get_if<ExploreScene>(&*question.show);
      if (!scene || scene->kind == InputKind::number) return;
      const auto shown = show_losses(scene->losses, scene->kind, scene->given);
      bool seen = false;
      bool could = false;
      for (const Computed& computed : question.computes)
        for (const Shown& one : shown) {
          if (one.card->id != computed.loss || one.player != computed.player) continue;
          if (!computed.slope_by.empty()) continue;
          could = true;
          seen = seen || (one.value && std::abs(*one.value - *ask(computed)) < 1e-4);
        }
      if (could && !seen) other << QString::fromStdString(question.id);
    });
    QVERIFY2(other.isEmpty(), qPrintable(other.join('\n')));
  }

 private:
  template <class Visit>
  void each_computed(const Visit& visit) {
    for_each_question(bank_, [&visit](const Question& question) {
      for (const Computed& computed : question.computes)
        visit(question, computed);
    });
  }

  Bank bank_;
};

QTEST_GUILESS_MAIN(ComputesTest)
#include "computes_test.moc"
