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

/// Whether both have the same value and gradient, but for the last bits.
bool agree(const Evaluated& a, const Evaluated& b) {
  const auto close = [](double one, double other) {
    return std::abs(one - other) <= 4e-16 * std::abs(other);
  };
  const auto& left = a.gradient.at("prediction");
  const auto& right = b.gradient.at("prediction");
  return close(a.value[0], b.value[0]) &&
         std::equal(left.begin(), left.end(), right.begin(), right.end(), close);
}

std::string refused(const char* id, std::vector<double> prediction, std::vector<double> target) {
  const Fields fields{{"prediction", {2, 2, 1}, std::move(prediction)},
                      {"target", {2, 2, 1}, std::move(target)}};
  const auto refusal = evaluated(id, fields).refusal;
  return refusal ? refusal->text() : "nothing";
}

} // namespace

// What is refused, what is said of places where the formulas are silent, and what the losses owe to
// each other. Expected numbers by hand.
class SegmentationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refuses_what_is_no_mask() {
    for (const char* id : {"dice", "jaccard", "tversky", "focal_tversky"}) {
      QCOMPARE(refused(id, {0, 1, 0.5, 0.5}, {0, 1, 1, 0}), std::string("nothing"));
      QCOMPARE(refused(id, {0, 1, 1.5, 0.5}, {0, 1, 1, 0}),
               std::string("prediction[1][0]: must be a probability, between 0 and 1"));
      QCOMPARE(refused(id, {0, -0.1, 1, 0.5}, {0, 1, 1, 0}),
               std::string("prediction[0][1]: must be a probability, between 0 and 1"));
      QCOMPARE(refused(id, {0, 1, 1, 0.5}, {0, 1, 1, 0.5}),
               std::string("target[1][1]: must be 0 or 1: background or object"));
    }
    QCOMPARE(refused("lovasz_hinge", {-3, 7, 1, 0.5}, {0, 1, 1, 0}), std::string("nothing"));
    QCOMPARE(refused("lovasz_hinge", {-3, 7, 1, 0.5}, {0, -1, 1, 0}),
             std::string("target[0][1]: must be 0 or 1: background or object"));
  }

  void refuses_parameters_out_of_range() {
    QCOMPARE(make_loss("dice", {{"smooth", -1}}).refusal().text(),
             std::string("smooth: must be at least 0, not -1"));
    QCOMPARE(make_loss("tversky", {{"alpha", -0.5}}).refusal().text(),
             std::string("alpha: must be at least 0, not -0.5"));
    QCOMPARE(make_loss("focal_tversky", {{"gamma", 0}}).refusal().text(),
             std::string("gamma: must be more than 0, not 0"));
  }

  void nothing_to_find_and_nothing_claimed_costs_nothing() {
    const Fields empty = one({0, 0}, {0, 0});
    for (const char* id : {"dice", "jaccard", "tversky", "focal_tversky"}) {
      QCOMPARE(evaluated(id, empty, {{"smooth", 0}}).value[0], 0.0);
      QCOMPARE(slope(id, empty, {{"smooth", 0}}), (std::vector{0.0, 0.0}));
    }
    // α = 0 allows every false alarm, so with no object the fraction is 0/0 whatever is claimed.
    const Fields alarm = one({0.5, 1}, {0, 0});
    QCOMPARE(evaluated("tversky", alarm, {{"alpha", 0}, {"smooth", 0}}).value[0], 0.0);
    QCOMPARE(slope("tversky", alarm, {{"alpha", 0}, {"smooth", 0}}), (std::vector{0.0, 0.0}));
  }

  void without_smoothing_any_false_alarm_on_an_empty_mask_costs_1() {
    const Fields alarm = one({1e-9, 0}, {0, 0});
    for (const char* id : {"dice", "jaccard", "tversky"}) {
      QCOMPARE(evaluated(id, alarm, {{"smooth", 0}}).value[0], 1.0);
      QCOMPARE(slope(id, alarm, {{"smooth", 0}}), (std::vector{0.0, 0.0})); // it cannot get worse
    }
  }

  /// TP + s = 3: an error of δ costs δ/2 of the 3 it is divided by in Dice, δ of it in Jaccard.
  void at_a_perfect_prediction_the_slope_does_not_vanish() {
    const Fields perfect = one({1, 1, 0}, {1, 1, 0});
    QCOMPARE(evaluated("jaccard", perfect).value[0], 0.0);
    QCOMPARE(slope("jaccard", perfect), (std::vector{-1.0 / 3, -1.0 / 3, 1.0 / 3}));
    QCOMPARE(slope("dice", perfect, {{"smooth", 2}}), (std::vector{-0.5 / 3, -0.5 / 3, 0.5 / 3}));
  }

  void below_power_1_the_slope_at_a_perfect_prediction_is_infinite() {
    const Fields perfect = one({1, 0}, {1, 0});
    QCOMPARE(evaluated("focal_tversky", perfect).value[0], 0.0);
    QCOMPARE(slope("focal_tversky", perfect), (std::vector{-infinity, infinity}));
    QCOMPARE(slope("focal_tversky", perfect, {{"gamma", 2}}), (std::vector{0.0, 0.0}));
    // No price, no slope.
    QCOMPARE(slope("focal_tversky", perfect, {{"alpha", 0}}), (std::vector{-infinity, 0.0}));
  }

  void tversky_holds_dice_and_jaccard() {
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
      for (const Fields& fields : batches(find_loss("dice")->card, seed))
        for (const double smooth : {0.0, 0.5, 1.0, 7.0}) {
          // Dice counts the hits twice, so half of its s.
          QVERIFY(agree(evaluated("dice", fields, {{"smooth", smooth}}),
                        evaluated("tversky", fields, {{"smooth", smooth / 2}})));
          QVERIFY(
              agree(evaluated("jaccard", fields, {{"smooth", smooth}}),
                    evaluated("tversky", fields, {{"alpha", 1}, {"beta", 1}, {"smooth", smooth}})));
          QVERIFY(agree(evaluated("focal_tversky", fields, {{"smooth", smooth}, {"gamma", 1}}),
                        evaluated("tversky", fields, {{"smooth", smooth}})));
        }
  }

  /// D = 2J/(1 + J) of the scores, by their definitions.
  void dice_and_jaccard_rank_alike() {
    for (const Fields& fields : batches(find_loss("dice")->card, 5)) {
      const auto scores = [&](const char* id) {
        return evaluate(**make_loss(id, {{"smooth", 0}}), fields, Reduction::none).value;
      };
      for (std::size_t i = 0; i < 3; ++i) {
        const double jaccard = 1 - scores("jaccard")[i];
        QVERIFY(std::abs(1 - scores("dice")[i] - 2 * jaccard / (1 + jaccard)) < 1e-15);
      }
    }
  }

  /// Where each error is 0 or 1, the Lovász hinge is the Jaccard loss of the mask with those
  /// flipped.
  void lovasz_hinge_is_the_jaccard_loss_at_the_corners() {
    const std::vector<double> target{1, 1, 0, 0, 1};
    for (unsigned wrong = 0; wrong < 32; ++wrong) {
      std::vector<double> logits;
      std::vector<double> mask;
      for (std::size_t k = 0; k < target.size(); ++k) {
        const bool flipped = ((wrong >> k) & 1U) != 0;
        logits.push_back(flipped ? 0 : 2 * target[k] - 1); // an error of 1, or of 0
        mask.push_back(flipped ? 1 - target[k] : target[k]);
      }
      const double hinge = evaluated("lovasz_hinge", one(logits, target)).value[0];
      const double loss = evaluated("jaccard", one(mask, target), {{"smooth", 0}}).value[0];
      QVERIFY(std::abs(hinge - loss) < 1e-15);
    }
  }

  void lovasz_hinge_is_0_at_the_corner_and_ranks_ties_by_index() {
    // Errors ½ and 0: the second is right by just enough.
    QCOMPARE(slope("lovasz_hinge", one({0.5, -1}, {1, 0})), (std::vector{-1.0, 0.0}));
    // Both errors 1. First come, first blamed: 1/1 then 0, or ½ then ½.
    QCOMPARE(slope("lovasz_hinge", one({0, 0}, {1, 0})), (std::vector{-1.0, 0.0}));
    QCOMPARE(slope("lovasz_hinge", one({0, 0}, {0, 1})), (std::vector{0.5, -0.5}));
    // 1e-20 apart, which 1 − margin rounds away: the smaller margin is the worse one all the same.
    QCOMPARE(slope("lovasz_hinge", one({1e-20, 0}, {1, 0})), (std::vector{-0.5, 0.5}));
  }

  void lovasz_hinge_on_an_empty_mask_blames_the_highest_logit() {
    const Fields empty = one({-0.5, 2, 1}, {0, 0, 0});
    QCOMPARE(evaluated("lovasz_hinge", empty).value[0], 3.0);
    QCOMPARE(slope("lovasz_hinge", empty), (std::vector{0.0, 1.0, 0.0}));
    QCOMPARE(evaluated("lovasz_hinge", one({-1, -2}, {0, 0})).value[0], 0.0);
  }
};

QTEST_GUILESS_MAIN(SegmentationTest)
#include "segmentation_test.moc"
