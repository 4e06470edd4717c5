#include "core/loss/catalogue.h"
#include "core/loss/curve.h"

#include <cmath>

#include <QTest>

using namespace losslab;

namespace {

/// A loss that lives as long as its curve.
struct Drawn {
  Drawn(std::string_view id, Axis axis, double target)
      : loss(*make_loss(id)), curve(*pointwise(*loss), axis, target) {}
  LossPtr loss;
  Curve curve;
};

bool near(double got, double wanted) { return std::abs(got - wanted) <= 1e-13 * std::abs(wanted); }

} // namespace

class CurveTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void an_error_is_measured_from_the_target() {
    const auto point = Drawn("huber", Axis::error, 10).curve.at(3);
    QVERIFY(point.has_value());
    QCOMPARE(point->value, 2.5); // by hand: 1·(3 − ½)
    QCOMPARE(point->slope, 1.0);
    QCOMPARE(Drawn("huber", Axis::prediction, 10).curve.at(13)->value, 2.5);
  }

  void a_smooth_loss_is_one_stretch() {
    const std::array xs{-2.0, 0.0, 2.0};
    const auto stretches = Drawn("mse", Axis::error, 1).curve.over(xs);
    QCOMPARE(stretches.size(), std::size_t{1});
    QCOMPARE(stretches[0].x, (std::vector<double>{-2, 0, 2}));
    QCOMPARE(stretches[0].value, (std::vector<double>{4, 0, 4})); // by hand: e², 2e, 2
    QCOMPARE(stretches[0].slope, (std::vector<double>{-4, 0, 4}));
    QCOMPARE(stretches[0].curvature, (std::vector<double>{2, 2, 2}));
  }

  void a_kink_ends_one_stretch_and_begins_the_next_data() {
    QTest::addColumn<std::vector<double>>("xs");
    QTest::newRow("between the xs") << std::vector<double>{-1, -0.5, 0.5, 1};
    QTest::newRow("on one of them") << std::vector<double>{-1, -0.5, 0, 0.5, 1};
  }
  void a_kink_ends_one_stretch_and_begins_the_next() {
    QFETCH(std::vector<double>, xs);
    const Drawn mae("mae", Axis::error, 0);
    const auto stretches = mae.curve.over(xs);
    QCOMPARE(stretches.size(), std::size_t{2});
    QCOMPARE(stretches[0].x, (std::vector<double>{-1, -0.5, 0}));
    QCOMPARE(stretches[0].slope, (std::vector<double>{-1, -1, -1}));
    QCOMPARE(stretches[1].x, (std::vector<double>{0, 0.5, 1}));
    QCOMPARE(stretches[1].slope, (std::vector<double>{1, 1, 1}));
    QCOMPARE(mae.curve.kinks(), std::vector<double>{0});
    QCOMPARE(mae.curve.at(0)->slope, 0.0); // the subgradient, for the crosshair
  }

  void a_kink_at_the_rim_breaks_nothing() {
    const Drawn mae("mae", Axis::error, 0);
    const std::array right{0.0, 1.0};
    QCOMPARE(mae.curve.over(right).size(), std::size_t{1});
    QCOMPARE(mae.curve.over(right)[0].slope, (std::vector<double>{1, 1}));
    const std::array left{-1.0, 0.0};
    QCOMPARE(mae.curve.over(left).size(), std::size_t{1});
    QCOMPARE(mae.curve.over(left)[0].slope, (std::vector<double>{-1, -1}));
  }

  void the_limits_hold_where_target_plus_error_rounds() {
    const std::array xs{-1.0, 1.0}; // 0.3 + 0.1 and back again is not 0.1
    const auto stretches = Drawn("epsilon_insensitive", Axis::error, 0.3).curve.over(xs);
    QCOMPARE(stretches.size(), std::size_t{3});
    QCOMPARE(stretches[0].slope.back(), -1.0);
    QCOMPARE(stretches[1].slope, (std::vector<double>{0, 0}));
    QCOMPARE(stretches[2].slope.front(), 1.0);
  }

  void where_the_loss_is_not_defined_there_is_a_gap() {
    const Drawn msle("msle", Axis::prediction, 1);
    QVERIFY(!msle.curve.at(-1).has_value());
    QVERIFY(!msle.curve.at(-2).has_value());
    const std::array xs{-2.0, -1.0, 0.0, 1.0};
    QCOMPARE(msle.curve.over(xs).size(), std::size_t{1});
    QCOMPARE(msle.curve.over(xs)[0].x, (std::vector<double>{0, 1}));
  }

  void what_is_not_finite_is_left_out() {
    const Drawn mse("mse", Axis::error, 0);
    QVERIFY(!mse.curve.at(1e200).has_value());
    QVERIFY(!mse.curve.at(std::nan("")).has_value());
    const std::array xs{0.0, 1.0, 1e200};
    QCOMPARE(mse.curve.over(xs).at(0).x, (std::vector<double>{0, 1}));
    QVERIFY(mse.curve.over({}).empty());
  }

  void a_margin_is_the_logit_seen_from_the_right_class() {
    for (const double target : {0.0, 1.0}) {
      const auto point = Drawn("bce_with_logits", Axis::margin, target).curve.at(-2);
      QVERIFY(near(point->value, std::log1p(std::exp(2)))); // softplus(−m), whichever class
      QVERIFY(near(point->slope, -1 / (1 + std::exp(-2))));
      QVERIFY(near(point->curvature, 1 / (1 + std::exp(-2)) / (1 + std::exp(2))));
    }
    QCOMPARE(Drawn("hinge", Axis::margin, 0).curve.kinks(), std::vector<double>{1});
    QCOMPARE(Drawn("hinge", Axis::logit, 0).curve.kinks(), std::vector<double>{-1});
  }

  void over_a_probability_a_logit_loss_follows_the_chain_rule() {
    // By hand: cross-entropy of class 1 is −log p, so −1/p and 1/p².
    const Drawn loss("bce_with_logits", Axis::probability, 1);
    for (const double p : {1e-12, 0.25, 0.5, 0.9}) {
      const auto point = loss.curve.at(p);
      QVERIFY(std::abs(point->value + std::log(p)) <= 1e-13 * (1 - std::log(p)));
      QVERIFY(std::abs(point->slope + 1 / p) <= 1e-13 / p);
      QVERIFY(std::abs(point->curvature - 1 / (p * p)) <= 1e-13 / (p * p));
    }
    for (const double outside : {-0.5, 0.0, 1.0, 1.5})
      QVERIFY(!loss.curve.at(outside).has_value());
  }

  void over_a_logit_a_loss_of_a_probability_stays_exact_far_out() {
    // By hand: softplus(z), σ(z), σ(z)·σ(−z). σ(40) rounds to 1, from which −log(1 − p) is lost.
    const Drawn loss("bce", Axis::logit, 0);
    for (const double z : {-90.0, -3.0, 0.0, 3.0, 40.0, 90.0}) {
      const auto point = loss.curve.at(z);
      QVERIFY(point.has_value());
      QVERIFY(near(point->value, std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)))));
      QVERIFY(near(point->slope, 1 / (1 + std::exp(-z))));
      // A sum of two terms that cancel: small beside the slope, not to its own last digits.
      const double curvature = 1 / (1 + std::exp(-z)) / (1 + std::exp(z));
      QVERIFY(std::abs(point->curvature - curvature) <= 1e-15);
    }
    QCOMPARE(loss.curve.at(2000)->value, 100.0); // where PyTorch clamps the logarithm
    QCOMPARE(loss.curve.at(2000)->slope, 0.0);
  }

  void a_jump_of_the_value_breaks_the_curve() {
    const std::array xs{-1.0, 1.0};
    const auto stretches = Drawn("zero_one", Axis::margin, 1).curve.over(xs);
    QCOMPARE(stretches.size(), std::size_t{2});
    QCOMPARE(stretches[0].value, (std::vector<double>{1, 1}));
    QCOMPARE(stretches[1].value, (std::vector<double>{0, 0}));
  }

  void every_axis_of_every_loss_can_be_drawn() {
    for (const Entry* entry : catalogue())
      for (const Axis axis : entry->card.axes) {
        const Drawn drawn(entry->card.id, axis, entry->card.drawn_target);
        const auto [low, high] = default_range(axis, entry->card.drawn_target);
        std::vector<double> xs;
        for (int i = 0; i <= 200; ++i)
          xs.push_back(low + (high - low) * i / 200);
        std::size_t points = 0;
        for (const Stretch& stretch : drawn.curve.over(xs)) {
          points += stretch.x.size();
          QVERIFY(std::is_sorted(stretch.x.begin(), stretch.x.end()));
          for (const auto* column : {&stretch.value, &stretch.slope, &stretch.curvature}) {
            QCOMPARE(column->size(), stretch.x.size());
            for (const double number : *column)
              QVERIFY(std::isfinite(number));
          }
        }
        QVERIFY2(points > 100, entry->card.id.c_str());
      }
  }
};

QTEST_GUILESS_MAIN(CurveTest)
#include "curve_test.moc"
