#include "core/loss/catalogue.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include <QTest>

using namespace losslab;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const nlohmann::json& pytorch() {
  static const nlohmann::json all = nlohmann::json::parse(
      std::ifstream(SOURCE_DIR "/tests/oracle/regression_torch.json"))["cases"];
  return all;
}

bool close(double got, double wanted, double tolerance) {
  return got == wanted || std::abs(got - wanted) <= tolerance * std::max(1.0, std::abs(wanted));
}

/// "gaussian_nll" with everything it takes; one number of it can be nudged.
struct Gaussian {
  std::vector<double> prediction{0.3, -1.2, 2.0};
  std::vector<double> target{0.5, 0.4, -1.0};
  std::vector<double> variance{0.2, 1.5, 4.0};
  std::vector<double> weight{1, 2, 0.5};

  std::vector<Input> batch() const {
    return {{"prediction", {3}, prediction},
            {"target", {3}, target},
            {"variance", {3}, variance},
            {"weight", {3}, weight}};
  }
  double mean() const {
    double value = 0;
    (*make_loss("gaussian_nll"))->evaluate(batch(), Reduction::mean, {&value, 1}, {});
    return value;
  }
  /// What evaluate() says, with no gradient asked for.
  std::string refusal() const { return refusal_of(batch()); }

  static std::string refusal_of(Batch batch) {
    double value = 0;
    const auto refusal =
        (*make_loss("gaussian_nll"))->evaluate(batch, Reduction::mean, {&value, 1}, {});
    return refusal ? refusal->text() : "";
  }
};

} // namespace

// What the catalogue's own tests cannot know of the regression losses: how they relate to each
// other, what PyTorch says, and the second input of gaussian_nll.
class RegressionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agrees_with_pytorch_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < pytorch().size(); ++i) {
      const auto& made = pytorch()[i];
      const std::string name = made["loss"].get<std::string>() + " " + made["parameters"].dump() +
                               " " + made["reduction"].get<std::string>();
      QTest::newRow(name.c_str()) << static_cast<int>(i);
    }
  }
  void agrees_with_pytorch() {
    QFETCH(int, index);
    const auto& made = pytorch()[static_cast<std::size_t>(index)];
    const auto loss = make_loss(made["loss"].get<std::string>(), made["parameters"]);
    QVERIFY2(loss.ok(), loss.ok() ? "" : loss.refusal().text().c_str());
    const auto inputs = made["inputs"].get<std::map<std::string, std::vector<double>>>();
    std::vector<Input> batch;
    for (const auto& [name, values] : inputs)
      batch.push_back({name, {values.size()}, values});
    const auto wanted = made["value"].get<std::vector<double>>();
    const auto slopes = made["gradient"].get<std::map<std::string, std::vector<double>>>();
    std::vector<double> value(wanted.size());
    std::map<std::string, std::vector<double>> gradient;
    std::vector<GradientOutput> outputs;
    for (const auto& [name, slope] : slopes) {
      gradient[name].resize(slope.size());
      outputs.push_back({name, gradient[name]});
    }

    const Reduction reduction = made["reduction"] == "mean"  ? Reduction::mean
                                : made["reduction"] == "sum" ? Reduction::sum
                                                             : Reduction::none;
    const auto refusal = (*loss)->evaluate(batch, reduction, value, outputs);
    QVERIFY2(!refusal, refusal ? refusal->text().c_str() : "");
    for (std::size_t i = 0; i < wanted.size(); ++i)
      QVERIFY(close(value[i], wanted[i], 1e-14));
    for (const auto& [name, slope] : slopes)
      for (std::size_t i = 0; i < slope.size(); ++i)
        QVERIFY(close(gradient[name][i], slope[i], 1e-14));
  }

  // Identities of the formulas: factor · loss(parameters) is other(other parameters).
  void relates_to_another_loss_data() {
    struct Relation {
      const char* name;
      const char* loss;
      ParameterValues parameters;
      double factor;
      const char* other;
      ParameterValues others;
    };
    const double root = std::sqrt(2.0);
    const std::vector<Relation> relations{
        {"Barron at 2 is half the squared error", "general_robust", {{"alpha", 2}}, 2, "mse", {}},
        {"at 1 pseudo-Huber", "general_robust", {{"c", 0.6}}, 1, "pseudo_huber", {{"delta", 0.6}}},
        {"at 0 Cauchy", "general_robust", {{"alpha", 0}}, 1, "cauchy", {{"c", root}}},
        {"at −2 Geman–McClure",
         "general_robust",
         {{"alpha", -2}, {"c", 1.5}},
         1,
         "geman_mcclure",
         {{"c", 3}}},
        {"at −∞ Welsch", "general_robust", {{"alpha", -infinity}}, 1, "welsch", {{"c", root}}},
        {"smooth L1 is Huber over β", "smooth_l1", {{"beta", 0.4}}, 0.4, "huber", {{"delta", 0.4}}},
        {"the median is half of MAE", "quantile", {}, 2, "mae", {}},
        {"no tolerance is MAE", "epsilon_insensitive", {{"epsilon", 0}}, 1, "mae", {}},
        {"no tolerance is MSE", "squared_epsilon_insensitive", {{"epsilon", 0}}, 1, "mse", {}},
        {"unit variance is half of MSE", "gaussian_nll", {}, 2, "mse", {}},
        {"a wide Huber is half of MSE", "huber", {{"delta", 1e9}}, 2, "mse", {}},
        {"a wide Tukey is half of MSE", "tukey", {{"c", 1e12}}, 2, "mse", {}},
    };
    QTest::addColumn<LossPtr>("loss");
    QTest::addColumn<double>("factor");
    QTest::addColumn<LossPtr>("other");
    for (const Relation& each : relations)
      QTest::newRow(each.name) << *make_loss(each.loss, each.parameters) << each.factor
                               << *make_loss(each.other, each.others);
  }
  void relates_to_another_loss() {
    QFETCH(LossPtr, loss);
    QFETCH(double, factor);
    QFETCH(LossPtr, other);
    for (const double error : {0.0, 1e-200, 1e-9, 0.01, 0.39, 0.41, 1.0, 2.3, 7.0, 40.0, 1e4})
      for (const double prediction : {error, -error}) {
        const Point point = pointwise(*loss)->at(prediction, 0);
        const Point wanted = pointwise(*other)->at(prediction, 0);
        // 1e-13: c = √2 is rounded, and Welsch's exponent, 25 at most before it vanishes, shows it.
        QVERIFY(std::abs(factor * point.value - wanted.value) <= 1e-13 * wanted.value);
        QVERIFY(std::abs(factor * point.slope - wanted.slope) <= 1e-13 * std::abs(wanted.slope));
        QVERIFY(close(factor * point.curvature, wanted.curvature, 1e-13));
      }
  }

  // Near the removable singularities Barron's loss goes over into them smoothly; the formula as
  // printed returns 0 or noise there.
  void barron_is_continuous_where_the_formula_is_not_data() {
    QTest::addColumn<double>("at");
    QTest::addColumn<double>("near");
    QTest::newRow("just below 2") << 2.0 << std::nextafter(2.0, 0.0);
    QTest::newRow("just above 0") << 0.0 << std::numeric_limits<double>::denorm_min();
    QTest::newRow("just below 0") << 0.0 << -1e-18;
    QTest::newRow("far down") << -infinity << -std::numeric_limits<double>::max();
  }
  void barron_is_continuous_where_the_formula_is_not() {
    QFETCH(double, at);
    QFETCH(double, near);
    const auto limit = make_loss("general_robust", {{"alpha", at}});
    const auto close_by = make_loss("general_robust", {{"alpha", near}});
    for (const double error : {1e-100, 1e-8, 0.1, 1.0, 5.0, 30.0, 1e4}) {
      const Point wanted = pointwise(**limit)->at(error, 0);
      const Point got = pointwise(**close_by)->at(error, 0);
      QVERIFY(std::abs(got.value - wanted.value) <= 1e-13 * wanted.value);
      QVERIFY(std::abs(got.slope - wanted.slope) <= 1e-13 * wanted.slope);
    }
  }

  void gaussian_gradient_is_that_of_the_weighted_mean() {
    const Gaussian given;
    std::vector<double> by_prediction(3);
    std::vector<double> by_variance(3);
    const std::array outputs{GradientOutput{"variance", by_variance},
                             GradientOutput{"prediction", by_prediction}};
    double value = 0;
    QVERIFY(!(*make_loss("gaussian_nll"))
                 ->evaluate(given.batch(), Reduction::mean, {&value, 1}, outputs));
    const double step = 1e-5; // central differences: error about step², rounding about 1e-16/step
    for (std::size_t i = 0; i < 3; ++i) {
      const auto difference = [&](std::vector<double> Gaussian::*input) {
        Gaussian above = given;
        Gaussian below = given;
        (above.*input)[i] += step;
        (below.*input)[i] -= step;
        return (above.mean() - below.mean()) / (2 * step);
      };
      QVERIFY(close(by_prediction[i], difference(&Gaussian::prediction), 1e-7));
      QVERIFY(close(by_variance[i], difference(&Gaussian::variance), 1e-7));
    }
  }

  void gaussian_refuses_by_place() {
    Gaussian given;
    given.variance[1] = 0;
    QCOMPARE(given.refusal(), std::string("variance[1]: must be positive"));
    given.variance[1] = std::nan("");
    QCOMPARE(given.refusal(), std::string("variance[1]: is not a finite number"));
    given.variance = {1, 1};
    QCOMPARE(given.refusal(), std::string("variance: has 2 values where prediction has 3"));
    given = Gaussian();
    const auto batch = given.batch();
    QCOMPARE(Gaussian::refusal_of(std::span(batch).first(2)), std::string("variance: is missing"));
    double value = 0;
    std::vector<double> slope(3);
    const std::array outputs{GradientOutput{"target", slope}};
    const auto refusal =
        (*make_loss("gaussian_nll"))->evaluate(batch, Reduction::mean, {&value, 1}, outputs);
    QVERIFY(refusal && refusal->place == "target");
  }

  void refuses_what_is_outside_its_domain_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<double>("log_input"); // of poisson_nll
    QTest::addColumn<double>("prediction");
    QTest::addColumn<double>("target");
    QTest::addColumn<QString>("place");
    QTest::newRow("log of zero") << "msle" << 1.0 << -1.0 << 0.0 << "prediction[1]";
    QTest::newRow("log below zero") << "msle" << 1.0 << 0.0 << -2.5 << "target[1]";
    QTest::newRow("per cent of zero") << "mape" << 1.0 << 3.0 << 0.0 << "target[1]";
    QTest::newRow("minus one visitor") << "poisson_nll" << 1.0 << 0.0 << -1.0 << "target[1]";
    QTest::newRow("no rate") << "poisson_nll" << 0.0 << 0.0 << 2.0 << "prediction[1]";
  }
  void refuses_what_is_outside_its_domain() {
    QFETCH(QString, loss);
    QFETCH(double, log_input);
    QFETCH(double, prediction);
    QFETCH(double, target);
    QFETCH(QString, place);
    ParameterValues parameters;
    if (loss == "poisson_nll") parameters["log_input"] = log_input;
    const std::array predictions{1.0, prediction};
    const std::array targets{1.0, target};
    const std::array batch{Input{"prediction", {2}, predictions}, Input{"target", {2}, targets}};
    double value = 0;
    const auto refusal = (*make_loss(loss.toStdString(), parameters))
                             ->evaluate(batch, Reduction::mean, {&value, 1}, {});
    QVERIFY(refusal.has_value());
    QCOMPARE(QString::fromStdString(refusal->place), place);
  }

  // However large the error and however odd the scale, a robust loss stays a number.
  void extremes_make_no_nan_data() {
    QTest::addColumn<QString>("loss");
    for (const Entry* entry : catalogue())
      if (entry->card.family == Family::regression)
        QTest::newRow(entry->card.id.c_str()) << QString::fromStdString(entry->card.id);
  }
  void extremes_make_no_nan() {
    QFETCH(QString, loss);
    const Card& card = find_loss(loss.toStdString())->card;
    for (const double scale : {1e-300, 1e-3, 1.0, 1e300}) {
      ParameterValues parameters;
      for (const Parameter& each : card.parameters)
        if (std::isinf(each.high)) parameters[each.id] = scale;
      const auto made = make_loss(card.id, parameters);
      const PointwiseLoss& curve = *pointwise(**made);
      for (const double error : {0.0, 5e-324, 1e-300, 1.0, 1e150, 1e300, 1.7e308})
        for (const double prediction : {error, -error}) {
          if (curve.objection(prediction, card.drawn_target)) continue;
          const Point point = curve.at(prediction, card.drawn_target);
          QVERIFY(!std::isnan(point.value));
          QVERIFY(!std::isnan(point.slope));
          QVERIFY(!std::isnan(point.curvature));
          // Where the slope levels off or returns to zero it is finite, and so is Huber's kin.
          if (card.properties.bounded_gradient) QVERIFY(std::isfinite(point.slope));
        }
    }
  }
};

QTEST_GUILESS_MAIN(RegressionTest)
#include "regression_test.moc"
