#include "ui/pages/explore/explore_model.h"

#include "core/quiz/bank.h"
#include "core/scene/text.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

class ExploreModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reads_every_visible_loss_at_the_crosshair() {
    ExploreModel model(ExploreScene{});
    model.moveCrosshair(2);
    QCOMPARE(model.drawn().size(), 3U);
    QCOMPARE(model.drawn()[0].reading->value, 4.0); // MSE: 2²
    QCOMPARE(model.drawn()[0].reading->slope, 4.0);
    QCOMPARE(model.drawn()[1].reading->value, 2.0); // MAE
    QCOMPARE(model.drawn()[2].reading->value, 1.5); // Huber, δ = 1: 2 − ½
  }

  // A question's demonstration reads a number: it must be on the plot.
  void every_demonstration_shows_what_it_reads() {
    using Quantity = ExploreModel::Quantity;
    QStringList outside;
    const QDir folder(SOURCE_DIR "/resources/questions");
    for (const QString& name : folder.entryList({"*.json"})) {
      QFile file(folder.filePath(name));
      QVERIFY(file.open(QIODevice::ReadOnly));
      const auto topic = topic_from_json(file.readAll().toStdString());
      QVERIFY(topic.ok());
      for (const Question& question : topic->questions) {
        if (!question.show || !std::holds_alternative<ExploreScene>(*question.show)) continue;
        const ExploreModel model(std::get<ExploreScene>(*question.show));
        const auto inside = [](Range range, double y) { return range.low <= y && y <= range.high; };
        for (const auto& one : model.drawn())
          if (one.reading && (!inside(model.height(Quantity::value), one.reading->value) ||
                              !inside(model.height(Quantity::slope), one.reading->slope)))
            outside << QString::fromStdString(question.id + " " + one.card->id);
      }
    }
    QVERIFY2(outside.isEmpty(), qPrintable(outside.join('\n')));
  }

  void no_more_losses_than_can_be_told_apart() {
    ExploreModel model(ExploreScene{});
    for (const Entry* entry : catalogue())
      if (entry->card.family == Family::regression && model.explore().losses.size() < most_losses &&
          entry->card.id != "mse" && entry->card.id != "mae" && entry->card.id != "huber")
        QVERIFY(model.toggleLoss(entry->card.id));
    QCOMPARE(model.explore().losses.size(), most_losses);
    QVERIFY(!model.toggleLoss("gaussian_nll"));
    model.setFocus("gaussian_nll");
    QVERIFY(scene_from_json(scene_to_json(model.scene())).ok());
    QVERIFY(model.toggleLoss("mse")); // one fewer
  }

  void a_relative_error_is_drawn_at_a_target_it_is_defined_for() {
    ExploreModel model(ExploreScene{});
    QVERIFY(!model.targetMatters());
    model.toggleLoss("mape");
    QCOMPARE(model.explore().target, 1.0);
    QVERIFY(model.targetMatters());
    QVERIFY(model.drawn().back().reading.has_value());
    model.setTarget(0);
    QVERIFY(!model.drawn().back().reading.has_value());
    QVERIFY(!model.drawn().back().objection.empty());
  }

  void a_parameter_of_another_family_brings_its_axis() {
    ExploreModel model(ExploreScene{});
    model.setFocus("hinge"); // its card is open over curves of the error
    QVERIFY(!model.ballPoint());
    model.setParameter("margin", 2);
    QCOMPARE(model.explore().axis, Axis::margin);
    QCOMPARE(model.drawn().size(), 1U);
  }

  void a_crosshair_is_no_step_to_undo() {
    ExploreModel model(ExploreScene{});
    QSignalSpy curves(&model, &ExploreModel::curvesChanged);
    model.moveCrosshair(1);
    QVERIFY(!model.canUndo());
    QCOMPARE(curves.count(), 0); // nothing is drawn anew
  }

  void a_sliders_drag_is_one_step() {
    ExploreModel model(ExploreScene{});
    for (const double delta : {1.1, 1.5, 2.0})
      model.setParameter("delta", delta);
    model.endGesture();
    QCOMPARE(model.focusedLoss()->parameters()[0], 2.0);
    model.undo();
    QCOMPARE(model.focusedLoss()->parameters()[0], 1.0);
    QVERIFY(!model.canUndo());
    model.redo();
    QCOMPARE(model.focusedLoss()->parameters()[0], 2.0);
  }

  void what_moves_on_after_an_undo_is_a_gesture_of_its_own() {
    ExploreModel model(ExploreScene{});
    model.setParameter("delta", 2);
    model.undo();
    model.setParameter("delta", 3);
    model.setParameter("delta", 4);
    model.cancelGesture();
    QVERIFY(model.explore() == ExploreScene{});
  }

  void a_parameter_out_of_range_changes_nothing() {
    ExploreModel model(ExploreScene{});
    const ExploreScene before = model.explore();
    model.setParameter("delta", -1);
    model.setParameter("gamma", 1);
    QVERIFY(model.explore() == before);
  }

  void a_default_is_not_written_into_the_scene() {
    ExploreModel model(ExploreScene{});
    model.setParameter("delta", 3);
    model.setParameter("delta", 1);
    QVERIFY(model.explore() == ExploreScene{});
  }

  void a_loss_of_another_family_brings_its_axis() {
    ExploreModel model(ExploreScene{});
    model.toggleLoss("hinge");
    const Card& hinge = find_loss("hinge")->card;
    QCOMPARE(model.explore().axis, hinge.axes.front());
    QCOMPARE(model.drawn().size(), 1U);
    QCOMPARE(model.drawn()[0].card->id, std::string("hinge"));
    model.undo();
    QVERIFY(model.explore() == ExploreScene{});
  }

  void the_ball_rolls_by_rate_times_gradient() {
    ExploreScene scene;
    scene.focus = "mse";
    ExploreModel model(scene);
    model.dropBall(3);
    QCOMPARE(model.stepBall(), ExploreModel::Rolled::on);
    QCOMPARE(model.explore().ball->position, 3 - 0.1 * 6); // gradient of e² at 3 is 6
    while (model.stepBall() == ExploreModel::Rolled::on) {
    }
    QVERIFY(std::abs(model.explore().ball->position) < 1e-3);
  }

  void too_large_a_rate_throws_the_ball_out() {
    ExploreScene scene;
    scene.focus = "mse";
    ExploreModel model(scene);
    model.dropBall(3);
    model.setRate(1.1); // |1 − 2·1.1| > 1: each step is longer than the last
    auto rolled = ExploreModel::Rolled::on;
    for (int step = 0; step < 1000 && rolled == ExploreModel::Rolled::on; ++step)
      rolled = model.stepBall();
    QCOMPARE(rolled, ExploreModel::Rolled::left);
    QVERIFY(std::abs(model.explore().ball->position) > 4);
  }

  void a_range_keeps_sense() {
    ExploreModel model(ExploreScene{});
    model.setRange(2, 2);
    model.setRange(3, -3);
    model.setRange(-1e300, 1e300);
    QCOMPARE(model.explore().low, -4.0);
    model.setRange(-2, 2);
    QCOMPARE(model.explore().high, 2.0);
  }
};

QTEST_GUILESS_MAIN(ExploreModelTest)
#include "explore_model_test.moc"
