#include "ui/pages/explore/pictures/triplet_picture.h"

#include "tests/ui/pages/explore/plane_by_hand.h"

using namespace losslab;

namespace {

ExploreScene start(const ParameterValues& parameters = {}) {
  return explore_scene({{"triplet", parameters}}, find_loss("triplet")->card);
}

using Hand = test::PlaneByHand<TripletPicture>;

double steepness(const Hand& hand) { return hand.model.focused()->steepness(); }

} // namespace

class TripletPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_dragged_point_follows_the_hand_in_one_undo_step() {
    Hand hand(start());
    const QPoint from = hand.pixel("negative");
    QTest::mousePress(hand.plane, Qt::LeftButton, {}, from + QPoint(3, 2)); // not in its middle
    QCOMPARE(hand.numbers("negative"), (std::vector<double>{1, -1}));       // it does not jump
    for (int i = 1; i <= 10; ++i)
      QTest::mouseMove(hand.plane, from + QPoint(3 + 6 * i, 2 - 4 * i));
    QTest::mouseRelease(hand.plane, Qt::LeftButton, {}, from + QPoint(63, -38));
    QVERIFY((hand.pixel("negative") - (from + QPoint(60, -40))).manhattanLength() <= 2);
    QVERIFY(hand.numbers("negative")[0] > 1 && hand.numbers("negative")[1] > -1);
    QCOMPARE(hand.numbers("positive"), (std::vector<double>{0.25, 0.75}));
    hand.model.undo();
    QCOMPARE(hand.numbers("negative"), (std::vector<double>{1, -1}));
    QVERIFY(!hand.model.canUndo());
  }

  void esc_takes_a_drag_back() {
    Hand hand(start());
    const QPoint from = hand.pixel("anchor");
    QTest::mousePress(hand.plane, Qt::LeftButton, {}, from);
    QTest::mouseMove(hand.plane, from + QPoint(-40, 60));
    QVERIFY(hand.numbers("anchor") != (std::vector<double>{-0.5, -0.25}));
    hand.key(Qt::Key_Escape);
    QCOMPARE(hand.numbers("anchor"), (std::vector<double>{-0.5, -0.25}));
    QTest::mouseMove(hand.plane, from + QPoint(50, 90)); // still pressed, no longer held
    QTest::mouseRelease(hand.plane, Qt::LeftButton, {}, from + QPoint(50, 90));
    QCOMPARE(hand.numbers("anchor"), (std::vector<double>{-0.5, -0.25}));
    QVERIFY(!hand.model.canUndo());
  }

  void a_click_chooses_and_another_says_where_to() {
    Hand hand(start());
    const QPoint empty = hand.plane->pixelOf({-1.5, 1.5}).toPoint();
    QTest::mouseClick(hand.plane, Qt::LeftButton, {}, empty); // nothing is chosen yet
    QVERIFY(!hand.model.canUndo());
    QTest::mouseClick(hand.plane, Qt::LeftButton, {}, hand.pixel("positive"));
    QVERIFY(!hand.model.canUndo());
    QTest::mouseClick(hand.plane, Qt::LeftButton, {}, empty);
    QVERIFY((hand.pixel("positive") - empty).manhattanLength() <= 1);
    hand.model.undo();
    QCOMPARE(hand.numbers("positive"), (std::vector<double>{0.25, 0.75}));
  }

  // The plane is at least 5 wide: 120 steps of 1/24; fine a fifth of that, coarse five times it.
  void tab_walks_the_points_and_arrows_move_one() {
    Hand hand(start());
    hand.plane->setFocus(Qt::TabFocusReason);
    QVERIFY(hand.plane->accessibleDescription().startsWith("anchor: −0.50, −0.25"));
    hand.key(Qt::Key_Tab);
    QVERIFY(hand.plane->accessibleDescription().startsWith("positive"));
    hand.key(Qt::Key_Tab);
    hand.key(Qt::Key_Right);
    QCOMPARE(hand.numbers("negative"), (std::vector<double>{1 + 5.0 / 120, -1}));
    QCOMPARE(hand.plane->accessibleDescription(), QString("negative: 1.04, −1.00"));
    hand.model.undo();
    hand.key(Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(std::abs(hand.numbers("negative")[1] - (-1 + 1.0 / 120)) < 1e-12);
    hand.key(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(std::abs(hand.numbers("negative")[1] - (-1 + 1.0 / 120 - 25.0 / 120)) < 1e-12);
    hand.model.undo();
    hand.model.undo();
    QVERIFY(!hand.model.canUndo()); // every key is a step of its own
    QVERIFY(hand.plane->hasFocus());
    QVERIFY(!hand.plane->accessibleName().isEmpty());
  }

  // By hand: L = d(a, p) − d(a, n) + 1, where that is more than 0.
  void starting_scenes_keep_their_promise() {
    Hand hand(start());
    const double near = 1.25;       // (0.75, 1)
    hand.press("Outside: no pull"); // d(a, n) = 2.5 = |(2, −1.5)|, more than 1.25 + 1
    QCOMPARE(hand.model.focused()->value.value(), 0.0);
    QCOMPARE(steepness(hand), 0.0);
    QVERIFY(hand.says("nothing moves"));
    QVERIFY(hand.says("d(a, p) = 1.25    d(a, n) = 2.50"));
    hand.model.undo(); // in one step
    QVERIFY(!hand.model.canUndo());

    const double far = std::hypot(1.5, 0.75);
    QVERIFY(std::abs(hand.model.focused()->value.value() - (near - far + 1)) < 1e-15);
    QVERIFY(hand.says("inside the margin"));
    QVERIFY(steepness(hand) > 1);

    hand.press("Negative nearer than positive"); // 2 = |(1.2, 1.6)| against |(0.5, −0.4)|
    QVERIFY(std::abs(hand.model.focused()->value.value() - (2 - std::hypot(0.5, 0.4) + 1)) < 1e-15);
    QVERIFY(hand.says("the order is wrong"));
    hand.press("Inside the margin");
    QVERIFY(hand.says("inside the margin"));
  }

  void another_norm_has_no_ring_and_says_so() {
    Hand hand(start({{"p", 1}}));
    QVERIFY(hand.says("the ring is left out"));
    hand.picture->grab();
    hand.model.setParameter("p", 2);
    QVERIFY(!hand.says("the ring is left out"));
  }

  void odd_scenes_are_shown_too() {
    ExploreScene scene = start();
    for (Given& given : scene.given)
      given.values = {1e12, -1e12};
    Hand far(scene);
    far.picture->grab();
    far.key(Qt::Key_Left);
    for (Given& given : scene.given)
      given.values = {0, 0}; // all in one point: no distance has a direction
    Hand one_point(scene);
    one_point.picture->grab();
    QCOMPARE(one_point.model.focused()->value.value(), 1.0); // the margin
    scene.losses.clear();
    Hand without_loss(scene);
    QVERIFY(without_loss.says("Tick a loss"));
    without_loss.picture->grab();
  }

  void it_follows_the_hand() {
    Hand hand(start());
    qInfo("one change and its paint: %.2f ms", test::follow_time(hand));
  }
};

QTEST_MAIN(TripletPictureTest)
#include "triplet_picture_test.moc"
