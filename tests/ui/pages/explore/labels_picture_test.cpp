#include "ui/pages/explore/pictures/labels_picture.h"

#include "core/scene/logits.h"
#include "tests/ui/pages/explore/picture_by_hand.h"
#include "ui/widgets/bar_editor.h"

#include <cmath>

using namespace losslab;

namespace {

using Hand = test::PictureByHand;

std::vector<double> labels(const Hand& hand) { return hand.numbers("target"); }

/// Under the middle of a bar's column.
QPoint under(const BarEditor* bars, int bar) {
  const int left = scaled(44);
  const int width = bars->width() - left - scaled(8);
  return {left + width * (2 * bar + 1) / 10, bars->height() - scaled(10)};
}

} // namespace

class LabelsPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_dragged_logit_is_one_step_and_esc_takes_it_back() {
    Hand hand("multilabel_bce");
    auto* bars = hand.part<BarEditor>();
    const auto before = hand.numbers("prediction");
    const QPoint from(under(bars, 1).x(), bars->height() / 2);
    QTest::mousePress(bars, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 6; ++i)
      QTest::mouseMove(bars, from - QPoint(0, 5 * i));
    QTest::mouseRelease(bars, Qt::LeftButton, {}, from - QPoint(0, 30));
    QVERIFY(hand.numbers("prediction")[1] > 0.5);
    QCOMPARE(hand.numbers("prediction")[0], before[0]);
    hand.model().undo();
    QCOMPARE(hand.numbers("prediction"), before);
    QVERIFY(!hand.model().canUndo());
    QTest::mousePress(bars, Qt::LeftButton, {}, from);
    QTest::mouseMove(bars, from + QPoint(0, 30));
    QTest::keyClick(bars, Qt::Key_Escape);
    QCOMPARE(hand.numbers("prediction"), before);
    QTest::mouseRelease(bars, Qt::LeftButton, {}, from);
    QVERIFY(!hand.model().canUndo());
  }

  void a_label_is_switched_by_click_and_by_space() {
    Hand hand("multilabel_bce");
    auto* bars = hand.part<BarEditor>();
    QCOMPARE(labels(hand), (std::vector<double>{1, 1, 0, 0, 0}));
    QTest::mouseClick(bars, Qt::LeftButton, {}, under(bars, 3));
    QCOMPARE(labels(hand), (std::vector<double>{1, 1, 0, 1, 0}));
    QCOMPARE(bars->accessibleDescription(), QString("logit, 4 on: −1.500"));
    QTest::mouseClick(bars, Qt::LeftButton, {}, under(bars, 0));
    QCOMPARE(labels(hand), (std::vector<double>{0, 1, 0, 1, 0}));
    bars->setFocus(Qt::TabFocusReason);
    QTest::keyClick(bars, Qt::Key_Home);
    QTest::keyClick(bars, Qt::Key_Right);
    QCOMPARE(bars->accessibleDescription(), QString("logit, 2 on: −0.600"));
    QTest::keyClick(bars, Qt::Key_Space);
    QCOMPARE(labels(hand), (std::vector<double>{0, 0, 0, 1, 0}));
    QCOMPARE(bars->accessibleDescription(), QString("logit, 2 off: −0.600"));
    for (int i = 0; i < 3; ++i)
      hand.model().undo();
    QCOMPARE(labels(hand), (std::vector<double>{1, 1, 0, 0, 0}));
    QVERIFY(!hand.model().canUndo()); // each switch is a step of its own
  }

  void keys_move_a_logit() {
    Hand hand("multilabel_bce");
    auto* bars = hand.part<BarEditor>();
    bars->setFocus(Qt::TabFocusReason);
    QTest::keyClick(bars, Qt::Key_End);
    const double before = hand.numbers("prediction")[4];
    QTest::keyClick(bars, Qt::Key_Up, Qt::ControlModifier); // −6 … 6 in 50, five at once
    QVERIFY(std::abs(hand.numbers("prediction")[4] - (before + 5 * 12.0 / 50)) < 1e-12);
  }

  /// By hand: L = (Σ there w·log(1 + e^−z) + Σ absent log(1 + e^z))/5.
  void starting_scenes_keep_their_promise() {
    Hand hand("multilabel_bce");
    hand.press("Several right at once");
    for (const std::size_t k : {0U, 1U, 3U}) {
      QVERIFY(sigmoids(hand.numbers("prediction"))[k] > 0.9);
      QVERIFY(softmax(hand.numbers("prediction"))[k] < 0.6);
    }
    QVERIFY(hand.says("3 labels are there"));
    hand.press("One confident miss");
    const double miss = std::log1p(std::exp(5));
    QVERIFY(miss / 5 > 0.9 * hand.value() && miss / 5 < hand.value());
    QVERIFY(hand.says("the costliest is label 2 with 5.01"));
    hand.press("A rare label, weighed");
    const double absent = std::log1p(std::exp(-2));
    QVERIFY(std::abs(hand.value() - (5 * std::log1p(std::exp(2)) + 4 * absent) / 5) < 1e-12);
    QVERIFY(hand.says("counts 5 times"));
    hand.press("Several right at once"); // a start is all of a scene: the weight is 1 again
    QVERIFY(hand.says("3 labels are there"));
    for (int i = 0; i < 4; ++i)
      hand.model().undo();
    QVERIFY(!hand.model().canUndo());
  }

  void odd_scenes_are_shown_too() {
    ExploreScene scene = explore_scene({{"multilabel_bce", {{"pos_weight", 1e308}}}},
                                       find_loss("multilabel_bce")->card);
    scene.given = {{"prediction", 12, std::vector<double>(12, -1e12)},
                   {"target", 12, std::vector<double>(12, 1)}};
    Hand(scene).page->grab();
    scene.losses.clear();
    Hand hand(scene);
    QVERIFY(hand.says("Tick a loss"));
    hand.page->grab();
    hand.press("One confident miss"); // and with it the loss
    QCOMPARE(hand.model().explore().losses.size(), 1U);
  }
};

QTEST_MAIN(LabelsPictureTest)
#include "labels_picture_test.moc"
