#include "ui/pages/outliers/noise_model.h"

#include <cmath>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

namespace {

OutliersScene scene_of(Noise noise) {
  OutliersScene scene;
  scene.view = OutliersView::noise;
  scene.synthetic = Synthetic{.noise = noise};
  return scene;
}

/// Seconds of work.
OutliersScene large_scene() {
  OutliersScene scene = scene_of(Noise::contaminated);
  scene.synthetic->count = 20'000;
  for (const char* id : {"cauchy", "welsch"})
    scene.losses.push_back({id, {}});
  return scene;
}

bool settled(const NoiseModel& model) {
  return QTest::qWaitFor([&model] { return model.isSettled(); }, 20'000);
}

} // namespace

class NoiseModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_chosen_loss_stands_in_the_order_of_the_catalogue() {
    OutliersScene scene = scene_of(Noise::normal);
    scene.losses = {{"tukey", {}}, {"mse", {}}};
    OutliersModel outliers(scene);
    const NoiseModel model(outliers);
    QCOMPARE(model.standings()[0].card->id, std::string("mse"));
    QVERIFY(settled(model));
    QCOMPARE(model.repeats(), 1000);
    for (const auto& standing : model.standings())
      QCOMPARE(standing.spread->count, 1000);
    // By hand: σ/√Σ(x − x̄)², which is 0.45·√(12/(100·(28 − 1/28))); to five of its errors.
    const auto& deviation = model.standings()[0].spread->deviation;
    QVERIFY(std::abs(deviation.value - 0.45 * std::sqrt(0.12 / (28 - 1.0 / 28))) <
            5 * deviation.error);
  }

  // What the numbers are to say: MSE wins on clean normal data, and loses on other.
  void the_verdict_follows_the_noise() {
    OutliersScene scene = scene_of(Noise::normal);
    scene.losses = {{"mse", {}}, {"mae", {}}};
    OutliersModel outliers(scene);
    NoiseModel model(outliers);
    QCOMPARE(model.verdict(), QString()); // nothing yet
    QVERIFY(settled(model));
    QCOMPARE(model.verdict(), QString("<b>MSE</b> wins: its lines scatter least."));
    for (const Noise noise : {Noise::laplace, Noise::student, Noise::contaminated}) {
      outliers.setSynthetic(Synthetic{.noise = noise});
      QVERIFY(settled(model));
      const QRegularExpression loses(
          R"(^<b>MAE</b> wins: its lines scatter least. MSE loses: its spread is [12]\.\d\d ± 0\.\d\d times that of MAE.$)");
      QVERIFY2(loses.match(model.verdict()).hasMatch(), qPrintable(model.verdict()));
    }
  }

  void losses_that_cannot_be_told_apart_are_level() {
    OutliersScene scene = scene_of(Noise::normal);
    scene.losses = {{"mse", {}}, {"huber", {{"delta", 50}}}}; // all residuals are squared by both
    OutliersModel outliers(scene);
    const NoiseModel model(outliers);
    QVERIFY(settled(model));
    QVERIFY(model.verdict().contains("are level"));
    QVERIFY(model.verdict().contains("1000 repeats"));
  }

  void without_noise_nobody_can_win() {
    OutliersScene scene = scene_of(Noise::laplace);
    scene.synthetic->scale = 0;
    scene.synthetic->count = Synthetic::fewest;
    OutliersModel outliers(scene);
    const NoiseModel model(outliers);
    QVERIFY(!model.bridge());
    QVERIFY(!model.fitsMatchingLoss());
    QVERIFY(settled(model));
    QVERIFY(model.verdict().contains("all spreads are 0"));
    for (const auto& standing : model.standings())
      QCOMPARE(standing.spread->deviation.value, 0.0);
    QVERIFY(!QString::fromStdString(model.table()).contains("nan"));
  }

  void one_loss_has_nobody_to_beat() {
    OutliersScene scene = scene_of(Noise::normal);
    scene.losses = {{"mse", {}}};
    OutliersModel outliers(scene);
    const NoiseModel model(outliers);
    QVERIFY(settled(model));
    QVERIFY(model.verdict().contains("another loss"));
  }

  void the_matching_loss_is_fitted_in_one_step() {
    OutliersModel outliers(scene_of(Noise::contaminated));
    NoiseModel model(outliers);
    QVERIFY(!model.fitsMatchingLoss()); // Huber is there, with another δ
    model.fitMatchingLoss();
    QVERIFY(model.fitsMatchingLoss());
    QCOMPARE(outliers.outliers().focus, std::string("huber"));
    QCOMPARE(outliers.outliers().losses.size(), std::size_t(4));
    outliers.undo();
    QVERIFY(!model.fitsMatchingLoss());
    outliers.setSynthetic(Synthetic{.noise = Noise::student});
    model.fitMatchingLoss();
    QCOMPARE(outliers.outliers().losses.back().id, std::string("cauchy"));
  }

  // What came of a scene that is gone is never shown.
  void another_scene_starts_anew() {
    OutliersModel outliers(scene_of(Noise::normal));
    NoiseModel model(outliers);
    QVERIFY(settled(model));
    const double before = model.standings()[0].spread->deviation.value;
    const auto first = model.standings()[0].estimates.lines[0];
    const QSignalSpy restarted(&model, &NoiseModel::restarted);
    outliers.setSynthetic(*large_scene().synthetic);
    QCOMPARE(model.repeats(), 0);
    QVERIFY(!model.standings()[0].spread);
    QVERIFY(model.isRunning());
    QVERIFY(QTest::qWaitFor([&] { return model.repeats() > 0; }, 20'000));
    QVERIFY(model.standings()[0].estimates.lines[0] != first);
    QThread::msleep(200);               // two frames: the next snapshot waits to be taken
    outliers.setSynthetic(Synthetic{}); // while the other one runs
    connect(&model, &NoiseModel::advanced, &model,
            [&model, first] { QCOMPARE(model.standings()[0].estimates.lines[0], first); });
    QVERIFY(settled(model));
    QCOMPARE(model.standings()[0].spread->deviation.value, before);
    QCOMPARE(restarted.count(), 2);
  }

  void only_what_the_experiment_depends_on_restarts_it() {
    OutliersModel outliers(scene_of(Noise::normal));
    NoiseModel model(outliers);
    QVERIFY(settled(model));
    const QSignalSpy restarted(&model, &NoiseModel::restarted);
    outliers.setFocus("tukey");
    outliers.setResiduals(ResidualStyle::squares);
    QCOMPARE(restarted.count(), 0);
    outliers.setView(OutliersView::fits);
    outliers.toggleLoss("cauchy"); // nobody looks
    QCOMPARE(restarted.count(), 0);
    outliers.setView(OutliersView::noise);
    QCOMPARE(restarted.count(), 1);
    QCOMPARE(model.standings().size(), std::size_t(5));
  }

  void cancel_keeps_what_there_is() {
    OutliersModel outliers(large_scene());
    NoiseModel model(outliers);
    const QSignalSpy running(&model, &NoiseModel::runningChanged);
    QVERIFY(QTest::qWaitFor([&] { return model.repeats() > 0; }, 20'000));
    model.setRunning(false);
    QCOMPARE(running.count(), 1);
    QTest::qWait(150); // what the worker had by then comes in
    const int kept = model.repeats();
    QVERIFY(kept < model.enough());
    QTest::qWait(150);
    QCOMPARE(model.repeats(), kept);
    QCOMPARE(model.standings()[0].spread->count, kept);
    model.setRunning(true);
    QVERIFY(settled(model));
    QCOMPARE(model.repeats(), model.enough());
    model.setRunning(true); // there is nothing left to do
    QVERIFY(!model.isRunning());
  }

  void slope_or_intercept_is_looked_at() {
    OutliersModel outliers(scene_of(Noise::normal));
    NoiseModel model(outliers);
    QVERIFY(settled(model));
    QCOMPARE(model.truth(), 0.55);
    model.setCoefficient(&Line::intercept);
    QCOMPARE(model.truth(), 1.2);
    QVERIFY(std::abs(model.standings()[0].spread->mean - 1.2) < 0.05);
  }

  void points_of_a_file_leave_the_noise_of_a_first_visit() {
    OutliersScene scene = scene_of(Noise::normal);
    scene.synthetic.reset();
    scene.points = {{1, 2}, {2, 3}};
    OutliersModel outliers(scene);
    const NoiseModel model(outliers);
    QCOMPARE(model.synthetic(), Synthetic{});
  }

  void the_table_has_a_row_for_each_loss() {
    OutliersScene scene = scene_of(Noise::normal);
    scene.losses = {{"mse", {}}, {"poisson_nll", {}}};
    OutliersModel outliers(scene);
    const NoiseModel model(outliers);
    QVERIFY(settled(model));
    const QStringList lines = QString::fromStdString(model.table()).split('\n');
    QCOMPARE(lines.size(), 4); // header, two losses, the last line's end
    QVERIFY(lines.at(1).startsWith("mse,1000,1000,0.5"));
    QVERIFY(lines.at(2).startsWith("poisson_nll,1000,0,,"));
    for (const int row : {1, 2})
      QCOMPARE(lines.at(row).count(','), lines.at(0).count(','));
  }

  void it_may_end_while_it_runs() {
    OutliersModel outliers(large_scene());
    for (int i = 0; i < 5; ++i) {
      const NoiseModel model(outliers);
      QTest::qWait(5 * i);
    }
  }
};

QTEST_GUILESS_MAIN(NoiseModelTest)
#include "noise_model_test.moc"
