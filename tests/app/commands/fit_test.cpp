#include "tests/app/commands/asked.h"

#include <fstream>

#include <QTemporaryDir>
#include <QTest>

using namespace losslab;
using test::ask;

namespace {

const std::string table = "air,loss\n0,1\n1,3\n2,4\n3,8\n";

nlohmann::json fitted(std::vector<std::string> arguments, const std::string& csv = table) {
  arguments.insert(arguments.begin(), {"fit", "-"});
  arguments.push_back("--json");
  const auto asked = ask(arguments, csv);
  return asked.code == 0 ? nlohmann::json::parse(asked.out) : nlohmann::json();
}

} // namespace

class FitTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // What statsmodels, SciPy and scikit-learn answer; tests/oracle/fit_curves.py says how.
  void agrees_with_other_programs() {
    const auto oracle =
        nlohmann::json::parse(std::ifstream(SOURCE_DIR "/tests/oracle/fit_curves.json"));
    int compared = 0;
    for (const auto& expected : oracle["fits"]) {
      if (expected.value("local", false) || expected.value("approximate", false)) continue;
      const auto& set = oracle["points"][expected["points"].get<std::string>()];
      if (set["x"].size() > 60)
        continue; // each point is left out in turn: long sets are for the core
      std::string csv = "x,y\n";
      for (std::size_t i = 0; i < set["x"].size(); ++i)
        csv += set["x"][i].dump() + ',' + set["y"][i].dump() + '\n';
      std::vector<std::string> arguments{"--loss", expected["loss"], "--degree",
                                         expected["degree"].dump(), "--scale"};
      const auto& scale = expected["scale"];
      arguments.push_back(scale.is_string() ? scale.get<std::string>() : scale.dump());
      if (!expected["intercept"].get<bool>()) arguments.emplace_back("--through-origin");
      for (const auto& [name, value] : expected["parameters"].items())
        arguments.insert(arguments.end(), {"--set", name + "=" + value.dump()});
      const auto got = fitted(arguments, csv);
      QVERIFY2(!got.is_null(), expected.dump().c_str());
      const double objective = expected["objective"];
      QVERIFY2(std::abs(got["objective"].get<double>() - objective) <= 1e-8 * objective,
               expected.dump().c_str());
      QVERIFY(got["converged"].get<bool>());
      QCOMPARE(got["points"].size(), set["x"].size());
      ++compared;
    }
    QVERIFY(compared > 120);
  }

  // By hand: x̄ = 1.5, ȳ = 4, Sxy = 11, Sxx = 5.
  void answers_in_json_and_in_words() {
    const auto got = fitted({"--loss", "mse"});
    QVERIFY(std::abs(got["coefficients"][1].get<double>() - 2.2) < 1e-14);
    QVERIFY(std::abs(got["coefficients"][0].get<double>() - 0.7) < 1e-14);
    QVERIFY(std::abs(got["points"][0]["leverage"].get<double>() - 0.7) < 1e-14);
    QVERIFY(std::abs(got["points"][0]["residual"].get<double>() + 0.3) < 1e-14);
    QCOMPARE(got["points"][0]["weight"].get<double>(), 1.0);
    QCOMPARE(got["minima"].size(), 0U);
    // Cook's D by hand: residual −0.3, leverage 0.7, s² = 1.8/2: D = 0.09·0.7/(2·0.9·0.3²).
    const double cook = 0.09 * 0.7 / (2 * 0.9 * 0.09);
    QVERIFY(std::abs(got["points"][0]["influence"].get<double>() - std::sqrt(2 * cook / 4)) < 1e-9);
    const auto words = ask({"fit", "-", "--loss", "mse"}, table);
    QVERIFY(words.out.find("ŷ = 0.7 + 2.2·x\n") != std::string::npos);
  }

  void columns_are_chosen_by_name() {
    const std::string csv = "a,b,c\n0,5,1\n1,5,3\n2,6,5\n";
    const auto got = fitted({"--loss", "mae", "--x", "a", "--y", "c"}, csv);
    QVERIFY(std::abs(got["coefficients"][1].get<double>() - 2) < 1e-14);
  }

  void other_minima_are_told() {
    std::string csv = "x,y\n";
    for (int i = 0; i < 12; ++i)
      csv += std::to_string(i) + (i % 3 == 0 ? ",20\n" : ",0\n");
    const auto got = fitted({"--loss", "tukey"}, csv);
    QVERIFY(!got["minima"].empty());
    QVERIFY(got["minima"][0]["objective"] > got["objective"]);
  }

  void a_file_is_read_and_named() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("t.csv").toStdString();
    std::ofstream(path) << "x,y\n1,2\n2,oops\n3,4\n";
    const auto asked = ask({"fit", path, "--loss", "mse"});
    QCOMPARE(asked.code, 2);
    QVERIFY2(asked.error.find("t.csv") != std::string::npos &&
                 asked.error.find("line 3, column 2") != std::string::npos,
             asked.error.c_str());
  }

  void refuses_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("csv");
    QTest::addColumn<QString>("says");
    const QString points = QString::fromStdString(table);
    QTest::newRow("no loss") << "" << points << "--loss: is missing";
    QTest::newRow("unknown loss") << "--loss l2" << points << "l2";
    QTest::newRow("no regression") << "--loss hinge" << points << "a curve is fitted by a loss";
    QTest::newRow("degree") << "--loss mse --degree 6" << points << "--degree";
    QTest::newRow("half a degree") << "--loss mse --degree 1.5" << points << "--degree";
    QTest::newRow("scale") << "--loss huber --scale -1" << points << "--scale";
    QTest::newRow("scale of MAPE") << "--loss mape --scale mad" << points << "scale: not defined";
    QTest::newRow("one x") << "--loss mse"
                           << "x,y\n1,2\n1,3\n"
                           << "the same x";
    QTest::newRow("one point") << "--loss mse"
                               << "x,y\n1,2\n"
                               << "one point";
    QTest::newRow("too few") << "--loss mse --degree 4" << points << "add points";
    QTest::newRow("1e300") << "--loss mse"
                           << "x,y\n1,1e300\n2,3\n"
                           << "points[0].y";
    QTest::newRow("empty") << "--loss mse"
                           << ""
                           << "";
    QTest::newRow("no such column") << "--loss mse --x q" << points << "q";
  }
  void refuses() {
    QFETCH(QString, line);
    QFETCH(QString, csv);
    QFETCH(QString, says);
    std::vector<std::string> arguments{"fit", "-"};
    for (const QString& word : line.split(' ', Qt::SkipEmptyParts))
      arguments.push_back(word.toStdString());
    const auto asked = ask(arguments, csv.toStdString());
    QCOMPARE(asked.code, 2);
    QVERIFY(asked.out.empty());
    QVERIFY2(QString::fromStdString(asked.error).contains(says), asked.error.c_str());
  }
};

QTEST_GUILESS_MAIN(FitTest)
#include "fit_test.moc"
