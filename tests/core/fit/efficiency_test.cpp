#include "core/fit/efficiency.h"

#include "core/data/likelihood.h"
#include "core/scene/fields.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>
#include <QTest>

using namespace losslab;
using nlohmann::json;

namespace {

const json& oracle() {
  static const json read = json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/noise.json"));
  return read;
}

Synthetic scene_of(const json& told) {
  const auto noise =
      std::find(noise_words.begin(), noise_words.end(), told["noise"].get<std::string>());
  return {static_cast<Noise>(noise - noise_words.begin()),
          told["count"],
          told["slope"],
          told["intercept"],
          told["scale"],
          told["seed"]};
}

std::vector<LossChoice> losses_of(const json& told) {
  std::vector<LossChoice> losses;
  for (const json& each : told["losses"])
    losses.push_back({each["loss"], each["parameters"]});
  return losses;
}

Experiment repeated(const Synthetic& synthetic, const std::vector<LossChoice>& losses, int times) {
  Experiment experiment(synthetic, losses);
  experiment.run(times);
  return experiment;
}

/// Of a hand-written slope per repeat.
Estimates slopes(std::initializer_list<std::optional<double>> values) {
  Estimates estimates{{"mse", {}}, {}, {}};
  for (const auto& value : values)
    estimates.lines.push_back(value ? std::optional(Line{0, *value}) : std::nullopt);
  return estimates;
}

bool near(double value, const json& expected, double tolerance) {
  return std::abs(value - expected.get<double>()) <= tolerance;
}

constexpr std::array<Coefficient, 2> coefficients{&Line::intercept, &Line::slope};

} // namespace

class EfficiencyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_same_experiments_as_with_scipy_and_statsmodels_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < oracle()["experiments"].size(); ++i)
      QTest::newRow(noise_words[i].data()) << int(i);
  }
  void the_same_experiments_as_with_scipy_and_statsmodels() {
    QFETCH(int, index);
    const json& told = oracle()["experiments"][std::size_t(index)];
    const Synthetic synthetic = scene_of(told);
    const Experiment experiment = repeated(synthetic, losses_of(told), told["repeats"]);
    for (std::size_t i = 0; i < told["losses"].size(); ++i) {
      const json& expected = told["losses"][i];
      const auto& lines = experiment.estimates()[i].lines;
      for (std::size_t j = 0; j < lines.size(); ++j)
        for (std::size_t k = 0; k < 2; ++k)
          QVERIFY(!expected["unique"][j] || // else another line is as good
                  near((*lines[j]).*coefficients[k], expected["lines"][j][k], 1e-8));
    }
    for (std::size_t k = 0; k < 2; ++k)
      QVERIFY(near(*least_deviation(synthetic, coefficients[k]), told["bound"][k], 1e-8));
  }

  void spreads_agree_with_numpy() {
    for (const json& told : oracle()["experiments"])
      for (const json& expected : told["losses"]) {
        Estimates estimates{{expected["loss"], expected["parameters"]}, {}, {}};
        for (const json& line : expected["lines"])
          estimates.lines.push_back(Line{line[0], line[1]});
        for (std::size_t k = 0; k < 2; ++k) {
          const auto spread = spread_of(estimates, coefficients[k], scene_of(told));
          QVERIFY(near(spread->mean, expected["mean"][k], 1e-14));
          QVERIFY(near(spread->deviation.value, expected["deviation"][k], 1e-14));
          QVERIFY(near(spread->deviation.error, expected["deviation_error"][k], 1e-14));
          const double share = told["bound"][k].get<double>() / spread->deviation.value;
          QVERIFY(spread->biased || near(spread->efficiency->value, share * share, 1e-6));
        }
      }
  }

  // What theory says of large samples, within five standard errors of 2,000 repeats; a slope from
  // 100 points is that near to its limit. MSE's variance is the noise's own at any number of
  // points: 1, 2, 3 and 0.9 + 0.1·100 at scale 1, against an information of 1, 1, ⅔ and 0.8274
  // (SciPy). MAE: 4f(0)² over the information, which is 2/π for normal noise (Fisher, 1920) and 1
  // for Laplace.
  void efficiencies_tend_to_what_theory_says_data() {
    QTest::addColumn<Noise>("noise");
    QTest::addColumn<double>("mse");
    QTest::addColumn<double>("mae");
    const double contaminated = oracle()["information"]["contaminated"];
    const double peak = std::exp(oracle()["log_density"]["contaminated"][5].get<double>()) * 0.45;
    QTest::newRow("normal") << Noise::normal << 1.0 << 2 / std::numbers::pi;
    QTest::newRow("laplace") << Noise::laplace << 0.5 << 1.0;
    QTest::newRow("student") << Noise::student << 0.5 << 8 / std::pow(std::numbers::pi, 2);
    QTest::newRow("contaminated") << Noise::contaminated << 1 / (10.9 * contaminated)
                                  << 4 * peak * peak / contaminated;
  }
  void efficiencies_tend_to_what_theory_says() {
    QFETCH(Noise, noise);
    QFETCH(double, mse);
    QFETCH(double, mae);
    const Synthetic synthetic{noise, 100, 0.55, 1.2, 0.45, 1};
    const Experiment experiment = repeated(synthetic, {{"mse", {}}, {"mae", {}}}, 2000);
    for (const Coefficient coefficient : coefficients) {
      const auto of = [&](std::size_t loss) {
        return *spread_of(experiment.estimates()[loss], coefficient, synthetic)->efficiency;
      };
      QVERIFY(std::abs(of(0).value - mse) < 5 * of(0).error);
      // A corner in the density makes the limit slow to come.
      const double slow = noise == Noise::laplace ? 0.2 : 0.02;
      QVERIFY(std::abs(of(1).value - mae) < 5 * of(1).error + slow);
    }
  }

  // MSE wins on clean normal data and loses on others, to the loss that the noise leads to.
  void mse_wins_on_normal_noise_and_loses_on_other_data() {
    QTest::addColumn<Noise>("noise");
    for (std::size_t i = 0; i < noise_words.size(); ++i)
      QTest::newRow(noise_words[i].data()) << static_cast<Noise>(i);
  }
  void mse_wins_on_normal_noise_and_loses_on_other() {
    QFETCH(Noise, noise);
    Synthetic synthetic;
    synthetic.noise = noise;
    const LossChoice matching = bridge_to_loss(noise, synthetic.scale)->loss;
    const Experiment experiment = repeated(
        synthetic, {{"mse", {}}, {"mae", {}}, {"huber", {{"delta", 0.3}}}, matching}, 1000);
    const auto& found = experiment.estimates();
    for (std::size_t i = 1; i < found.size(); ++i) {
      const auto ratio = *ratio_of_deviations(found[i], found[0], &Line::slope);
      const double side = noise == Noise::normal ? 1 : -1;
      if (found[i].loss.id != "mse") QVERIFY(side * (ratio.value - 1) > 3 * ratio.error);
    }
  }

  void it_goes_on_from_where_it_was() {
    const Synthetic synthetic;
    const std::vector<LossChoice> losses{{"mse", {}}, {"tukey", {}}};
    Experiment in_steps(synthetic, losses);
    in_steps.run(3);
    QCOMPARE(in_steps.repeats(), 3);
    in_steps.run(0);
    in_steps.run(-2);
    QCOMPARE(in_steps.repeats(), 3);
    in_steps.run(9);
    const Experiment at_once = repeated(synthetic, losses, 12);
    for (std::size_t i = 0; i < losses.size(); ++i)
      QCOMPARE(in_steps.estimates()[i].lines, at_once.estimates()[i].lines);
    Synthetic other = synthetic;
    other.seed = 8;
    QVERIFY(repeated(other, losses, 1).estimates()[0].lines[0] != at_once.estimates()[0].lines[0]);
  }

  // The neighbouring seed must not give the same repeats, one further.
  void seeds_share_no_repeats() {
    std::vector<double> slopes_seen;
    for (const std::uint64_t seed : {7, 8}) {
      Synthetic synthetic;
      synthetic.seed = seed;
      const Experiment experiment = repeated(synthetic, {{"mse", {}}}, 100);
      for (const auto& line : experiment.estimates()[0].lines)
        slopes_seen.push_back(line->slope);
    }
    std::sort(slopes_seen.begin(), slopes_seen.end());
    QVERIFY(std::adjacent_find(slopes_seen.begin(), slopes_seen.end()) == slopes_seen.end());
  }

  void without_noise_nothing_spreads_data() {
    QTest::addColumn<int>("count");
    QTest::newRow("fewest") << Synthetic::fewest;
    QTest::newRow("usual") << 28;
  }
  void without_noise_nothing_spreads() {
    QFETCH(int, count);
    std::vector<LossChoice> losses;
    for (const Entry* entry : catalogue())
      if (rules::fitted.shown(entry->card)) losses.push_back({entry->card.id, {}});
    const Synthetic synthetic{Noise::student, count, 0.55, 1.2, 0, 7};
    const Experiment experiment = repeated(synthetic, losses, 20);
    for (const Estimates& estimates : experiment.estimates()) {
      if (estimates.loss.id == "poisson_nll") continue;
      const auto spread = spread_of(estimates, &Line::slope, synthetic);
      QVERIFY2(spread.has_value(), estimates.loss.id.c_str());
      QCOMPARE(spread->deviation.value, 0.0);
      QVERIFY(!spread->efficiency && !spread->biased);
    }
    QVERIFY(!least_deviation(synthetic, &Line::slope));
    QVERIFY(
        !ratio_of_deviations(experiment.estimates()[0], experiment.estimates()[1], &Line::slope));
  }

  void four_points_are_enough() {
    Synthetic synthetic;
    synthetic.count = Synthetic::fewest;
    const Experiment experiment = repeated(synthetic, {{"mse", {}}, {"mae", {}}}, 50);
    for (const Estimates& estimates : experiment.estimates())
      QCOMPARE(spread_of(estimates, &Line::slope, synthetic)->count, 50);
  }

  void a_loss_that_gives_no_line_says_why() {
    const Synthetic synthetic{Noise::normal, 28, 0.5, -1, 0.45, 7}; // targets below −1
    const Experiment experiment =
        repeated(synthetic, {{"msle", {}}, {"poisson_nll", {}}, {"nothing", {}}, {"mse", {}}}, 30);
    const auto& found = experiment.estimates();
    for (std::size_t i = 0; i < 3; ++i) {
      QVERIFY(found[i].refusal.has_value());
      QCOMPARE(found[i].lines.size(), std::size_t(30));
    }
    QVERIFY(!spread_of(found[1], &Line::slope, synthetic));
    QVERIFY(found[1].refusal->why.find("log = 0") != std::string::npos);
    QVERIFY(!found[3].refusal);
  }

  // The lines of the 0.9 quantile lie 1.28σ above the true one; their slope does not lean.
  void a_bias_is_told_and_has_no_efficiency() {
    const Synthetic synthetic;
    const Experiment experiment = repeated(synthetic, {{"quantile", {{"tau", 0.9}}}}, 400);
    const auto intercept = spread_of(experiment.estimates()[0], &Line::intercept, synthetic);
    QVERIFY(intercept->biased && !intercept->efficiency);
    QVERIFY(std::abs(intercept->mean - (1.2 + 1.2815515655446 * 0.45)) < 0.05); // SciPy: norm.ppf
    const auto slope = spread_of(experiment.estimates()[0], &Line::slope, synthetic);
    QVERIFY(!slope->biased && slope->efficiency);
  }

  // By hand: of 1, 2, 3 and 2, 4, 6 the deviations are 1 and 2, whatever stands beside a gap.
  void a_ratio_is_taken_where_both_gave_a_line() {
    const auto one = slopes({1, 2, 3, 50, std::nullopt});
    const auto other = slopes({2, 4, 6, std::nullopt, -9});
    const auto ratio = ratio_of_deviations(one, other, &Line::slope);
    QVERIFY(std::abs(ratio->value - 0.5) < 1e-15);
    QVERIFY(ratio->error < 1e-15); // the one is the other, stretched
    QVERIFY(!ratio_of_deviations(slopes({1, {}}), slopes({1, 2}), &Line::slope));
    QVERIFY(!spread_of(slopes({1, std::nullopt}), &Line::slope, Synthetic{}));
  }

  void the_error_of_a_ratio_is_its_scatter() {
    std::vector<double> ratios;
    double error = 0;
    constexpr int times = 150;
    for (int i = 0; i < times; ++i) {
      Synthetic synthetic;
      synthetic.seed = std::uint64_t(i);
      const Experiment experiment = repeated(synthetic, {{"mse", {}}, {"mae", {}}}, 200);
      const auto ratio =
          *ratio_of_deviations(experiment.estimates()[1], experiment.estimates()[0], &Line::slope);
      ratios.push_back(ratio.value);
      error += ratio.error / times;
    }
    double mean = 0;
    double variance = 0;
    for (const double ratio : ratios)
      mean += ratio / times;
    for (const double ratio : ratios)
      variance += (ratio - mean) * (ratio - mean) / (times - 1);
    // A deviation of 150 is known to 6 %; four of those.
    QVERIFY(std::abs(std::sqrt(variance) / error - 1) < 0.24);
  }

  void the_steadiest_is_found_among_those_that_are_fair() {
    const Synthetic synthetic{Noise::normal, 28, 2, 0, 1, 7};
    const std::vector<Estimates> estimates{
        slopes({1.0, 3.0, 1.1, 2.9, 1.2, 2.8}),           // wide
        slopes({1.9, 2.1, 1.9, 2.1, 1.9, 2.1}),           // the steadiest
        slopes({2.1, 1.9, 2.1, 1.9, 1.89, 2.1}),          // a little less, of other repeats
        slopes({2.0, 2.0, 2.0, 2.0, 2.01, std::nullopt}), // not in every repeat
        slopes({5.0, 5.0, 5.0, 5.0, 5.01, 5.0})};         // far from 2
    const auto found = steadiest(estimates, &Line::slope, synthetic);
    QCOMPARE(found->best, std::size_t(1));
    QCOMPARE(found->level, std::vector<std::size_t>{2});
    QVERIFY(!steadiest({}, &Line::slope, synthetic));
    QVERIFY(!steadiest(std::vector{slopes({2, 2, 2})}, &Line::slope, synthetic));
  }

  void many_points_are_repeated_less_often() {
    Synthetic synthetic;
    QCOMPARE(Experiment::enough(synthetic), 1000);
    synthetic.count = 30'000;
    QCOMPARE(Experiment::enough(synthetic), 100);
    synthetic.count = 100'000;
    QCOMPARE(Experiment::enough(synthetic), 30);
  }
};

QTEST_GUILESS_MAIN(EfficiencyTest)
#include "efficiency_test.moc"
