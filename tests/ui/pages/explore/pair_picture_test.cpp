#include "ui/pages/explore/pictures/pair_picture.h"

#include "tests/ui/pages/explore/plane_by_hand.h"

using namespace losslab;

namespace {

ExploreScene start(const std::string& focus = "contrastive") {
  return explore_scene({{"contrastive", {}}, {"cosine_embedding", {}}}, find_loss(focus)->card);
}

using Hand = test::PlaneByHand<PairPicture>;

/// Value of contrastive (0) or cosine embedding (1).
double value(const Hand& hand, std::size_t loss) { return hand.model.shown()[loss].value.value(); }
double steepness(const Hand& hand, std::size_t loss) {
  return hand.model.shown()[loss].steepness();
}

} // namespace

class PairPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_drag_is_one_undo_step_and_esc_takes_it_back() {
    Hand hand(start());
    const QPoint from = hand.pixel("b");
    QTest::mousePress(hand.plane, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 5; ++i)
      QTest::mouseMove(hand.plane, from + QPoint(-20 * i, 0));
    QTest::mouseRelease(hand.plane, Qt::LeftButton, {}, from + QPoint(-100, 0));
    QVERIFY(hand.numbers("b")[0] < 0.5);
    QVERIFY(std::abs(hand.numbers("b")[1] - 1) < 0.02);
    hand.model.undo();
    QCOMPARE(hand.numbers("b"), (std::vector<double>{0.75, 1}));
    QVERIFY(!hand.model.canUndo());
    QTest::mousePress(hand.plane, Qt::LeftButton, {}, from);
    QTest::mouseMove(hand.plane, from + QPoint(-60, 30));
    hand.key(Qt::Key_Escape);
    QCOMPARE(hand.numbers("b"), (std::vector<double>{0.75, 1}));
    QTest::mouseRelease(hand.plane, Qt::LeftButton, {}, from);
    QVERIFY(!hand.model.canUndo());
  }

  void keys_move_a_point() {
    Hand hand(start());
    hand.plane->setFocus(Qt::TabFocusReason);
    hand.key(Qt::Key_Tab);
    hand.key(Qt::Key_Left); // the plane is 4 wide, a step 1/30
    QCOMPARE(hand.numbers("b"), (std::vector<double>{0.75 - 4.0 / 120, 1}));
    QCOMPARE(hand.plane->accessibleDescription(), QString("b: 0.72, 1.00"));
  }

  void alike_or_different_is_chosen_and_undone() {
    Hand hand(start());
    const double different = value(hand, 0);
    hand.press("Alike");
    QCOMPARE(hand.numbers("target"), std::vector<double>{1});
    QVERIFY(hand.says("draws them together"));
    QVERIFY(std::abs(value(hand, 0) - 0.5 * (0.25 * 0.25 + 0.5 * 0.5)) < 1e-15); // ½d²
    hand.model.undo();
    QCOMPARE(value(hand, 0), different);
    QVERIFY(hand.says("inside the margin"));
  }

  void starting_scenes_keep_their_promise() {
    Hand hand(start());
    hand.press("Far apart"); // a·b = −0.75 + 0.75 = 0, d = |(1.75, −1)| > 1
    for (const std::size_t loss : {0U, 1U}) {
      QCOMPARE(value(hand, loss), 0.0);
      QCOMPARE(steepness(hand, loss), 0.0);
    }
    QVERIFY(hand.says("nothing moves"));
    hand.press("Same direction"); // a = ½(1, ½), b = 1.6·(1, ½)
    QVERIFY(std::abs(value(hand, 0) - 0.5 * (1.1 * 1.1 + 0.55 * 0.55)) < 1e-12);
    QVERIFY(value(hand, 1) < 1e-15 && steepness(hand, 1) < 1e-9);
    hand.model.setFocus("cosine_embedding");
    QVERIFY(hand.says("whatever the lengths"));
    hand.press("Too near"); // cos = 1.25 / (√1.25 · 1.25) = 1/√1.25
    QVERIFY(std::abs(value(hand, 1) - 1 / std::sqrt(1.25)) < 1e-15);
    QVERIFY(steepness(hand, 0) > 0.1 && steepness(hand, 1) > 0.1);
    for (int i = 0; i < 3; ++i)
      hand.model.undo();
    QVERIFY(!hand.model.canUndo()); // a start is one step
  }

  void odd_scenes_are_shown_too() {
    for (const char* focus : {"contrastive", "cosine_embedding"}) {
      ExploreScene scene = start(focus);
      for (const std::vector<double>& place :
           {std::vector<double>{0, 0}, std::vector<double>{1e12, -1e12},
            std::vector<double>{1e-300, 0}}) {
        scene.given[0].values = place;
        Hand hand(scene);
        hand.picture->grab();
      }
      scene.losses.clear();
      Hand hand(scene);
      QVERIFY(hand.says("Tick a loss"));
      hand.picture->grab();
    }
  }

  void it_follows_the_hand() {
    Hand hand(start("cosine_embedding"));
    qInfo("one change and its paint: %.2f ms", test::follow_time(hand));
  }
};

QTEST_MAIN(PairPictureTest)
#include "pair_picture_test.moc"
