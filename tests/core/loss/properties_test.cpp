#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

/// Follows the slope's change from a to b into the half where it is larger, 60 times: what is left
/// between neighbouring doubles, as a share of the slope, is a jump.
double jump_between(const Probe& probe, double a, double b) {
  const auto slope = [&](double x) { return probe.at(x).slope; };
  std::pair low{a, slope(a)};
  std::pair high{b, slope(b)};
  for (int halving = 0; halving < 60; ++halving) {
    const double x = low.first + (high.first - low.first) / 2;
    const std::pair middle{x, slope(x)};
    const bool left = std::abs(middle.second - low.second) > std::abs(high.second - middle.second);
    (left ? high : low) = middle;
  }
  return std::abs(high.second - low.second) / std::max(1.0, std::abs(low.second));
}

double largest_jump(const Probe& probe) {
  std::vector<double> grid = whole_domain(probe);
  // Nearer to an end or farther out, neighbouring doubles may differ by as much as a jump.
  std::erase_if(grid, [&](double each) {
    return std::abs(each) > 100 || !probe.allows(each - 1e-6) || !probe.allows(each + 1e-6);
  });
  const auto kinks = probe.kinks();
  double largest = 0;
  for (std::size_t i = 0; i + 1 < grid.size(); ++i)
    if (std::none_of(kinks.begin(), kinks.end(),
                     [&](double kink) { return grid[i] <= kink && kink <= grid[i + 1]; }))
      largest = std::max(largest, jump_between(probe, grid[i], grid[i + 1]));
  return largest;
}

/// The least second difference over three neighbours, as a share of the values it came from.
double least_second_difference(const Probe& probe) {
  const std::vector<double> x = whole_domain(probe);
  const std::vector<double> value = probe.sweep(x).value;
  double least = 0;
  for (std::size_t i = 1; i + 1 < x.size(); ++i) {
    const double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
    const double chord = value[i - 1] + share * (value[i + 1] - value[i - 1]);
    const double size =
        std::max({std::abs(value[i - 1]), std::abs(value[i]), std::abs(value[i + 1])});
    if (std::isfinite(chord) && size > 0) least = std::min(least, (chord - value[i]) / size);
  }
  return least;
}

double largest_slope(const Probe& probe) {
  double largest = 0;
  for (const double slope : probe.sweep(whole_domain(probe)).slope)
    largest = std::max(largest, std::abs(slope));
  return largest;
}

/// Whether the slope returns to zero toward every penalised end, of which there must be one.
bool redescends(const Probe& probe) {
  const Probe::Sweep swept = probe.sweep(whole_domain(probe));
  const double least = *std::min_element(swept.value.begin(), swept.value.end());
  const double largest = largest_slope(probe);
  bool penalised = false;
  for (const std::size_t end : {std::size_t{0}, swept.value.size() - 1}) {
    if (swept.value[end] <= least + 1e-6) continue;
    penalised = true;
    const double slope = swept.slope[end];
    if (!std::isfinite(slope) || std::abs(slope) > 1e-6 * largest) return false;
  }
  return penalised && largest > 0;
}

} // namespace

// What a card claims must hold in numbers; what each claim means stands in card.h.
class PropertiesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void smooth_means_that_no_slope_jumps_data() { every_loss_of_one_number(); }
  void smooth_means_that_no_slope_jumps() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    bool smooth = true;
    for (const Probe& probe : probes(card, {})) {
      smooth = smooth && probe.kinks().empty();
      const double jump = largest_jump(probe);
      QVERIFY2(jump < 1e-6,
               (probe.text() + ": an undeclared jump of " + std::to_string(jump)).c_str());
    }
    QCOMPARE(card.properties.smooth, smooth);
    QCOMPARE(card.at_kinks.empty(), smooth);
  }

  void convex_means_that_no_second_difference_is_negative_data() { every_loss_of_one_number(); }
  void convex_means_that_no_second_difference_is_negative() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    double least = 0;
    for (const Probe& probe : probes(card, {}))
      least = std::min(least, least_second_difference(probe));
    // Rounding reaches 1e-15 of the values, a real bend is seen at one of the steps.
    QVERIFY2(least > -1e-14 || least < -1e-6, QByteArray::number(least));
    QCOMPARE(card.properties.convex, least > -1e-14);
  }

  void bounded_gradient_means_that_no_slope_grows_without_end_data() { every_loss_of_one_number(); }
  void bounded_gradient_means_that_no_slope_grows_without_end() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    double largest = 0;
    for (const Probe& probe : probes(card, {}))
      largest = std::max(largest, largest_slope(probe));
    QVERIFY2(largest < 1e4 || largest > 1e10, QByteArray::number(largest));
    QCOMPARE(card.properties.bounded_gradient, largest < 1e4);
  }

  void redescending_means_that_far_points_let_go_data() { every_loss_of_one_number(); }
  void redescending_means_that_far_points_let_go() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    bool every = true;
    for (const Probe& probe : probes(card, {}))
      every = every && redescends(probe);
    QCOMPARE(card.properties.redescending, every);
  }

  void words_and_marks_agree_data() { every_loss_of_one_number(); }
  void words_and_marks_agree() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    const Properties& properties = card.properties;
    if (card.family == Family::regression) {
      QCOMPARE(properties.handles_outliers, properties.bounded_gradient);
    } else {
      QVERIFY(!properties.handles_outliers || properties.bounded_gradient);
      const bool over_probability =
          std::find(card.axes.begin(), card.axes.end(), Axis::probability) != card.axes.end();
      QCOMPARE(properties.probabilistic, over_probability);
    }
    QVERIFY(!properties.redescending || (properties.bounded_gradient && !properties.convex));
  }

  void a_loss_of_a_probability_does_not_care_which_class_is_called_one() {
    for (const Entry* entry : catalogue()) {
      if (entry->card.axes.empty() || entry->card.axes.front() != Axis::probability) continue;
      const LossPtr loss = *make_loss(entry->card.id);
      for (const double p : {0.0625, 0.25, 0.5, 0.875})
        for (const double target : {0.0, 0.25, 1.0})
          QCOMPARE(pointwise(*loss)->at(p, target).value,
                   pointwise(*loss)->at(1 - p, 1 - target).value);
    }
  }
};

QTEST_GUILESS_MAIN(PropertiesTest)
#include "properties_test.moc"
