#include "core/loss/elementary.h"

#include "core/range.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <QTest>
#include <vector>

using namespace losslab;

namespace {

// As the losses use them: in loops that are compiled for each vector width.
#define LOSSLAB_OVER_ARRAYS(name)                                                                  \
  LOSSLAB_VECTOR void name##_of(const double* x, double* y, std::size_t count) {                   \
    for (std::size_t i = 0; i < count; ++i)                                                        \
      y[i] = elementary::name(x[i]);                                                               \
  }
LOSSLAB_OVER_ARRAYS(exp)
LOSSLAB_OVER_ARRAYS(exp_within_700)
LOSSLAB_OVER_ARRAYS(exp_up_to_700)
LOSSLAB_OVER_ARRAYS(log)
LOSSLAB_OVER_ARRAYS(log1p)
LOSSLAB_OVER_ARRAYS(expm1)
LOSSLAB_OVER_ARRAYS(tanh)

using OverArrays = void (*)(const double*, double*, std::size_t);

// Of the double nearest to the truth, as math.ulp in the oracle's script.
double ulp(double x) {
  const double size = std::abs(x);
  return std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
}

std::vector<double> applied(OverArrays function, const std::vector<double>& x) {
  std::vector<double> y(x.size());
  function(x.data(), y.data(), x.size());
  return y;
}

} // namespace

class ElementaryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agrees_with_mpmath_data() {
    QTest::addColumn<OverArrays>("function");
    QTest::addColumn<QString>("oracle");
    QTest::addColumn<Range>("range"); // of the arguments it is for
    QTest::addColumn<double>("ulps_allowed");
    const double infinity = std::numeric_limits<double>::infinity();
    const Range all{-infinity, infinity};
    QTest::newRow("exp") << &exp_of << "exp" << all << 0.9;
    QTest::newRow("exp_within_700") << &exp_within_700_of << "exp" << Range{-700, 700} << 1.0;
    QTest::newRow("exp_up_to_700") << &exp_up_to_700_of << "exp" << Range{-infinity, 700} << 1.0;
    QTest::newRow("log") << &log_of << "log" << all << 0.9;
    QTest::newRow("log1p") << &log1p_of << "log1p" << all << 0.9;
    QTest::newRow("expm1") << &expm1_of << "expm1" << all << 1.2;
    QTest::newRow("tanh") << &tanh_of << "tanh" << all << 1.5;
  }
  void agrees_with_mpmath() {
    QFETCH(OverArrays, function);
    QFETCH(QString, oracle);
    QFETCH(Range, range);
    QFETCH(double, ulps_allowed);
    std::ifstream file(SOURCE_DIR "/tests/oracle/elementary.json");
    const auto rows = nlohmann::json::parse(file).at(oracle.toStdString());
    QVERIFY(rows.size() >= 600);
    std::vector<double> x;
    std::vector<std::array<double, 2>> truth;
    for (const auto& row : rows)
      if (row[0] >= range.low && row[0] <= range.high) {
        x.push_back(row[0]);
        truth.push_back({row[1], row[2]});
      }
    QVERIFY(x.size() >= 500);
    const std::vector<double> y = applied(function, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const auto [nearest, missing] = truth[i];
      const double off = std::abs((y[i] - nearest) / ulp(nearest) - missing);
      QVERIFY2(off <= ulps_allowed, qPrintable(QString("off by %1 ULP at %2").arg(off).arg(x[i])));
    }
  }

  void keeps_to_the_edges_of_the_range() {
    const double infinity = std::numeric_limits<double>::infinity();
    // Either side of the last arguments whose exp is neither 0 nor infinite; the value: mpmath.
    QCOMPARE(applied(&exp_of, {-infinity, -745.2, -745.1, 0, 709.782712893383, 709.79, infinity}),
             (std::vector{0.0, 0.0, 0x1p-1074, 1.0, 1.7976931348604338e308, infinity, infinity}));
    QCOMPARE(applied(&expm1_of, {-infinity, -1e4, 0, 709.79, infinity}),
             (std::vector{-1.0, -1.0, 0.0, infinity, infinity}));
    QCOMPARE(applied(&log_of, {0, 1, infinity}), (std::vector{-infinity, 0.0, infinity}));
    QCOMPARE(applied(&log1p_of, {-1, 0, infinity}), (std::vector{-infinity, 0.0, infinity}));
    QCOMPARE(applied(&tanh_of, {-infinity, -400, 0, 400, infinity}),
             (std::vector{-1.0, -1.0, 0.0, 1.0, 1.0}));
    QVERIFY(std::isnan(applied(&log_of, {-1})[0]));
    QVERIFY(std::isnan(applied(&log1p_of, {-1.5})[0]));
  }

  // So that it does not matter to a softmax which of them its neighbours ask for.
  void both_exps_to_700_have_the_same_bits() {
    std::vector<double> x;
    for (int i = -7000; i <= 7000; ++i)
      x.push_back(i * 0.1);
    const auto within = applied(&exp_within_700_of, x);
    const auto up_to = applied(&exp_up_to_700_of, x);
    for (std::size_t i = 0; i < x.size(); ++i)
      QCOMPARE(std::bit_cast<std::uint64_t>(within[i]), std::bit_cast<std::uint64_t>(up_to[i]));
    QCOMPARE(applied(&exp_up_to_700_of, {-std::numeric_limits<double>::infinity(), -745.2, -745.1}),
             (std::vector{0.0, 0.0, 0x1p-1074}));
  }

  void passes_nan_on() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const OverArrays function : {&exp_of, &log_of, &log1p_of, &expm1_of, &tanh_of})
      QVERIFY(std::isnan(applied(function, {nan})[0]));
  }

  void gives_the_same_bits_alone_and_in_a_vector() {
    std::vector<double> x;
    for (int i = -400; i <= 400; ++i)
      x.push_back(i * 0.37);
    for (const OverArrays function :
         {&exp_of, &exp_up_to_700_of, &log_of, &log1p_of, &expm1_of, &tanh_of}) {
      const std::vector<double> together = applied(function, x);
      for (std::size_t i = 0; i < x.size(); ++i)
        QCOMPARE(std::bit_cast<std::uint64_t>(applied(function, {x[i]})[0]),
                 std::bit_cast<std::uint64_t>(together[i]));
    }
  }
};

QTEST_GUILESS_MAIN(ElementaryTest)
#include "elementary_test.moc"
