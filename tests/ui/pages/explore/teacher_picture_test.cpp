#include "ui/pages/explore/pictures/teacher_picture.h"

#include "core/scene/logits.h"
#include "core/scene/plane.h"
#include "tests/ui/pages/explore/picture_by_hand.h"
#include "ui/plot/curve_plot.h"
#include "ui/widgets/bar_editor.h"

#include <cmath>

using namespace losslab;

namespace {

using Hand = test::PictureByHand;

double temperature(const Hand& hand) {
  return parameter_of(*hand.model().shown().front().loss, "temperature");
}

} // namespace

class TeacherPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void both_rows_of_logits_can_be_moved() {
    Hand hand("distillation");
    auto* bars = hand.part<BarEditor>();
    bars->setFocus(Qt::TabFocusReason);
    QVERIFY(bars->accessibleDescription().startsWith("teacher, 1: "));
    const double teacher = hand.numbers("target")[0];
    const double student = hand.numbers("prediction")[0];
    QTest::keyClick(bars, Qt::Key_Down); // −6 … 6 in 50
    QVERIFY(std::abs(hand.numbers("target")[0] - (teacher - 12.0 / 50)) < 1e-12);
    QTest::keyClick(bars, Qt::Key_Right);
    QVERIFY(bars->accessibleDescription().startsWith("student, 1: "));
    QTest::keyClick(bars, Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(std::abs(hand.numbers("prediction")[0] - (student + 0.2 * 12.0 / 50)) < 1e-12);
    hand.model().undo();
    hand.model().undo();
    QVERIFY(!hand.model().canUndo());
    QCOMPARE(hand.numbers("target")[0], teacher);
  }

  void a_drag_is_one_step_and_esc_takes_it_back() {
    Hand hand("distillation");
    auto* bars = hand.part<BarEditor>();
    const ExploreScene before = hand.model().explore();
    const QPoint from(bars->width() / 2, bars->height() / 2);
    QTest::mousePress(bars, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 5; ++i)
      QTest::mouseMove(bars, from - QPoint(0, 6 * i));
    QTest::mouseRelease(bars, Qt::LeftButton, {}, from - QPoint(0, 30));
    QVERIFY(hand.model().explore() != before);
    hand.model().undo();
    QVERIFY(!hand.model().canUndo());
    QTest::mousePress(bars, Qt::LeftButton, {}, from);
    QTest::mouseMove(bars, from - QPoint(0, 30));
    QTest::keyClick(bars, Qt::Key_Escape);
    QVERIFY(hand.model().explore() == before);
  }

  void the_temperature_is_moved_on_the_plot() {
    Hand hand("distillation");
    auto* plot = hand.part<CurvePlot>();
    plot->replot();
    const auto at = [plot](double t) {
      return QPoint(qRound(plot->xAxis->coordToPixel(t)), plot->height() / 2);
    };
    QTest::mousePress(plot, Qt::LeftButton, {}, at(3));
    QTest::mouseMove(plot, at(5));
    QTest::mouseMove(plot, at(7));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, at(7));
    QVERIFY(std::abs(temperature(hand) - 7) < 0.05);
    hand.model().undo();
    QCOMPARE(temperature(hand), 2.0);
    QVERIFY(!hand.model().canUndo());
    hand.model().setFocus("mse"); // the card of another loss is open
    QTest::mouseClick(plot, Qt::LeftButton, {}, at(4));
    QVERIFY(std::abs(temperature(hand) - 4) < 0.05);
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Right);
    QVERIFY(temperature(hand) > 4.02);
  }

  /// By hand: with logits 6, 3, −1, −2, −4 class 2 has e⁻³ of the favourite's share at T = 1, and
  /// e^(−¾) at T = 4.
  void softening_shows_what_the_teacher_knows_and_the_square_keeps_the_pull() {
    Hand hand("distillation");
    hand.press("Sure, at T = 1");
    const auto p = softmax(hand.numbers("target"));
    QVERIFY(std::abs(p[1] / p[0] - std::exp(-3)) < 1e-15);
    const double sure = hand.steepness();
    hand.press("Dark knowledge, T = 4");
    const auto soft = softmax(hand.numbers("target"), temperature(hand));
    QVERIFY(std::abs(soft[1] / soft[0] - std::exp(-0.75)) < 1e-15);
    QVERIFY(hand.steepness() > 5 * sure);
    QVERIFY(hand.says("to the classes beside its favourite at T = 4, and 4.9 % at T = 1"));
    hand.press("Why T²: T = 8");
    QVERIFY(hand.steepness() > 5 * sure);
    QVERIFY(hand.steepness() / 64 < sure);
    hand.press("Agreed");
    QVERIFY(hand.value() < 1e-15 && hand.steepness() < 1e-15);
    for (int i = 0; i < 4; ++i)
      hand.model().undo();
    QVERIFY(!hand.model().canUndo()); // logits and temperature come in one step
    QCOMPARE(temperature(hand), 2.0);
  }

  void odd_scenes_are_shown_too() {
    for (const double hot : {5e-324, 1e300}) {
      ExploreScene scene = explore_scene({{"distillation", {{"temperature", hot}}}},
                                         find_loss("distillation")->card);
      for (Given& given : scene.given)
        given = {given.name, 12, std::vector<double>(12, -1e12)};
      scene.given.front().values[3] = 1e12;
      Hand(scene).page->grab();
      scene.losses.clear();
      Hand hand(scene);
      QVERIFY(hand.says("Tick the loss"));
      hand.page->grab();
    }
  }
};

QTEST_MAIN(TeacherPictureTest)
#include "teacher_picture_test.moc"
