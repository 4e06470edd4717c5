#include "tests/core/loss/probe.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include <QTest>

using namespace losslab;
using test::Probe;

namespace {

/// A set of rows of tests/oracle/pointwise.json; its script says what the columns are.
struct Reference {
  std::string loss;
  ParameterValues parameters;
  Probe::Inputs inputs;
  std::vector<std::vector<double>> rows; ///< a curvature that jumps is NaN
  std::vector<double> by_variance;
};

double number(const nlohmann::json& json) {
  if (json.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (json.is_string()) return json == "inf" ? test::infinity : -test::infinity;
  return json.get<double>();
}

std::vector<double> numbers(const nlohmann::json& json) {
  std::vector<double> all;
  for (const auto& each : json)
    all.push_back(number(each));
  return all;
}

const std::vector<Reference>& references() {
  static const std::vector<Reference> all = [] {
    std::ifstream file(SOURCE_DIR "/tests/oracle/pointwise.json");
    std::vector<Reference> read;
    const auto json = nlohmann::json::parse(file);
    for (const auto& set : json.at("sets")) {
      Reference reference{set.at("loss"), {}, {}, {}, {}};
      for (const auto& [name, value] : set.at("parameters").items())
        reference.parameters[name] = number(value);
      for (const auto& [name, value] : set.at("inputs").items())
        reference.inputs[name] = number(value);
      for (const auto& row : set.at("rows"))
        reference.rows.push_back(numbers(row));
      if (set.contains("by_variance")) reference.by_variance = numbers(set["by_variance"]);
      read.push_back(std::move(reference));
    }
    return read;
  }();
  return all;
}

/// Distance in units of the last place of what was wanted, or of the larger of the terms that
/// cancel there.
double distance(double got, double wanted, double term = 0) {
  if (got == wanted) return 0;
  if (std::isinf(wanted)) { // an overflow may come one rounding later
    return got * wanted > 0 && std::abs(got) > 1.797e308 ? 0 : test::infinity;
  }
  if (!std::isfinite(got)) return test::infinity;
  const double size = std::max(std::abs(wanted), std::abs(term));
  return std::isfinite(size) ? std::abs(got - wanted) / test::ulp(size) : 0;
}

/// The worst row of one column, as a sentence for the message.
struct Worst {
  double ulps = 0;
  QString text;

  void see(const char* what, double prediction, double got, double wanted, double ulps_here) {
    if (!(ulps_here > ulps)) return;
    ulps = ulps_here;
    text = QString("%1 at prediction %2: %3, not %4 (%5 ulp)")
               .arg(what)
               .arg(prediction, 0, 'g', 17)
               .arg(got, 0, 'g', 17)
               .arg(wanted, 0, 'g', 17)
               .arg(ulps, 0, 'g', 4);
  }
};

std::vector<double> predictions_of(const Reference& reference) {
  std::vector<double> all;
  for (const auto& row : reference.rows)
    all.push_back(row[0]);
  return all;
}

} // namespace

// Every loss of one number against mpmath, over sizes from 1e-300 to 1e4 and beyond.
class ExactnessTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_loss_of_one_number_has_its_reference() {
    for (const Entry* entry : catalogue()) {
      const Family family = entry->card.family;
      if (family != Family::regression && family != Family::binary) continue;
      const auto found =
          std::find_if(references().begin(), references().end(), [entry](const Reference& each) {
            return each.loss == entry->card.id &&
                   each.parameters.size() == entry->card.parameters.size();
          });
      QVERIFY2(found != references().end(),
               (entry->card.id + " is missing in tests/oracle/pointwise.py").c_str());
    }
  }

  void stays_within_its_last_digits_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < references().size(); ++i) {
      const Reference& reference = references()[i];
      const auto loss = make_loss(reference.loss, reference.parameters);
      if (find_loss(reference.loss) == nullptr) continue;
      QVERIFY2(loss.ok(), loss.ok() ? "" : loss.refusal().text().c_str());
      QTest::newRow(Probe(*loss, reference.inputs).text().c_str()) << static_cast<int>(i);
    }
  }
  void stays_within_its_last_digits() {
    QFETCH(int, index);
    const Reference& reference = references()[static_cast<std::size_t>(index)];
    const Probe probe(*make_loss(reference.loss, reference.parameters), reference.inputs);
    const auto swept = probe.sweep(predictions_of(reference));
    QVERIFY2(!swept.refusal, swept.refusal ? swept.refusal->text().c_str() : "");
    Worst value;
    Worst slope;
    for (std::size_t i = 0; i < reference.rows.size(); ++i) {
      const auto& row = reference.rows[i];
      const double value_term = row.size() > 4 ? row[4] : 0;
      const double slope_term = row.size() > 5 ? row[5] : 0;
      value.see("value", row[0], swept.value[i], row[1],
                distance(swept.value[i], row[1], value_term));
      slope.see("slope", row[0], swept.slope[i], row[2],
                distance(swept.slope[i], row[2], slope_term));
    }
    // Focal multiplies a power, a logarithm and two sigmoids: performance.md grants it 8. A power
    // beyond that multiplies the error of what it is a power of.
    const auto gamma = reference.parameters.find("gamma");
    const double granted = gamma == reference.parameters.end() ? 4 : std::max(8.0, gamma->second);
    qInfo("value %.2f ulp, slope %.2f ulp", value.ulps, slope.ulps);
    QVERIFY2(value.ulps <= granted && slope.ulps <= granted,
             qPrintable(value.text + "; " + slope.text));
  }

  void curvature_is_right_data() { stays_within_its_last_digits_data(); }
  void curvature_is_right() {
    QFETCH(int, index);
    const Reference& reference = references()[static_cast<std::size_t>(index)];
    const Probe probe(*make_loss(reference.loss, reference.parameters), reference.inputs);
    if (pointwise(probe.loss()) == nullptr) return; // it offers no curvature
    if (reference.inputs.contains("variance") && reference.inputs.at("variance") != 1)
      return; // curvature is that of the curve, which is drawn at variance 1
    for (const auto& row : reference.rows) {
      if (std::isnan(row[3])) continue;
      const double got = probe.curvature(row[0]);
      // The curvature of a redescending loss crosses zero where slope/e does not.
      const double term = row[0] == 0 ? 0 : row[2] / (row[0] - probe.target());
      const double size = std::max(std::abs(row[3]), std::isfinite(term) ? std::abs(term) : 0);
      const bool near = std::isinf(row[3]) ? distance(got, row[3]) == 0
                                           : std::abs(got - row[3]) <= 1e-13 * size + 1e-30;
      QVERIFY2(near, qPrintable(QString("curvature at prediction %1: %2, not %3")
                                    .arg(row[0], 0, 'g', 17)
                                    .arg(got, 0, 'g', 17)
                                    .arg(row[3], 0, 'g', 17)));
    }
  }

  void slope_by_the_variance() {
    for (const Reference& reference : references()) {
      if (reference.by_variance.empty() || find_loss(reference.loss) == nullptr) continue;
      const Probe probe(*make_loss(reference.loss, reference.parameters), reference.inputs);
      const auto swept = probe.sweep(predictions_of(reference), "variance");
      QVERIFY2(!swept.refusal, swept.refusal ? swept.refusal->text().c_str() : "");
      // ½(1/σ² − e²/σ⁴) crosses zero between its terms; 1/σ² is one of them.
      const double term = 1 / reference.inputs.at("variance");
      for (std::size_t i = 0; i < reference.rows.size(); ++i)
        QVERIFY(distance(swept.slope[i], reference.by_variance[i], term) <= 4);
    }
  }
};

QTEST_GUILESS_MAIN(ExactnessTest)
#include "exactness_test.moc"
