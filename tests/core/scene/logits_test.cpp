#include "core/scene/logits.h"

#include "core/scene/showing.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace losslab;

namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-14; }

/// A teacher of ¾ and ¼ at T = 2, so of 9/10 and 1/10 at T = 1, and a student of halves.
std::vector<Given> teacher_and_student() {
  return {{"prediction", 2, {0, 0}}, {"target", 2, {2 * std::log(3), 0}}};
}

} // namespace

// What a learner reads of logits: softened, one by one, and how hard they are pulled.
class LogitsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void temperature_evens_out() {
    const std::vector<double> teacher{2 * std::log(3), 0};
    QVERIFY(near(softmax(teacher)[0], 0.9));
    QVERIFY(near(softmax(teacher, 2)[0], 0.75));
    QVERIFY(near(softmax(teacher, 2)[1], 0.25));
    const double tiny = std::numeric_limits<double>::denorm_min();
    QCOMPARE(softmax({1e12, -1e12, 1e12}, tiny), (std::vector{0.5, 0.0, 0.5}));
  }

  void each_label_has_a_probability_of_its_own() {
    const auto p = sigmoids({0, std::log(3), -1e12, 1e12});
    QVERIFY(near(p[0], 0.5) && near(p[1], 0.75));
    QCOMPARE(p[2], 0.0);
    QCOMPARE(p[3], 1.0);
  }

  /// By hand: log 2 at the logit 0, log 4 where 1/4 is given to what is there, times the weight.
  void each_label_costs_what_it_would_alone() {
    const std::vector<Given> given{{"prediction", 3, {0, -std::log(3), -std::log(3)}},
                                   {"target", 3, {0, 1, 0}}};
    const auto loss = *make_loss("multilabel_bce", {{"pos_weight", 2}});
    const auto costs = label_costs(*loss, given);
    QCOMPARE(costs.size(), std::size_t(3));
    QVERIFY(near(costs[0], std::numbers::ln2));
    QVERIFY(near(costs[1], 2 * std::log(4)));
    QVERIFY(near(costs[2], std::log(4.0 / 3)));
    const auto all =
        show_losses({{"multilabel_bce", {{"pos_weight", 2}}}}, InputKind::labels, given);
    QVERIFY(near(*all.front().value, (costs[0] + costs[1] + costs[2]) / 3));
  }

  /// By hand: the gradient is T·(q − p), of length T·√2·(p − ½).
  void the_pull_over_the_temperature() {
    const auto over = over_temperature(teacher_and_student(), {1, 2});
    const double root = std::numbers::sqrt2;
    QVERIFY(near(over.scaled[0], 0.4 * root) && near(over.bare[0], 0.4 * root));
    QVERIFY(near(over.scaled[1], 2 * 0.25 * root) && near(over.bare[1], 0.25 / 2 * root));
  }

  /// Hinton, Vinyals, Dean (2015), 2.1: at high T the gradient with T² becomes (z − t)/C of centred
  /// logits, whatever T.
  void with_the_square_the_pull_stays() {
    const auto over = over_temperature(teacher_and_student(), {1e4, 1e6});
    const double limit = std::log(3) / 2 * std::numbers::sqrt2;
    for (const double each : over.scaled)
      QVERIFY(std::abs(each - limit) < 1e-6);
    QVERIFY(over.bare[1] < 1e-11);
  }
};

QTEST_GUILESS_MAIN(LogitsTest)
#include "logits_test.moc"
