#include "ui/pages/explore/pictures/ranking_picture.h"

#include "tests/ui/pages/explore/picture_by_hand.h"
#include "ui/plot/curve_plot.h"
#include "ui/widgets/plane_editor.h"

#include <cmath>

using namespace losslab;

namespace {

using Hand = test::PictureByHand;

double score(const Hand& hand, const char* input) { return hand.numbers(input)[0]; }
QPoint pixel(const Hand& hand, double place) {
  return hand.part<PlaneEditor>()->pixelOf({place, 0}).toPoint();
}

} // namespace

class RankingPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_score_is_dragged_along_the_line_in_one_step() {
    Hand hand("margin_ranking", {{"margin", 1}});
    auto* line = hand.part<PlaneEditor>();
    const QPoint from = pixel(hand, score(hand, "a"));
    QTest::mousePress(line, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 5; ++i)
      QTest::mouseMove(line, from + QPoint(20 * i, 7 * i)); // what is across the line is no matter
    QTest::mouseRelease(line, Qt::LeftButton, {}, from + QPoint(100, 35));
    QVERIFY(std::abs(pixel(hand, score(hand, "a")).x() - (from.x() + 100)) <= 1);
    QCOMPARE(score(hand, "b"), 0.75);
    hand.model().undo();
    QCOMPARE(score(hand, "a"), -0.5);
    QVERIFY(!hand.model().canUndo());
    QTest::mousePress(line, Qt::LeftButton, {}, from);
    QTest::mouseMove(line, from + QPoint(60, 0));
    QTest::keyClick(line, Qt::Key_Escape);
    QCOMPARE(score(hand, "a"), -0.5);
    QVERIFY(!hand.model().canUndo());
  }

  void keys_move_a_score() {
    Hand hand("margin_ranking");
    auto* line = hand.part<PlaneEditor>();
    line->setFocus(Qt::TabFocusReason);
    QTest::keyClick(line, Qt::Key_Tab);
    QTest::keyClick(line, Qt::Key_Left, Qt::ControlModifier); // the line is 8 long
    QVERIFY(std::abs(score(hand, "b") - (0.75 - 5 * 8.0 / 120)) < 1e-12);
    QCOMPARE(line->accessibleDescription(), QString("b: 0.42"));
    QTest::keyClick(line, Qt::Key_Up); // there is no up on a line
    hand.model().undo();
    QVERIFY(!hand.model().canUndo());
  }

  void the_plot_moves_both_by_half() {
    Hand hand("margin_ranking", {{"margin", 1}});
    auto* plot = hand.part<CurvePlot>();
    plot->replot();
    const QPoint at(qRound(plot->xAxis->coordToPixel(3)), plot->height() / 2);
    QTest::mouseClick(plot, Qt::LeftButton, {}, at);
    QVERIFY(std::abs(score(hand, "a") - score(hand, "b") - 3) < 0.05);
    QVERIFY(std::abs(score(hand, "a") + score(hand, "b") - 0.25) < 1e-12); // their middle stays
    hand.model().undo();
    QCOMPARE(score(hand, "a"), -0.5);
    QVERIFY(!hand.model().canUndo());
  }

  /// By hand: max(0, −t·(a − b) + 1).
  void starting_scenes_keep_their_promise() {
    Hand hand("margin_ranking");
    QCOMPARE(hand.value(), 1.25); // at a margin of 0
    hand.press("Outside the margin");
    QCOMPARE(hand.value(), 0.0);
    QCOMPARE(hand.steepness(), 0.0);
    QVERIFY(hand.says("no force"));
    hand.press("Inside the margin");
    QCOMPARE(hand.value(), 0.5);
    QVERIFY(hand.says("0.50 short of the margin"));
    hand.press("Wrong order");
    QCOMPARE(hand.value(), 3.0);
    QVERIFY(hand.says("wrong order"));
    hand.press("b above a");
    QCOMPARE(hand.value(), 0.0);
    QCOMPARE(hand.numbers("target"), std::vector<double>{-1});
    for (int i = 0; i < 4; ++i)
      hand.model().undo();
    QVERIFY(!hand.model().canUndo());
  }

  void odd_scenes_are_shown_too() {
    ExploreScene scene =
        explore_scene({{"margin_ranking", {{"margin", 1e300}}}}, find_loss("margin_ranking")->card);
    scene.given = {{"a", 1, {-1e12}}, {"b", 1, {1e12}}, {"target", 1, {1}}};
    Hand far(scene);
    far.page->grab();
    scene.losses.clear();
    Hand hand(scene);
    QVERIFY(hand.says("Tick a loss"));
    hand.page->grab();
  }
};

QTEST_MAIN(RankingPictureTest)
#include "ranking_picture_test.moc"
