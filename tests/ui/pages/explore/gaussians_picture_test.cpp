#include "ui/pages/explore/pictures/gaussians_picture.h"

#include "tests/ui/pages/explore/plane_by_hand.h"
#include "ui/plot/curve_plot.h"

using namespace losslab;

namespace {

ExploreScene start() { return explore_scene({{"vae_kl", {}}}, find_loss("vae_kl")->card); }

class Hand : public test::PlaneByHand<GaussiansPicture> {
 public:
  using PlaneByHand::PlaneByHand;
  double mean() const { return numbers("mean")[0]; }
  double spread() const { return std::exp(0.5 * numbers("log_variance")[0]); }
  double loss() const { return model.focused()->value.value(); }
  QPoint place() const { return plane->pixelOf({mean(), spread()}).toPoint(); }
};

} // namespace

class GaussiansPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_drag_moves_mean_and_spread_in_one_undo_step() {
    Hand hand(start());
    const QPoint from = hand.place();
    const QPoint to = hand.plane->pixelOf({-1, 2}).toPoint();
    QTest::mousePress(hand.plane, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 8; ++i)
      QTest::mouseMove(hand.plane, from + (to - from) * i / 8);
    QTest::mouseRelease(hand.plane, Qt::LeftButton, {}, to);
    QVERIFY(std::abs(hand.mean() + 1) < 0.02);
    QVERIFY(std::abs(hand.spread() - 2) < 0.02);
    hand.model.undo();
    QCOMPARE(hand.mean(), 1.5);
    QCOMPARE(hand.numbers("log_variance"), std::vector<double>{-1.4});
    QVERIFY(!hand.model.canUndo());
  }

  void esc_takes_a_drag_back() {
    Hand hand(start());
    const QPoint from = hand.place();
    QTest::mousePress(hand.plane, Qt::LeftButton, {}, from);
    QTest::mouseMove(hand.plane, from + QPoint(-80, -60));
    QVERIFY(hand.mean() < 1.5 && hand.spread() > 0.6);
    hand.key(Qt::Key_Escape);
    QCOMPARE(hand.mean(), 1.5);
    QCOMPARE(hand.numbers("log_variance"), std::vector<double>{-1.4});
    QTest::mouseRelease(hand.plane, Qt::LeftButton, {}, from);
    QVERIFY(!hand.model.canUndo());
  }

  void a_click_on_the_ground_brings_the_only_point() {
    Hand hand(start());
    QTest::mouseClick(hand.plane, Qt::LeftButton, {}, hand.plane->pixelOf({0, 1}).toPoint());
    QVERIFY(std::abs(hand.mean()) < 0.02 && std::abs(hand.spread() - 1) < 0.02);
    hand.model.undo();
    QCOMPARE(hand.mean(), 1.5);
  }

  // The pad is 6 by 2.8 wide, of which a step is 1/120.
  void keys_move_it_and_stay_on_the_pad() {
    Hand hand(start());
    hand.plane->setFocus(Qt::TabFocusReason);
    hand.key(Qt::Key_Left);
    QCOMPARE(hand.mean(), 1.45);
    QCOMPARE(hand.plane->accessibleDescription(), QString("μ, σ: 1.45, 0.50"));
    hand.model.undo();
    const double before = hand.spread();
    hand.key(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(std::abs(hand.spread() - before - 5 * 2.8 / 120) < 1e-12);
    for (int i = 0; i < 20; ++i)
      hand.key(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(std::abs(hand.spread() - 0.2) < 1e-12);
  }

  void starting_scenes_keep_their_promise() {
    Hand hand(start());
    hand.press("The prior itself");
    QCOMPARE(hand.loss(), 0.0);
    QCOMPARE(hand.model.focused()->steepness(), 0.0);
    QVERIFY(hand.says("the loss is 0"));
    hand.press("Off centre"); // ½·2.5²
    QCOMPARE(hand.loss(), 3.125);
    QVERIFY(hand.says("3.13 is for lying off the centre and 0.00 for the spread"));
    hand.press("Too sharp"); // ½(0.04 − 1 − ln 0.04)
    QVERIFY(std::abs(hand.loss() - 0.5 * (0.04 - 1 - std::log(0.04))) < 1e-14);
    QVERIFY(hand.says("0.00 is for lying off the centre and 1.13 for the spread"));
    for (int i = 0; i < 3; ++i)
      hand.model.undo();
    QVERIFY(!hand.model.canUndo());
  }

  // At N(0, 1), from mpmath: 1.62509… and 3.07609….
  void two_humps_are_covered_by_one_divergence_and_sat_on_by_the_other() {
    Hand hand(start());
    hand.press("The prior itself");
    QVERIFY(!hand.says("KL(P‖Q)"));
    hand.press("Two humps");
    QVERIFY(hand.says("they are 1.63 and 3.08"));
    hand.picture->grab();
    hand.press("Two humps");
    QVERIFY(!hand.says("KL(P‖Q)"));
  }

  void the_densities_are_read_where_the_crosshair_stands() {
    Hand hand(start());
    hand.press("The prior itself");
    auto* densities = hand.picture->findChild<CurvePlot*>();
    Q_EMIT densities->crosshairMoved(1);
    const QString spoken = densities->accessibleDescription();
    QVERIFY2(spoken.contains("x = 1.00") && spoken.contains("N(μ, σ²): 0.242"), // SciPy norm.pdf(1)
             qPrintable(spoken));
  }

  void odd_scenes_are_shown_too() {
    for (const double far : {-1e12, 1e12}) {
      ExploreScene scene = start();
      scene.given[0].values = {far};
      scene.given[1].values = {far};
      Hand hand(scene);
      hand.press("Two humps");
      hand.picture->grab();
      hand.key(Qt::Key_Left);
      hand.picture->grab();
      QVERIFY(std::isfinite(hand.numbers("log_variance")[0]));
    }
    ExploreScene scene = start();
    scene.losses.clear();
    Hand hand(scene);
    hand.picture->grab();
  }

  void it_follows_the_hand() {
    Hand hand(start());
    qInfo("one change and its paint: %.2f ms", test::follow_time(hand));
    hand.press("Two humps");
    qInfo("with two humps: %.2f ms", test::follow_time(hand));
  }
};

QTEST_MAIN(GaussiansPictureTest)
#include "gaussians_picture_test.moc"
