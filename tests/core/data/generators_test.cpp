#include "core/data/generators.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <QTest>

using namespace losslab;

namespace {

TrainData described(std::string_view id) {
  TrainData data;
  data.id = id;
  return data;
}

double share_of_ones(const Samples& samples) {
  double ones = 0;
  for (const double target : samples.targets)
    ones += target;
  return ones / static_cast<double>(samples.size());
}

} // namespace

Q_DECLARE_METATYPE(losslab::TrainData)

class GeneratorsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_generator_data() {
    QTest::addColumn<QString>("id");
    for (const Generator& generator : generators())
      QTest::newRow(generator.id.data()) << QString::fromUtf8(generator.id.data());
  }
  void every_generator() {
    QFETCH(const QString, id);
    const Generator* generator = find_generator(id.toStdString());
    QVERIFY(generator != nullptr);
    TrainData data = described(id.toStdString());
    data.training_share = 0.7;
    const auto set = make_training_set(data);
    QVERIFY(set.ok());
    QCOMPARE(set->training.size(), std::size_t{280});
    QCOMPARE(set->test.size(), std::size_t{120});
    QCOMPARE(set->training.features.size(), generator->features);
    for (const Samples* samples : {&set->training, &set->test})
      for (const auto& column : samples->features) {
        QCOMPARE(column.size(), samples->size());
        for (const double value : column)
          QVERIFY(std::abs(value) < generator->reach);
      }
    if (generator->task == Task::classification) {
      // Half of each class in all, whichever side of the split they fall on.
      QCOMPARE(share_of_ones(set->training) * 280 + share_of_ones(set->test) * 120, 200.0);
    }
    QVERIFY(*make_training_set(data) == *set);
    ++data.seed;
    QVERIFY(*make_training_set(data) != *set);
  }

  /// The rules of the sets, from their definition: Playground's circle and xor, y = sin x.
  void clean_sets_keep_their_rule() {
    TrainData data;
    data.noise = 0;
    const Samples circle = make_training_set(data)->training;
    for (std::size_t i = 0; i < circle.size(); ++i) {
      const double distance = std::hypot(circle.features[0][i], circle.features[1][i]);
      QVERIFY(circle.targets[i] == 1 ? distance < 2.501 : distance > 3.499 && distance < 5.001);
    }
    data.id = "xor";
    const Samples crossed = make_training_set(data)->training;
    for (std::size_t i = 0; i < crossed.size(); ++i)
      QCOMPARE(crossed.targets[i] == 1, crossed.features[0][i] * crossed.features[1][i] > 0);
    data.id = "sine";
    const Samples sine = make_training_set(data)->training;
    for (std::size_t i = 0; i < sine.size(); ++i)
      QVERIFY(std::abs(sine.targets[i] - std::sin(sine.features[0][i])) < 2e-6);
  }

  void noise_moves_samples_by_its_scale() {
    TrainData data = described("plane");
    data.count = 20'000;
    data.noise = 0.3;
    const Samples plane = make_training_set(data)->training;
    double squares = 0;
    for (std::size_t i = 0; i < plane.size(); ++i) {
      const double off = plane.targets[i] - (plane.features[0][i] + plane.features[1][i]) / 10;
      squares += off * off;
    }
    const double deviation = std::sqrt(squares / 10'000);
    QVERIFY(std::abs(deviation - 0.3) < 4 * 0.3 / std::sqrt(20'000)); // four standard errors
  }

  void spoils_the_stated_share_of_the_training_samples_and_no_other() {
    for (const std::string_view id : {"circle", "sine"}) {
      TrainData data = described(id);
      const TrainingSet clean = *make_training_set(data);
      data.flipped = 0.06;
      const TrainingSet spoilt = *make_training_set(data);
      QVERIFY(spoilt.test == clean.test);
      QVERIFY(spoilt.training.features == clean.training.features);
      int changed = 0;
      for (std::size_t i = 0; i < 200; ++i) {
        const double by = spoilt.training.targets[i] - clean.training.targets[i];
        if (by == 0) continue;
        ++changed;
        QVERIFY(clean.task == Task::classification ? std::abs(by) == 1 : by >= 3 && by <= 5);
      }
      QCOMPARE(changed, 12);
    }
  }

  /// Written independently in Python, from the paper of SplitMix64: tests/oracle/generators.py.
  void draws_the_same_everywhere() {
    std::ifstream file(SOURCE_DIR "/tests/oracle/generators.json");
    const auto oracle = nlohmann::json::parse(file);
    for (const auto& run : oracle) {
      TrainData data = described(run.at("id").get<std::string>());
      data.count = run.at("count");
      data.noise = run.at("noise");
      data.flipped = run.at("flipped");
      data.seed = run.at("seed");
      const TrainingSet set = *make_training_set(data);
      QVERIFY(set.training.features == run.at("features").get<std::vector<std::vector<double>>>());
      QVERIFY(set.training.targets == run.at("targets").get<std::vector<double>>());
    }
  }

  void refuses_what_is_out_of_range_data() {
    QTest::addColumn<TrainData>("data");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const char* place, auto change) {
      TrainData data;
      change(data);
      QTest::newRow(name) << data << place;
    };
    row("unknown id", "data.id", [](TrainData& data) { data.id = "moon landing"; });
    row("no samples", "data.count", [](TrainData& data) { data.count = 0; });
    row("too many", "data.count", [](TrainData& data) { data.count = 1'000'000'000; });
    row("noise", "data.noise", [](TrainData& data) { data.noise = 0.6; });
    row("NaN", "data.noise",
        [](TrainData& data) { data.noise = std::numeric_limits<double>::quiet_NaN(); });
    row("flipped", "data.flipped", [](TrainData& data) { data.flipped = -0.1; });
    row("share", "data.training_share", [](TrainData& data) { data.training_share = 1; });
  }
  void refuses_what_is_out_of_range() {
    QFETCH(const TrainData, data);
    QFETCH(const QString, place);
    const auto set = make_training_set(data);
    QVERIFY(!set.ok());
    QCOMPARE(QString::fromStdString(set.refusal().place), place);
    QVERIFY(!set.refusal().why.empty());
  }

  void leaves_a_sample_on_each_side_of_any_split() {
    TrainData data;
    data.count = 4;
    for (const double share : {0.1, 0.9}) {
      data.training_share = share;
      const auto set = make_training_set(data);
      QVERIFY(set->training.size() >= 1 && set->test.size() >= 1);
    }
  }
};

QTEST_GUILESS_MAIN(GeneratorsTest)
#include "generators_test.moc"
