#include "tests/core/loss/arrays.h"
#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

/// What may be changed of an input without leaving its domain: one number, or mass between two
/// neighbouring bins of a row.
struct Nudge {
  std::size_t entry;
  std::optional<std::size_t> takes_from;
};

std::vector<Nudge> nudges(const Card& card, const Field& moved) {
  std::vector<Nudge> all;
  for (std::size_t i = 0; i < moved.values.size(); ++i) {
    if (!moves_on_the_simplex(card))
      all.push_back({i, std::nullopt});
    else if (i % moved.shape[1] > 0)
      all.push_back({i, i - 1});
  }
  return all;
}

double value_beside(const Loss& loss, const Fields& fields, const std::string& name,
                    const Nudge& nudge, double by) {
  Fields moved = fields;
  std::vector<double>& values = field(moved, name).values;
  values[nudge.entry] += by;
  if (nudge.takes_from) values[*nudge.takes_from] -= by;
  return evaluate(loss, moved).value[0];
}

/// The central difference of fourth order.
double difference(const Loss& loss, const Fields& fields, const std::string& name,
                  const Nudge& nudge) {
  const double h = 2e-4;
  const auto value = [&](double by) { return value_beside(loss, fields, name, nudge, by); };
  return (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h);
}

std::string at_text(const Objective& objective, const std::string& name, std::size_t entry) {
  std::string text = objective.name;
  for (std::size_t i = 0; i < objective.loss->parameters().size(); ++i)
    text += " " + objective.loss->card().parameters[i].id + "=" +
            std::to_string(objective.loss->parameters()[i]);
  return text + " " + name + "[" + std::to_string(entry) + "]: ";
}

template <class Function>
void for_each_objective(const QString& id, const Function& function) {
  const Card& card = card_of(id);
  for (const ParameterValues& parameters : settings(card))
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
      for (const Objective& objective : objectives(card, parameters, seed))
        for (const Fields& fields : objective.batches)
          function(objective, fields);
}

} // namespace

// Every loss of more than one number a sample, through evaluate() alone.
class ArraysTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_gradient_is_the_derivative_of_the_value_data() { every_loss_of_arrays(); }
  void the_gradient_is_the_derivative_of_the_value() {
    QFETCH(QString, id);
    for_each_objective(id, [&](const Objective& objective, const Fields& fields) {
      const Evaluated at = evaluate(*objective.loss, fields);
      QVERIFY2(!at.refusal, at.refusal ? at.refusal->text().c_str() : "");
      for (const auto& [name, gradient] : at.gradient) {
        Fields copy = fields;
        for (const Nudge& nudge : nudges(objective.loss->card(), field(copy, name))) {
          const double wanted = difference(*objective.loss, fields, name, nudge);
          const double got =
              gradient[nudge.entry] - (nudge.takes_from ? gradient[*nudge.takes_from] : 0);
          // A corner between the points differenced shows in the half-steps: not looked at here.
          const double nearer = value_beside(*objective.loss, fields, name, nudge, 1e-3) -
                                2 * at.value[0] +
                                value_beside(*objective.loss, fields, name, nudge, -1e-3);
          if (std::abs(nearer) > 1e-4 * std::max(1.0, std::abs(got))) continue;
          const double size = std::max({1.0, std::abs(wanted), 1e-5 * std::abs(at.value[0])});
          QVERIFY2(std::abs(got - wanted) <= 1e-6 * size,
                   (at_text(objective, name, nudge.entry) + std::to_string(got) + ", not " +
                    std::to_string(wanted))
                       .c_str());
        }
      }
    });
  }

  void none_gives_each_sample_its_own_and_the_gradient_of_the_sum_data() { every_loss_of_arrays(); }
  void none_gives_each_sample_its_own_and_the_gradient_of_the_sum() {
    QFETCH(QString, id);
    for_each_objective(id, [&](const Objective& objective, const Fields& fields) {
      const Evaluated each = evaluate(*objective.loss, fields, Reduction::none);
      const Evaluated sum = evaluate(*objective.loss, fields, Reduction::sum);
      QVERIFY(!each.refusal && !sum.refusal);
      double added = 0;
      for (const double value : each.value)
        added += value;
      QVERIFY(std::abs(added - sum.value[0]) <= 1e-12 * std::max(1.0, std::abs(added)));
      QVERIFY(each.gradient == sum.gradient);
    });
  }

  void nothing_but_its_inputs_is_taken_data() { every_loss_of_arrays(); }
  void nothing_but_its_inputs_is_taken() {
    QFETCH(QString, id);
    for (const Objective& objective : objectives(card_of(id), {}, 1)) {
      const Fields& good = objective.batches.front();
      for (const Field& each : good) {
        Fields without = good;
        std::erase_if(without, [&](const Field& other) { return other.name == each.name; });
        if (!without.empty() && !is_differentiable(*objective.loss, each.name))
          QCOMPARE(evaluate(*objective.loss, without).refusal->place, each.name);
        Fields broken = good;
        field(broken, each.name).values.back() = std::nan("");
        const auto refusal = evaluate(*objective.loss, broken).refusal;
        QVERIFY2(refusal && refusal->place.starts_with(each.name + "["),
                 refusal ? refusal->text().c_str() : each.name.c_str());
        Fields empty = good;
        field(empty, each.name) = {each.name, {0, 1, 1}, {}};
        QVERIFY(evaluate(*objective.loss, empty).refusal);
      }
      Fields more = good;
      more.push_back(
          {"colour", {good.front().shape[0], 1, 1}, std::vector<double>(good.front().shape[0], 1)});
      QCOMPARE(evaluate(*objective.loss, more).refusal->place, std::string("colour"));
    }
  }

 private:
  static bool is_differentiable(const Loss& loss, const std::string& name) {
    const auto names = loss.differentiable();
    return std::find(names.begin(), names.end(), name) != names.end();
  }
};

QTEST_GUILESS_MAIN(ArraysTest)
#include "arrays_test.moc"
