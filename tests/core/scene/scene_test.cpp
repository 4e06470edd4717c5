#include "core/scene/scene.h"

#include "core/scene/text.h"

#include <QTest>

using namespace losslab;

class SceneTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Whatever the loss, the scene made for it is one that can be sent and opened again.
  void every_loss_can_be_explored() {
    for (const Entry* entry : catalogue()) {
      if (entry->card.axes.empty()) continue;
      const ExploreScene scene = explore_scene({{entry->card.id, {}}}, entry->card);
      QCOMPARE(scene.axis, entry->card.axes.front());
      QCOMPARE(scene.losses.size(), std::size_t{1});
      QVERIFY(scene.low < scene.crosshair && scene.crosshair < scene.high);
      const auto read = scene_from_link(scene_to_link(scene));
      QVERIFY2(read.ok(), entry->card.id.c_str());
      QVERIFY(*read == Scene(scene));
    }
  }

  void losses_of_another_axis_are_left_out() {
    const Card& hinge = find_loss("hinge")->card;
    const ExploreScene scene =
        explore_scene({{"mse", {}}, {"hinge", {{"margin", 2}}}, {"perceptron", {}}}, hinge);
    QCOMPARE(scene.focus, std::string("hinge"));
    QCOMPARE(scene.losses,
             (std::vector<LossChoice>{{"hinge", {{"margin", 2}}}, {"perceptron", {}}}));
  }

  void outliers_takes_the_regression_losses() {
    const std::vector<LossChoice> losses{{"mse", {}}, {"hinge", {}}, {"huber", {{"delta", 2}}}};
    const auto scene = outliers_scene(losses, find_loss("huber")->card);
    QCOMPARE(scene->losses, (std::vector<LossChoice>{{"mse", {}}, {"huber", {{"delta", 2}}}}));
    QCOMPARE(scene->focus, std::string("huber"));
    QVERIFY(!outliers_scene(losses, find_loss("dice")->card));
  }

  void outliers_draws_boundaries_with_the_two_class_losses() {
    const std::vector<LossChoice> losses{
        {"mse", {}}, {"hinge", {{"margin", 2}}}, {"perceptron", {}}, {"brier", {}}};
    const auto scene = outliers_scene(losses, find_loss("brier")->card);
    QCOMPARE(scene->view, OutliersView::classes);
    QCOMPARE(scene->classes->losses,
             (std::vector<LossChoice>{{"hinge", {{"margin", 2}}}, {"brier", {}}}));
    QCOMPARE(scene->classes->focus, std::string("brier"));
    const auto read = scene_from_link(scene_to_link(*scene));
    QVERIFY(read.ok());
    QVERIFY(*read == Scene(*scene));
    for (const char* id : {"perceptron", "zero_one", "bce"})
      QVERIFY(!outliers_scene(losses, find_loss(id)->card));
  }

  void the_one_in_focus_is_always_among_them() {
    std::vector<LossChoice> all;
    for (const Entry* entry : catalogue())
      if (entry->card.family == Family::regression && all.size() < most_losses)
        all.push_back({entry->card.id, {}});
    const auto outliers = outliers_scene(all, find_loss("gaussian_nll")->card);
    QCOMPARE(outliers->losses.size(), most_losses);
    QCOMPARE(outliers->losses.back().id, std::string("gaussian_nll"));
    QVERIFY(scene_from_json(scene_to_json(*outliers)).ok());
    const auto train = train_scene(all, find_loss("gaussian_nll")->card);
    QCOMPARE(train->lanes.size(), most_lanes);
    QCOMPARE(train->lanes.back().id, std::string("gaussian_nll"));
    QCOMPARE(train->focus, most_lanes - 1);
  }

  void a_race_is_on_the_focus_own_task() {
    const std::vector<LossChoice> losses{{"mse", {}}, {"hinge", {}}};
    QCOMPARE(train_scene(losses, find_loss("mse")->card)->data.id, std::string("sine"));
    QCOMPARE(train_scene(losses, find_loss("hinge")->card)->lanes.size(), std::size_t{1});
    QVERIFY(!train_scene(losses, find_loss("dice")->card));
  }
};

QTEST_GUILESS_MAIN(SceneTest)
#include "scene_test.moc"
