#include "core/data/random.h"
#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

/// How far it is from x to the nearest corner or end of the domain, as a power of two, at most 1.
double room(const Probe& probe, double x) {
  const auto kinks = probe.kinks();
  double distance = 1;
  const auto free = [&] {
    return probe.allows(x - distance) && probe.allows(x + distance) &&
           std::none_of(kinks.begin(), kinks.end(),
                        [&](double kink) { return std::abs(kink - x) <= distance; });
  };
  while (distance > 1e-9 && !free())
    distance /= 2;
  return distance;
}

/// The central difference of fourth order. h = room/1000 balances its error h⁴ against rounding.
template <class Function>
double difference(const Function& function, double x, double room) {
  const double h = room / 1000;
  return (8 * (function(x + h) - function(x - h)) - (function(x + 2 * h) - function(x - 2 * h))) /
         (12 * h);
}

/// Random predictions, both sides of each corner, near and nearer, and where the domain is narrow.
std::vector<double> where_to_differentiate(const Probe& probe) {
  Random random(20240607);
  std::vector<double> chosen;
  for (int i = 0; i < 40; ++i) {
    chosen.push_back(probe.target() + random.uniform(-8, 8));
    chosen.push_back(random.uniform());
  }
  for (const double kink : probe.kinks())
    for (const double beside : {1e-6, 1e-3, 0.1})
      chosen.insert(chosen.end(), {kink - beside, kink + beside});
  std::erase_if(chosen, [&](double each) { return !probe.allows(each); });
  return chosen;
}

} // namespace

// Slope and curvature of every loss of one number, against differences of its values.
class DerivativesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void evaluate_and_points_agree_data() { every_loss_of_one_number(); }
  void evaluate_and_points_agree() {
    QFETCH(QString, id);
    for (const Probe& probe : probes_at_all_settings(card_of(id)))
      for (const double x : where_to_differentiate(probe)) {
        const Point drawn = pointwise(probe.loss())->at(x, probe.target());
        const Point evaluated = probe.at(x);
        QVERIFY2(drawn.value == evaluated.value && drawn.slope == evaluated.slope,
                 at_text(probe, x).c_str());
      }
  }

  void slope_is_the_derivative_of_the_value_data() { every_loss_of_one_number(); }
  void slope_is_the_derivative_of_the_value() {
    QFETCH(QString, id);
    for (const Probe& probe : probes_at_all_settings(card_of(id)))
      for (const double x : where_to_differentiate(probe)) {
        const double space = room(probe, x);
        const Point point = probe.at(x);
        const double wanted =
            difference([&](double each) { return probe.at(each).value; }, x, space);
        const double size =
            std::max({1.0, std::abs(wanted),
                      4e-6 * (std::abs(point.value) + std::abs(x * point.slope)) / space});
        QVERIFY2(
            std::abs(point.slope - wanted) <= 1e-7 * size,
            (at_text(probe, x) + std::to_string(point.slope) + ", not " + std::to_string(wanted))
                .c_str());
      }
  }

  void curvature_is_the_derivative_of_the_slope_data() { every_loss_of_one_number(); }
  void curvature_is_the_derivative_of_the_slope() {
    QFETCH(QString, id);
    for (const Probe& probe : probes_at_all_settings(card_of(id)))
      for (const double x : where_to_differentiate(probe)) {
        const double space = room(probe, x);
        const double wanted =
            difference([&](double each) { return probe.at(each).slope; }, x, space);
        const double size = std::max(
            {1.0, std::abs(wanted),
             4e-6 * (std::abs(probe.at(x).slope) + std::abs(x * probe.curvature(x))) / space});
        QVERIFY2(std::abs(probe.curvature(x) - wanted) <= 1e-7 * size,
                 (at_text(probe, x) + std::to_string(probe.curvature(x)) + ", not " +
                  std::to_string(wanted))
                     .c_str());
      }
  }

  void at_a_kink_the_least_subgradient_is_returned_data() { every_loss_of_one_number(); }
  void at_a_kink_the_least_subgradient_is_returned() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const Probe& probe : probes_at_all_settings(card)) {
      const auto kinks = probe.kinks();
      QVERIFY(std::is_sorted(kinks.begin(), kinks.end()));
      for (const double kink : kinks) {
        // Where target + δ rounds, the corner lies between doubles: look a few beside it.
        const double beside = 4 * ulp(std::max(std::abs(kink), std::abs(probe.target())));
        const Point left = probe.at(kink - beside);
        const Point right = probe.at(kink + beside);
        const auto [low, high] = std::minmax(left.slope, right.slope);
        QVERIFY2(high - low > 1e-6 || std::abs(left.value - right.value) > 1e-6,
                 (at_text(probe, kink) + "nothing jumps").c_str());
        const double slope = probe.at(kink).slope;
        QVERIFY2(low <= slope && slope <= high, at_text(probe, kink).c_str());
        if (probe.target() == card.drawn_target)
          QVERIFY2(slope == std::clamp(0.0, low, high), at_text(probe, kink).c_str());
      }
    }
  }
};

QTEST_GUILESS_MAIN(DerivativesTest)
#include "derivatives_test.moc"
