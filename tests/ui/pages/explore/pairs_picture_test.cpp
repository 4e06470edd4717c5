#include "ui/pages/explore/pictures/pairs_picture.h"

#include "tests/ui/pages/explore/picture_by_hand.h"
#include "ui/widgets/heat_grid.h"
#include "ui/widgets/plane_editor.h"

#include <cmath>

using namespace losslab;

namespace {

using Hand = test::PictureByHand;

QPoint pixel(const Hand& hand, const char* input, std::size_t pair) {
  const auto& places = hand.numbers(input);
  return hand.part<PlaneEditor>()->pixelOf({places[2 * pair], places[2 * pair + 1]}).toPoint();
}

} // namespace

class PairsPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void any_vector_can_be_dragged_in_one_step() {
    Hand hand("info_nce");
    auto* plane = hand.part<PlaneEditor>();
    for (const char* input : {"a", "b"})
      for (std::size_t pair = 0; pair < 4; ++pair) {
        const auto before = hand.numbers(input);
        const QPoint from = pixel(hand, input, pair);
        QTest::mousePress(plane, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i)
          QTest::mouseMove(plane, from + QPoint(4 * i, 2 * i));
        QTest::mouseRelease(plane, Qt::LeftButton, {}, from + QPoint(20, 10));
        auto moved = hand.numbers(input);
        QVERIFY(moved[2 * pair] > before[2 * pair] && moved[2 * pair + 1] < before[2 * pair + 1]);
        moved[2 * pair] = before[2 * pair];
        moved[2 * pair + 1] = before[2 * pair + 1];
        QCOMPARE(moved, before); // the others stay
        hand.model().undo();
        QVERIFY(!hand.model().canUndo());
      }
    const auto before = hand.numbers("b");
    QTest::mousePress(plane, Qt::LeftButton, {}, pixel(hand, "b", 2));
    QTest::mouseMove(plane, pixel(hand, "b", 2) + QPoint(30, 30));
    QTest::keyClick(plane, Qt::Key_Escape);
    QCOMPARE(hand.numbers("b"), before);
    QVERIFY(!hand.model().canUndo());
  }

  void tab_walks_the_pairs_and_arrows_move_one() {
    Hand hand("info_nce");
    auto* plane = hand.part<PlaneEditor>();
    plane->setFocus(Qt::TabFocusReason);
    QVERIFY(plane->accessibleDescription().startsWith("a₁: "));
    QTest::keyClick(plane, Qt::Key_Tab);
    QVERIFY(plane->accessibleDescription().startsWith("b₁: "));
    QTest::keyClick(plane, Qt::Key_Tab);
    QVERIFY(plane->accessibleDescription().startsWith("a₂: "));
    const double before = hand.numbers("a")[3];
    QTest::keyClick(plane, Qt::Key_Up); // the plane is 3.2 wide
    QVERIFY(std::abs(hand.numbers("a")[3] - (before + 3.2 / 120)) < 1e-12);
  }

  void starting_scenes_keep_their_promise() {
    Hand hand("info_nce");
    hand.press("Aligned");
    QVERIFY(hand.value() < 1e-3);
    QVERIFY(hand.says("found: 4 of 4"));
    QVERIFY(hand.says("Every a is nearest to its own b"));
    hand.press("A hard negative");
    QVERIFY(hand.says("found: 2 of 4"));
    const auto& slope = hand.model().shown().front().by("a")->values;
    QVERIFY(std::hypot(slope[0], slope[1]) > 1e3 * std::hypot(slope[4], slope[5]));
    hand.press("Collapse"); // all cosines are 1: −log ¼ for each
    QVERIFY(std::abs(hand.value() - std::log(4)) < 1e-15);
    QCOMPARE(hand.steepness(), 0.0);
    QVERIFY(hand.says("nothing pulls them apart"));
    for (int i = 0; i < 3; ++i)
      hand.model().undo();
    QVERIFY(!hand.model().canUndo());
  }

  void the_matrix_says_what_each_gives_its_own() {
    Hand hand("info_nce");
    hand.press("Collapse");
    QVERIFY(hand.part<HeatGrid>()->accessibleDescription().startsWith(
        "a₁ gives its own partner 25 %, a₂"));
  }

  void odd_scenes_are_shown_too() {
    ExploreScene scene =
        explore_scene({{"info_nce", {{"temperature", 5e-324}}}}, find_loss("info_nce")->card);
    Hand(scene).page->grab();
    scene.given = {{"a", 2, std::vector<double>(12, 1e12)}, {"b", 2, std::vector<double>(12, 0)}};
    Hand six(scene); // zero vectors: every cosine counts as 0
    QVERIFY(std::abs(six.value() - std::log(6)) < 1e-12);
    six.page->grab();
    scene.losses.clear();
    Hand hand(scene);
    QVERIFY(hand.says("Tick a loss"));
    hand.page->grab();
  }
};

QTEST_MAIN(PairsPictureTest)
#include "pairs_picture_test.moc"
