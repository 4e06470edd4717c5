#include "ui/pages/explore/pictures/game_picture.h"

#include "core/scene/text.h"
#include "ui/plot/curve_plot.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <memory>

using namespace losslab;

namespace {

ExploreScene game_scene() {
  return explore_scene({{"gan_minimax", {}},
                        {"gan_non_saturating", {}},
                        {"gan_hinge", {}},
                        {"lsgan", {}},
                        {"wgan", {}}},
                       find_loss("gan_minimax")->card);
}

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

bool near(double a, double b) { return std::abs(a - b) < 1e-12; }

} // namespace

// The picture by hand and by key, without the page.
class GamePictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { show(game_scene()); }
  void cleanup() { picture_.reset(); }

  void a_drag_moves_the_fake_in_one_step() {
    for (CurvePlot* plot : plots_) {
      QTest::mousePress(plot, Qt::LeftButton, {}, at(plot, -2));
      QVERIFY(std::abs(fake() + 2) < 0.05);
      QTest::mouseMove(plot, at(plot, 1));
      QTest::mouseMove(plot, at(plot, 3));
      QVERIFY(std::abs(fake() - 3) < 0.05);
      QTest::mouseRelease(plot, Qt::LeftButton, {}, at(plot, 3));
      model_->undo();
      QCOMPARE(fake(), -5.0);
      QVERIFY(!model_->canUndo());
    }
  }

  void what_only_hovers_moves_nothing() {
    QTest::mouseMove(plots_[0], at(plots_[0], 1));
    QTest::mouseMove(plots_[0], at(plots_[0], 2));
    QCOMPARE(fake(), -5.0);
  }

  void a_hand_that_leaves_the_plot_stays_at_its_edge() {
    QTest::mousePress(plots_[0], Qt::LeftButton, {}, at(plots_[0], 0));
    QTest::mouseMove(plots_[0], at(plots_[0], 6) + QPoint(300, 0));
    QTest::mouseRelease(plots_[0], Qt::LeftButton, {}, at(plots_[0], 6));
    QCOMPARE(fake(), 6.0);
  }

  void esc_takes_a_drag_back() {
    QTest::mousePress(plots_[1], Qt::LeftButton, {}, at(plots_[1], 0));
    QTest::keyClick(plots_[1], Qt::Key_Escape);
    QCOMPARE(fake(), -5.0);
    QTest::mouseMove(plots_[1], at(plots_[1], 3)); // still pressed, no longer dragged
    QTest::mouseRelease(plots_[1], Qt::LeftButton, {}, at(plots_[1], 3));
    QCOMPARE(fake(), -5.0);
    QVERIFY(!model_->canUndo());
  }

  // The axis is 12 wide: a step is 12/80, fine a tenth of it, coarse five.
  void keys_move_the_fake() {
    plots_[0]->setFocus(Qt::TabFocusReason);
    QTest::keyClick(plots_[0], Qt::Key_Right);
    QVERIFY(near(fake(), -4.85));
    QTest::keyClick(plots_[0], Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(near(fake(), -4.835));
    QTest::keyClick(plots_[0], Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(near(fake(), -4.085));
    model_->undo(); // each key is a step
    QVERIFY(near(fake(), -4.835));
    QTest::keyClick(plots_[0], Qt::Key_Home);
    QCOMPARE(fake(), -6.0);
    QVERIFY2(
        plots_[0]->accessibleDescription().startsWith("z of the fake −6.00, GAN minimax −0.002"),
        qPrintable(plots_[0]->accessibleDescription()));
  }

  void both_logits_can_be_typed() {
    const auto boxes = picture_->findChildren<QDoubleSpinBox*>();
    QCOMPARE(boxes.size(), 2);
    boxes[0]->setValue(1.5);
    boxes[1]->setValue(-0.25);
    QCOMPARE(given("real"), 1.5);
    QCOMPARE(fake(), -0.25);
    model_->undo();
    QCOMPARE(fake(), -5.0);
    QCOMPARE(boxes[1]->value(), -5.0);
  }

  // By hand: the generator's slopes are −σ(z), −σ(−z), −1, z − 1 and −1.
  void the_saturated_generator_is_left_alone_where_it_is_worst() {
    press("Fooled");
    press("Sure it is fake");
    QVERIFY(near(slope("gan_minimax"), -sigmoid(-5)));
    QVERIFY(std::abs(slope("gan_minimax") + 0.007) < 0.0005);
    QVERIFY(std::abs(slope("gan_non_saturating") + 0.993) < 0.0005);
    QVERIFY(near(slope("gan_hinge"), -1));
    QVERIFY(near(slope("lsgan"), -6));
    QVERIFY(near(slope("wgan"), -1));
    QVERIFY(
        says("The fake is taken for real with σ(z) = 0.7 %. GAN, minimax pushes z up by 0.007."));
  }

  // By hand: ln 2 for each of the two terms.
  void undecided_both_pull_alike() {
    press("Undecided");
    QVERIFY(near(slope("gan_minimax"), -0.5));
    QVERIFY(near(slope("gan_non_saturating"), -0.5));
    for (const Shown& each : model_->shown())
      if (each.card->id == "gan_minimax" && each.player == "discriminator")
        QVERIFY(near(*each.value, 2 * std::log(2.0)));
    model_->undo();
    QCOMPARE(fake(), -5.0);
    QCOMPARE(given("real"), 2.0); // both in one step
  }

  void fooled_non_saturating_rests() {
    press("Fooled");
    QVERIFY(near(slope("gan_non_saturating"), -sigmoid(-4)));
    QVERIFY(near(slope("gan_minimax"), -sigmoid(4)));
  }

  // The curves are those of the loss at each logit by itself.
  void the_curves_are_what_the_fake_would_read() {
    const auto curves = over_fakes(model_->explore().losses, 2, {-5, 0, 4});
    QCOMPARE(curves.size(), std::size_t(10));
    std::size_t next = 0;
    for (const Shown& each : model_->shown()) {
      QCOMPARE(curves[next].player, each.player);
      QCOMPARE(curves[next].value[0], *each.value);
      QCOMPARE(curves[next].slope[0], each.by("fake")->values.front());
      ++next;
    }
  }

  void far_logits_and_no_losses_are_shown_all_the_same() {
    ExploreScene far = game_scene();
    far.given[0].values = {1e12};
    far.given[1].values = {-1e12};
    show(far);
    picture_->grab();
    QCOMPARE(fake(), -1e12);
    ExploreScene none = game_scene();
    none.losses.clear();
    show(none);
    picture_->grab();
    QVERIFY(says("The fake is taken for real with σ(z) = 0.7 %."));
  }

  void a_scene_comes_back_from_its_link() {
    press("Fooled");
    QVERIFY(*scene_from_json(scene_to_json(model_->scene())) == model_->scene());
    QVERIFY(*scene_from_link(scene_to_link(model_->scene())) == model_->scene());
    auto two = model_->explore().given;
    two[1].values = {1, 2};
    QVERIFY(refuse_given(InputKind::game, two));
  }

 private:
  void show(const ExploreScene& scene) {
    apply_theme(*qApp, Appearance::light);
    picture_.reset();
    model_ = std::make_unique<ExploreModel>(scene);
    picture_ = std::make_unique<GamePicture>(*model_);
    picture_->resize(720, 760);
    picture_->show();
    QVERIFY(QTest::qWaitForWindowExposed(picture_.get()));
    QApplication::setActiveWindow(picture_.get());
    QCoreApplication::processEvents(); // the layout settles
    plots_ = picture_->findChildren<CurvePlot*>();
    QCOMPARE(plots_.size(), 3);
    for (CurvePlot* plot : plots_)
      plot->replot();
  }
  static QPoint at(const CurvePlot* plot, double x) {
    return {static_cast<int>(std::lround(plot->xAxis->coordToPixel(x))), plot->height() / 2};
  }
  void press(const QString& button) {
    for (auto* each : picture_->findChildren<QToolButton*>())
      if (each->text() == button) return QTest::mouseClick(each, Qt::LeftButton);
    QFAIL("there is no such button");
  }
  bool says(const QString& words) const {
    for (const auto* each : picture_->findChildren<QLabel*>())
      if (each->text() == words) return true;
    return false;
  }
  double given(std::string_view input) const {
    return find_given(model_->explore().given, input)->values.front();
  }
  double fake() const { return given("fake"); }
  /// Of the generator.
  double slope(std::string_view id) const {
    for (const Shown& each : model_->shown())
      if (each.card->id == id && each.player == "generator") return each.by("fake")->values.front();
    return std::nan("");
  }

  std::unique_ptr<ExploreModel> model_;
  std::unique_ptr<GamePicture> picture_;
  QList<CurvePlot*> plots_;
};

QTEST_MAIN(GamePictureTest)
#include "game_picture_test.moc"
