#include "core/loss/catalogue.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;

namespace {

// PyTorch and scikit-learn subtract numbers near 1, so their small results are only good to 1e-14.
bool agrees(double ours, double theirs) {
  return std::abs(ours - theirs) <= 1e-12 * std::abs(theirs) + 1e-14;
}

LossPtr loss_of(std::string_view id, const ParameterValues& parameters = {}) {
  const auto loss = make_loss(id, parameters);
  return loss.ok() ? *loss : nullptr;
}

Point at(std::string_view id, double prediction, double target) {
  const LossPtr loss = loss_of(id);
  return pointwise(*loss)->at(prediction, target);
}

std::string objection(std::string_view id, double prediction, double target) {
  const LossPtr loss = loss_of(id);
  return std::string(pointwise(*loss)->objection(prediction, target).value_or(""));
}

} // namespace

class BinaryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agrees_with_other_libraries() {
    std::ifstream file(SOURCE_DIR "/tests/oracle/binary.json");
    for (const auto& set : nlohmann::json::parse(file)) {
      const std::string id = set.at("loss");
      const LossPtr loss = loss_of(id, set.at("parameters").get<ParameterValues>());
      QVERIFY2(loss != nullptr, id.c_str());
      for (const auto& row : set.at("rows")) {
        const Point point = pointwise(*loss)->at(row[0], row[1]);
        const auto where =
            QString("%1 %2: %3 gives %4, slope %5")
                .arg(id.c_str(), set.at("source").get<std::string>().c_str(), row.dump().c_str())
                .arg(point.value, 0, 'g', 17)
                .arg(point.slope, 0, 'g', 17);
        QVERIFY2(agrees(point.value, row[2]), qPrintable(where));
        if (!row[3].is_null()) QVERIFY2(agrees(point.slope, row[3]), qPrintable(where));
      }
    }
  }

  void keeps_the_digits_where_one_minus_sigmoid_has_none() {
    // mpmath at 50 digits: log(1 + e⁻⁵⁰), σ(−50), and the same to the third power times ¼ for
    // focal.
    QCOMPARE(at("bce_with_logits", 50, 1).value, 1.9287498479639178e-22);
    QCOMPARE(at("bce_with_logits", 50, 1).slope, -1.9287498479639178e-22);
    QCOMPARE(at("bce_with_logits", 740, 1).value, 4.2e-322);
    QCOMPARE(at("focal", 50, 1).value, 1.7937739932911027e-66);
    QCOMPARE(at("bce_with_logits", -1e4, 1).value, 1e4);
    QCOMPARE(at("focal", -1e4, 1).value, 2500.0);
  }

  // By hand: (1 − p_t)^γ is 1 where p_t is nothing beside 1/γ, and 0 where it is not.
  void focal_stands_any_finite_gamma() {
    for (const double gamma : {1e4, 1e100, std::numeric_limits<double>::max()}) {
      const LossPtr focal = loss_of("focal", {{"gamma", gamma}});
      QCOMPARE(pointwise(*focal)->at(-1e4, 1).value, 2500.0);
      QCOMPARE(pointwise(*focal)->at(-1e4, 1).slope, -0.25);
      for (const double logit : {-5.0, 0.0, 3.0, 1e4}) {
        const Point point = pointwise(*focal)->at(logit, 1);
        QCOMPARE(point.value, 0.0);
        QCOMPARE(point.slope, 0.0);
        QCOMPARE(point.curvature, 0.0);
      }
      for (double logit = -1000; logit < 1000; logit += 0.5) {
        const Point point = pointwise(*focal)->at(logit, 1);
        QVERIFY(std::isfinite(point.value) && std::isfinite(point.slope) &&
                std::isfinite(point.curvature));
      }
    }
  }

  void does_not_push_at_a_corner() {
    QCOMPARE(at("hinge", 1, 1).slope, 0.0);
    QCOMPARE(at("hinge", -1, 0).slope, 0.0);
    QCOMPARE(at("perceptron", 0, 1).slope, 0.0);
    QCOMPARE(pointwise(*loss_of("hinge", {{"margin", 0.5}}))->kinks(0), (std::vector{-0.5}));
  }

  void has_no_gradient_where_the_logarithm_is_clamped() {
    QCOMPARE(at("bce", 0, 1).value, 100.0); // as PyTorch's BCELoss
    QCOMPARE(at("bce", 0, 1).slope, 0.0);
    QCOMPARE(at("bce", 1, 0).slope, 0.0);
    QCOMPARE(at("bce", 1, 1).slope, -1.0); // and where it is not, none of it is lost
  }

  void refuses_what_is_no_label_and_no_probability() {
    for (const std::string_view id : {"focal", "hinge", "squared_hinge", "modified_huber",
                                      "perceptron", "exponential", "zero_one"}) {
      QVERIFY(objection(id, 0.5, 0.5).starts_with("target"));
      QCOMPARE(objection(id, 0.5, 1), std::string());
    }
    for (const std::string_view id : {"bce", "bce_with_logits", "brier"}) {
      QVERIFY(objection(id, 0.5, -0.1).starts_with("target"));
      QCOMPARE(objection(id, 0.5, 0.5), std::string());
    }
    QVERIFY(objection("bce", 1.5, 1).starts_with("prediction"));
  }
};

QTEST_GUILESS_MAIN(BinaryTest)
#include "binary_test.moc"
