#include "core/data/likelihood.h"

#include "core/data/noise.h"
#include "core/scene/fields.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

const json& oracle() {
  static const json read = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/noise.json"));
  return read;
}

void each_noise() {
  QTest::addColumn<Noise>("noise");
  for (std::size_t i = 0; i < noise_words.size(); ++i)
    QTest::newRow(noise_words[i].data()) << static_cast<Noise>(i);
}

/// Of the noise that this row is about.
json told(const char* what) { return oracle()[what][QTest::currentDataTag()]; }

bool near(double value, double expected, double tolerance) {
  return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

} // namespace

class LikelihoodTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void densities_agree_with_scipy_data() { each_noise(); }
  void densities_agree_with_scipy() {
    QFETCH(Noise, noise);
    const Density density = density_of(noise, oracle()["scale"]);
    const json expected = told("log_density");
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const double error = oracle()["errors"][i];
      QVERIFY(near(-density.minus_log(error), expected[i], 1e-13));
      QVERIFY(near(density.at(error), std::exp(expected[i].get<double>()), 1e-13));
    }
  }

  void the_least_favourable_density_agrees_with_scipy() {
    const Density density = least_favourable(oracle()["scale"]);
    const json& expected = oracle()["log_density"]["least favourable"];
    for (std::size_t i = 0; i < expected.size(); ++i)
      QVERIFY(near(-density.minus_log(oracle()["errors"][i]), expected[i], 1e-13));
  }

  // Huber (1964), table I, has 1.945, 1.399 and 1.140 for shares of 0.01, 0.05 and 0.1.
  void the_corner_solves_hubers_equation() {
    for (const json& pair : oracle()["corner"])
      QVERIFY(near(huber_corner(pair[0]), pair[1], 1e-12));
  }

  void information_agrees_with_scipy_data() { each_noise(); }
  void information_agrees_with_scipy() {
    QFETCH(Noise, noise);
    QVERIFY(near(information(noise, 1), told("information"), 1e-8)); // the oracle's differences
    QVERIFY(near(information(noise, 0.5), 4 * information(noise, 1), 1e-15));
  }

  // The promise of the page: take −log, drop the constant, multiply, and the loss stands there.
  void minus_log_less_its_constant_times_the_factor_is_the_loss_data() { each_noise(); }
  void minus_log_less_its_constant_times_the_factor_is_the_loss() {
    QFETCH(Noise, noise);
    for (const double scale : {0.003, 0.45, 1.0, 20.0}) {
      const Bridge bridge = *bridge_to_loss(noise, scale);
      const auto loss = *make_loss(bridge.loss.id, bridge.loss.parameters);
      QCOMPARE(bridge.own, noise != Noise::contaminated);
      for (int i = -400; i <= 400; ++i) {
        const double error = scale * i / 20;
        const BridgeSteps steps = bridge_steps(bridge, error);
        QVERIFY(near(steps.loss, pointwise(*loss)->at(error, 0).value, 1e-12));
        QVERIFY(near(-std::log(steps.density), steps.minus_log, 1e-13));
        QCOMPARE(steps.difference, steps.minus_log - steps.constant);
      }
    }
  }

  void which_loss_a_noise_becomes_and_at_which_scale() {
    const auto loss = [](Noise noise) { return bridge_to_loss(noise, 2)->loss; };
    QCOMPARE(loss(Noise::normal), (LossChoice{"mse", {}}));
    QCOMPARE(loss(Noise::laplace), (LossChoice{"mae", {}}));
    QCOMPARE(loss(Noise::student).id, std::string("cauchy"));
    QVERIFY(near(loss(Noise::student).parameters.at("c"), 2 * std::sqrt(3.0), 1e-15));
    QCOMPARE(loss(Noise::contaminated).id, std::string("huber"));
    const double corner = oracle()["corner"][3][1]; // of a share of 0.1
    QCOMPARE(oracle()["corner"][3][0].get<double>(), contaminated_share);
    QVERIFY(near(loss(Noise::contaminated).parameters.at("delta"), 2 * corner, 1e-12));
  }

  // Sums from −∞ to ∞ must be 1; the trapezoidal rule is exact enough but at Laplace's corner.
  void densities_hold_all_that_can_happen_data() { each_noise(); }
  void densities_hold_all_that_can_happen() {
    QFETCH(Noise, noise);
    const double scale = 0.7;
    for (const Density& density : {density_of(noise, scale), least_favourable(scale)}) {
      double mass = 0;
      for (int i = -2'000'000; i <= 2'000'000; ++i)
        mass += density.at(0.001 * i) * 0.001;
      QVERIFY(std::abs(mass - 1) < 2e-6);
    }
  }

  void errors_far_out_stay_finite_data() { each_noise(); }
  void errors_far_out_stay_finite() {
    QFETCH(Noise, noise);
    for (const double error : {1e3, 1e12, -1e12, 1e120}) {
      const BridgeSteps steps = bridge_steps(*bridge_to_loss(noise, 0.45), error);
      QVERIFY(std::isfinite(steps.minus_log) && std::isfinite(steps.loss));
      QVERIFY(std::isfinite(density_of(noise, 0.45).minus_log(error)));
    }
  }

  void scales_that_have_no_density_are_refused_data() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("why");
    QTest::newRow("none") << 0.0 << "without noise";
    QTest::newRow("tiny") << 1e-200 << "beyond a double";
    QTest::newRow("huge") << 1e200 << "beyond a double";
    QTest::newRow("negative") << -1.0 << "beyond a double";
    QTest::newRow("NaN") << std::nan("") << "beyond a double";
  }
  void scales_that_have_no_density_are_refused() {
    QFETCH(double, scale);
    QFETCH(QString, why);
    const auto bridge = bridge_to_loss(Noise::student, scale);
    QVERIFY(!bridge);
    QVERIFY(QString::fromStdString(bridge.refusal().why).contains(why));
    QCOMPARE(bridge.refusal().place, std::string("scale"));
  }
};

QTEST_GUILESS_MAIN(LikelihoodTest)
#include "likelihood_test.moc"
