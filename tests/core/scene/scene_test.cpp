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
};

QTEST_GUILESS_MAIN(SceneTest)
#include "scene_test.moc"
