#include "tests/core/loss/arrays.h"
#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

/// Along a line: near its start, out to 10^decades where it has no end, to within 10^−decades of
/// an end it has.
std::vector<double> steps(const Line& line, int decades) {
  std::set<double> all;
  if (std::isinf(line.high)) {
    for (int i = -200; i <= 200; ++i)
      all.insert(0.05 * i);
    for (int decade = 0; decade <= decades; ++decade)
      for (const double size : {std::pow(10.0, decade), 3 * std::pow(10.0, decade)})
        all.insert({size, -size});
  } else {
    for (int i = 1; i < 100; ++i)
      all.insert(line.low + (line.high - line.low) * i / 100);
    for (int decade = 2; decade <= decades; ++decade)
      for (const double share : {std::pow(10.0, -decade), 3 * std::pow(10.0, -decade)})
        all.insert({line.low + share, line.high - share});
  }
  return {all.begin(), all.end()};
}

/// What was seen along a line, where the loss is defined and finite.
struct Walked {
  std::vector<double> t, value, slope;
};

Walked walk(const Line& line, int decades) {
  Walked walked;
  for (const double t : steps(line, decades)) {
    const Line::At at = line.at(t);
    if (!at.defined || !std::isfinite(at.value) || !std::isfinite(at.slope)) continue;
    walked.t.push_back(t);
    walked.value.push_back(at.value);
    walked.slope.push_back(at.slope);
  }
  return walked;
}

/// As in properties_test.cpp: what is left of a change of the slope between neighbouring doubles.
double jump_between(const Line& line, double a, double b) {
  std::pair low{a, line.at(a).slope};
  std::pair high{b, line.at(b).slope};
  for (int halving = 0; halving < 48; ++halving) {
    const double t = low.first + (high.first - low.first) / 2;
    const std::pair middle{t, line.at(t).slope};
    const bool left = std::abs(middle.second - low.second) > std::abs(high.second - middle.second);
    (left ? high : low) = middle;
  }
  return std::abs(high.second - low.second) / std::max(1.0, std::abs(low.second));
}

double largest_jump(const Line& line) {
  double largest = 0;
  const Walked walked = walk(line, 1);
  for (std::size_t i = 0; i + 1 < walked.t.size(); i += 4)
    largest = std::max(
        largest, jump_between(line, walked.t[i], walked.t[std::min(i + 4, walked.t.size() - 1)]));
  return largest;
}

double least_second_difference(const Line& line) {
  const Walked walked = walk(line, 3);
  double least = 0;
  for (std::size_t i = 1; i + 1 < walked.t.size(); ++i) {
    const double share = (walked.t[i] - walked.t[i - 1]) / (walked.t[i + 1] - walked.t[i - 1]);
    const double chord = walked.value[i - 1] + share * (walked.value[i + 1] - walked.value[i - 1]);
    const double size =
        std::max({1.0, std::abs(walked.value[i - 1]), std::abs(walked.value[i + 1])});
    least = std::min(least, (chord - walked.value[i]) / size);
  }
  return least;
}

double largest_slope(const Walked& walked) {
  double largest = 0;
  for (const double slope : walked.slope)
    largest = std::max(largest, std::abs(slope));
  return largest;
}

bool redescends(const Line& line) {
  const Walked walked = walk(line, 9);
  const double least = *std::min_element(walked.value.begin(), walked.value.end());
  const double largest = largest_slope(walked);
  bool penalised = false;
  for (const std::size_t end : {std::size_t{0}, walked.value.size() - 1}) {
    if (walked.value[end] <= least + 1e-6) continue;
    penalised = true;
    if (std::abs(walked.slope[end]) > 1e-6 * largest) return false;
  }
  return penalised && largest > 0;
}

} // namespace

// What the card of a loss of arrays claims, along lines through random batches; what each claim
// means stands in card.h.
class ArrayPropertiesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void smooth_means_that_no_slope_jumps_data() { every_loss_of_arrays(); }
  void smooth_means_that_no_slope_jumps() {
    QFETCH(QString, id);
    double largest = 0;
    for (const Line& line : lines(card_of(id)))
      largest = std::max(largest, largest_jump(line));
    QVERIFY2(largest < 1e-8 || largest > 1e-4, QByteArray::number(largest));
    QCOMPARE(card_of(id).properties.smooth, largest < 1e-8);
    QCOMPARE(card_of(id).at_kinks.empty(), largest < 1e-8);
  }

  void convex_means_that_no_second_difference_is_negative_data() { every_loss_of_arrays(); }
  void convex_means_that_no_second_difference_is_negative() {
    QFETCH(QString, id);
    double least = 0;
    for (const Line& line : lines(card_of(id)))
      least = std::min(least, least_second_difference(line));
    QVERIFY2(least > -1e-13 || least < -1e-8, QByteArray::number(least));
    QCOMPARE(card_of(id).properties.convex, least > -1e-13);
  }

  void bounded_gradient_means_that_no_slope_grows_without_end_data() { every_loss_of_arrays(); }
  void bounded_gradient_means_that_no_slope_grows_without_end() {
    QFETCH(QString, id);
    double growth = 0; // from a look at the middle to one that goes far out
    for (const Line& line : lines(card_of(id))) {
      const double near = largest_slope(walk(line, 3));
      if (near > 0) growth = std::max(growth, largest_slope(walk(line, 11)) / near);
    }
    // A logarithm, the slowest there is, grows like 11 decades to 3; what is bounded stays.
    QVERIFY2(growth < 2 || growth > 3, QByteArray::number(growth));
    QCOMPARE(card_of(id).properties.bounded_gradient, growth < 2);
  }

  void redescending_means_that_far_points_let_go_data() { every_loss_of_arrays(); }
  void redescending_means_that_far_points_let_go() {
    QFETCH(QString, id);
    bool every = true;
    for (const Line& line : lines(card_of(id)))
      every = every && redescends(line);
    QCOMPARE(card_of(id).properties.redescending, every);
  }

  void words_and_marks_agree_data() { every_loss_of_arrays(); }
  void words_and_marks_agree() {
    QFETCH(QString, id);
    const Properties& properties = card_of(id).properties;
    QVERIFY(!properties.handles_outliers || properties.bounded_gradient);
    QVERIFY(!properties.redescending || (properties.bounded_gradient && !properties.convex));
  }
};

QTEST_GUILESS_MAIN(ArrayPropertiesTest)
#include "array_properties_test.moc"
