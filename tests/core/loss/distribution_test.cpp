#include "tests/core/loss/arrays.h"

#include <limits>

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Fields one(std::vector<double> prediction, std::vector<double> target) {
  return {{"prediction", {1, prediction.size(), 1}, prediction},
          {"target", {1, target.size(), 1}, target}};
}

Evaluated evaluated(const char* id, const Fields& fields, const ParameterValues& parameters = {}) {
  return evaluate(**make_loss(id, parameters), fields);
}

std::vector<double> slope(const char* id, const Fields& fields,
                          const ParameterValues& parameters = {}) {
  return evaluated(id, fields, parameters).gradient.at("prediction");
}

void every_divergence() {
  QTest::addColumn<QString>("id");
  for (const char* id : {"kl", "reverse_kl", "js", "wasserstein_1d"})
    QTest::newRow(id) << id;
}

} // namespace

// What is refused, what is said of places where the formulas are silent, and what the losses owe to
// each other. Expected numbers by hand.
class DistributionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refuses_what_is_no_distribution_data() { every_divergence(); }
  void refuses_what_is_no_distribution() {
    QFETCH(QString, id);
    const LossPtr loss = *make_loss(id.toStdString());
    const auto refused = [&](std::vector<double> prediction, std::vector<double> target) {
      const Fields fields{{"prediction", {2, 2, 1}, std::move(prediction)},
                          {"target", {2, 2, 1}, std::move(target)}};
      const auto refusal = evaluate(*loss, fields).refusal;
      return refusal ? refusal->text() : std::string("nothing");
    };
    const std::vector<double> good{0.5, 0.5, 0.25, 0.75};
    QCOMPARE(refused(good, good), std::string("nothing"));
    QCOMPARE(refused({0.5, 0.5, 0.25, 0.7500005}, good), std::string("nothing"));
    QCOMPARE(refused({0.5, 0.5, 1.25, -0.25}, good),
             std::string("prediction[1][1]: must not be negative"));
    QCOMPARE(refused(good, {1.5, -0.5, 1, 0}), std::string("target[0][1]: must not be negative"));
    QCOMPARE(refused({0.5, 0.5, 0.5, 0.4}, good),
             std::string("prediction[1]: must sum to 1, within 1e-6"));
    QCOMPARE(refused(good, {0.5, 0.500002, 1, 0}),
             std::string("target[0]: must sum to 1, within 1e-6"));
    QCOMPARE(refused(good, {0, 0, 1, 0}), std::string("target[0]: must sum to 1, within 1e-6"));
    QCOMPARE(refused({0.5, infinity, 1, 0}, good),
             std::string("prediction[0][1]: is not a finite number"));
  }

  void refuses_rows_that_do_not_match() {
    Fields fields = one({0.5, 0.5}, {0.25, 0.25, 0.5});
    QCOMPARE(evaluated("js", fields).refusal->text(),
             std::string("target: has rows of 3 where prediction has rows of 2"));
    fields = one({1, 2}, {1, 2, 3});
    QCOMPARE(evaluated("distillation", fields).refusal->text(),
             std::string("target: has rows of 3 where prediction has rows of 2"));
    fields = {{"mean", {1, 2, 1}, {0, 0}}, {"log_variance", {1, 1, 1}, {0}}};
    QCOMPARE(evaluated("vae_kl", fields).refusal->text(),
             std::string("log_variance: has rows of 1 where mean has rows of 2"));
  }

  void refuses_parameters_out_of_range() {
    QCOMPARE(make_loss("wasserstein_1d", {{"p", 0.5}}).refusal().text(),
             std::string("p: must be at least 1, not 0.5"));
    QCOMPARE(make_loss("wasserstein_1d", {{"width", 0}}).refusal().text(),
             std::string("width: must be more than 0, not 0"));
    QCOMPARE(make_loss("distillation", {{"temperature", 0}}).refusal().text(),
             std::string("temperature: must be more than 0, not 0"));
  }

  void an_equal_pair_costs_nothing_data() { every_divergence(); }
  void an_equal_pair_costs_nothing() {
    QFETCH(QString, id);
    const Fields equal = one({0.1, 0.2, 0.7, 0}, {0.1, 0.2, 0.7, 0});
    QCOMPARE(evaluated(id.toUtf8().constData(), equal).value[0], 0.0);
  }

  void an_empty_bin_is_infinite_where_the_truth_is() {
    const Fields ruled_out = one({1, 0}, {0.5, 0.5});
    QCOMPARE(evaluated("kl", ruled_out).value[0], infinity);
    QCOMPARE(slope("kl", ruled_out), (std::vector{-0.5, -infinity}));
    QCOMPARE(slope("reverse_kl", ruled_out)[1], -infinity); // log q + 1 − log p as q falls to 0
    QCOMPARE(slope("js", ruled_out)[1], -infinity);         // ½·log(q/m)

    const Fields without_truth = one({0.5, 0.5}, {1, 0});
    QCOMPARE(evaluated("reverse_kl", without_truth).value[0], infinity);
    QCOMPARE(slope("reverse_kl", without_truth)[1], infinity);
    QCOMPARE(slope("kl", without_truth), (std::vector{-2.0, 0.0}));

    const Fields both_empty = one({1, 0}, {1, 0});
    QCOMPARE(slope("kl", both_empty), (std::vector{-1.0, 0.0}));
    QCOMPARE(slope("reverse_kl", both_empty), (std::vector{1.0, infinity}));
    QCOMPARE(slope("js", both_empty), (std::vector{0.0, 0.5 * 0.69314718055994530942})); // m = ½q
  }

  void an_infinite_sample_leaves_the_others_alone() {
    const Fields two{{"prediction", {2, 2, 1}, {1, 0, 0.5, 0.5}},
                     {"target", {2, 2, 1}, {0.5, 0.5, 0.5, 0.5}}};
    QCOMPARE(evaluate(**make_loss("kl"), two, Reduction::none).value,
             (std::vector<double>{infinity, 0}));
    QCOMPARE(evaluated("kl", two).value[0], infinity);
    QCOMPARE(slope("kl", two), (std::vector{-0.25, -infinity, -0.5, -0.5}));
  }

  void reverse_kl_is_kl_the_other_way_round() {
    for (const Fields& fields : batches(find_loss("kl")->card, 3)) {
      Fields swapped = fields;
      std::swap(swapped[0].values, swapped[1].values);
      QCOMPARE(evaluated("reverse_kl", swapped).value[0], evaluated("kl", fields).value[0]);
    }
  }

  void js_is_symmetric_and_at_most_log_2() {
    for (const Fields& fields : batches(find_loss("js")->card, 4)) {
      Fields swapped = fields;
      std::swap(swapped[0].values, swapped[1].values);
      QCOMPARE(evaluated("js", swapped).value[0], evaluated("js", fields).value[0]);
    }
    QCOMPARE(evaluated("js", one({1, 0, 0}, {0, 0.5, 0.5})).value[0], 0.69314718055994530942);
  }

  /// Gaps of the cumulative sums: −0.2, then 0.1 + 0.2 − 0.3, which the doubles make 2.8e-17.
  void a_gap_that_rounding_explains_has_no_sign() {
    const Fields meet = one({0.1, 0.2, 0.7}, {0.3, 0, 0.7});
    QCOMPARE(slope("wasserstein_1d", meet), (std::vector{-1.0, 0.0, 0.0}));
    // Where it is no larger than 1e-300 but all there is, it counts.
    QCOMPARE(slope("wasserstein_1d", one({1e-300, 1}, {0, 1})), (std::vector{1.0, 0.0}));
  }

  void the_last_gap_counts_as_none() {
    const Fields lacking = one({0.5, 0.4999995}, {0.5, 0.5});
    QCOMPARE(evaluated("wasserstein_1d", lacking).value[0], 0.0);
    QCOMPARE(slope("wasserstein_1d", lacking), (std::vector{0.0, 0.0}));
    // What bin 0 has too much of goes to the last bin, whatever the power: √(2⁻²¹·1²).
    const Fields too_much = one({0.5 + 0x1p-21, 0.5}, {0.5, 0.5});
    QCOMPARE(evaluated("wasserstein_1d", too_much).value[0], 0x1p-21);
    QCOMPARE(evaluated("wasserstein_1d", too_much, {{"p", 2}}).value[0], std::sqrt(0x1p-21));
  }

  /// All mass in bin 0, wanted in bin 2: W_p = 2w. One more unit of it costs (2w)^p/(p·W^(p−1)),
  /// and one in bin 1 w^p/(p·W^(p−1)).
  void a_power_of_the_distance() {
    const Fields far = one({1, 0, 0}, {0, 0, 1});
    QCOMPARE(evaluated("wasserstein_1d", far, {{"p", 2}, {"width", 3}}).value[0], 6.0);
    QCOMPARE(slope("wasserstein_1d", far, {{"p", 2}, {"width", 3}}),
             (std::vector{36.0 / 12, 9.0 / 12, 0.0}));
  }

  /// ½ goes from bin 0 to 1 and ½ from 1 to 2, so W = 1. Mass moved back from bin 1 to bin 0 adds a
  /// step of 1 to a way of length 0, or of 3 to one of 1: the middle is 2. From 2 to 1 it is 1.
  void where_both_sums_meet_the_slope_is_the_middle_one() {
    const Fields meet = one({0.5, 0.5, 0}, {0, 0.5, 0.5});
    QCOMPARE(evaluated("wasserstein_1d", meet, {{"p", 2}}).value[0], 1.0);
    QCOMPARE(slope("wasserstein_1d", meet, {{"p", 2}}), (std::vector{1.5, 0.5, 0.0}));
  }

  void at_distance_0_the_slope_is_0() {
    const Fields equal = one({0.25, 0.5, 0.25}, {0.25, 0.5, 0.25});
    for (const double p : {1.0, 1.5, 2.0, 3.0})
      QCOMPARE(slope("wasserstein_1d", equal, {{"p", p}}), (std::vector{0.0, 0.0, 0.0}));
  }

  /// No bin has a neighbour, so no mass has a way.
  void one_bin_is_no_distance() {
    QCOMPARE(evaluated("wasserstein_1d", one({1}, {1}), {{"p", 2}}).value[0], 0.0);
    QCOMPARE(slope("wasserstein_1d", one({1}, {1})), (std::vector{0.0}));
  }

  void the_standard_normal_costs_nothing() {
    const Evaluated at =
        evaluated("vae_kl", {{"mean", {1, 2, 1}, {0, 0}}, {"log_variance", {1, 2, 1}, {0, 0}}});
    QCOMPARE(at.value[0], 0.0);
    QCOMPARE(at.gradient.at("mean"), (std::vector{0.0, 0.0}));
    QCOMPARE(at.gradient.at("log_variance"), (std::vector{0.0, 0.0}));
  }

  /// softmax knows differences only.
  void a_shift_of_all_logits_changes_nothing() {
    const Evaluated at = evaluated("distillation", one({1, 2, 4}, {3, 4, 6}));
    QCOMPARE(at.value[0], 0.0);
    QCOMPARE(at.gradient.at("prediction"), (std::vector{0.0, 0.0, 0.0}));
  }

  /// T²·KL tends to Σ (centred z − t)²/(2C): of (1, −1) against 0 that is 2/4, and its slope z/C.
  void a_hot_softmax_compares_the_logits() {
    const Evaluated at = evaluated("distillation", one({1, -1}, {0, 0}), {{"temperature", 1e150}});
    QCOMPARE(at.value[0], 0.5);
    QCOMPARE(at.gradient.at("prediction"), (std::vector{0.5, -0.5}));
  }
};

QTEST_GUILESS_MAIN(DistributionTest)
#include "distribution_test.moc"
