#include "ui/pages/explore/pictures/mask_picture.h"

#include "core/scene/masks.h"
#include "core/scene/text.h"
#include "ui/theme.h"
#include "ui/widgets/pixel_grid.h"
#include "ui/widgets/segments.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <memory>
#include <numeric>

using namespace losslab;

namespace {

ExploreScene scene_of(std::vector<Given> given) {
  ExploreScene scene = explore_scene({{"dice", {}}, {"jaccard", {}}}, find_loss("dice")->card);
  scene.given = std::move(given);
  return scene;
}

double sum(const std::vector<double>& all) { return std::accumulate(all.begin(), all.end(), 0.0); }

} // namespace

// The picture by hand and by key, without the page.
class MaskPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { show(scene_of(starting_point(InputKind::mask))); }
  void cleanup() { picture_.reset(); }

  void a_stroke_over_the_truth_has_no_holes_and_is_one_step() {
    press("Clear");
    QTest::mousePress(truth_, Qt::LeftButton, {}, truth_->middle(16 * 3 + 2));
    QTest::mouseMove(truth_, truth_->middle(16 * 3 + 12)); // ten pixels in one event
    QTest::mouseMove(truth_, truth_->middle(16 * 6 + 12));
    QTest::mouseRelease(truth_, Qt::LeftButton, {}, truth_->middle(16 * 6 + 12));
    QCOMPARE(sum(given("target")), 14.0); // 11 across, 3 down
    model_->undo();
    QCOMPARE(sum(given("target")), 0.0);
  }

  void the_right_button_and_shift_erase() {
    const double before = sum(given("target"));
    QTest::mouseClick(truth_, Qt::RightButton, {}, truth_->middle(16 * 7 + 6));
    QCOMPARE(sum(given("target")), before - 1);
    QTest::mouseClick(truth_, Qt::LeftButton, Qt::ShiftModifier, truth_->middle(16 * 7 + 7));
    QCOMPARE(sum(given("target")), before - 2);
  }

  void the_brush_says_which_probability_is_painted() {
    const std::size_t corner = 0;
    auto* brush = picture_->findChild<Segments*>();
    const auto choose = [brush](int index) {
      QTest::mouseClick(brush->findChildren<QToolButton*>().at(index), Qt::LeftButton);
    };
    QTest::mouseClick(prediction_, Qt::LeftButton, {}, prediction_->middle(0));
    QCOMPARE(given("prediction")[corner], 0.99);
    choose(1);
    QTest::mouseClick(prediction_, Qt::LeftButton, {}, prediction_->middle(0));
    QCOMPARE(given("prediction")[corner], 0.5);
    QTest::mouseClick(prediction_, Qt::RightButton, {}, prediction_->middle(0));
    QCOMPARE(given("prediction")[corner], 0.01);
  }

  void esc_takes_a_stroke_back() {
    const auto before = given("prediction");
    QTest::mousePress(prediction_, Qt::LeftButton, {}, prediction_->middle(0));
    QTest::mouseMove(prediction_, prediction_->middle(15));
    QVERIFY(given("prediction") != before);
    QTest::keyClick(prediction_, Qt::Key_Escape);
    QVERIFY(given("prediction") == before);
    QTest::mouseMove(prediction_, prediction_->middle(200)); // still pressed, no longer painting
    QTest::mouseRelease(prediction_, Qt::LeftButton, {}, prediction_->middle(200));
    QVERIFY(given("prediction") == before);
    QVERIFY(!model_->canUndo());
  }

  void a_hand_that_leaves_the_square_paints_along_its_edge() {
    press("Clear");
    QTest::mousePress(truth_, Qt::LeftButton, {}, truth_->middle(0));
    QTest::mouseMove(truth_, QPoint(-50, truth_->middle(16 * 15).y() + 400));
    QTest::mouseRelease(truth_, Qt::LeftButton, {}, QPoint(-50, 900));
    QCOMPARE(sum(given("target")), 16.0);
  }

  void keys_walk_paint_and_erase() {
    press("Clear");
    truth_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(truth_, Qt::Key_Right);
    QTest::keyClick(truth_, Qt::Key_Down, Qt::ControlModifier); // four at once
    QTest::keyClick(truth_, Qt::Key_Space);
    QCOMPARE(given("target")[4 * 16 + 1], 1.0);
    QCOMPARE(sum(given("target")), 1.0);
    QVERIFY2(truth_->accessibleDescription().startsWith("Row 5, column 2: object, p = 0.01"),
             qPrintable(truth_->accessibleDescription()));
    QTest::keyClick(truth_, Qt::Key_Delete);
    QCOMPARE(sum(given("target")), 0.0);
    model_->undo(); // each key is a step
    QCOMPARE(sum(given("target")), 1.0);
    QTest::keyClick(truth_, Qt::Key_End);
    QTest::keyClick(truth_, Qt::Key_Right); // nowhere to go
    QTest::keyClick(truth_, Qt::Key_Space);
    QCOMPARE(given("target").back(), 1.0);
  }

  void tab_goes_from_square_to_square() {
    truth_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(truth_, Qt::Key_Tab);
    QVERIFY(prediction_->hasFocus());
    QTest::keyClick(prediction_, Qt::Key_Tab);
    QVERIFY(gradient_->hasFocus());
    const Scene before = model_->scene();
    QTest::keyClick(gradient_, Qt::Key_Space); // is read, not painted
    QTest::mouseClick(gradient_, Qt::LeftButton, {}, gradient_->middle(0));
    QVERIFY(model_->scene() == before);
    QVERIFY(gradient_->accessibleDescription().contains("gradient 0.00"));
  }

  // By hand: 9 of 900 pixels, every one given 1 %. Dice 1 − (2·0.09 + 1)/(9 + 9 + 1); of pixels the
  // entropy −0.01·ln 0.01 − 0.99·ln 0.99.
  void a_small_object_missed_costs_dice_all_and_bce_nothing() {
    press("1 % mask");
    QCOMPARE(given("target").size(), std::size_t(900));
    QCOMPARE(sum(given("target")), 9.0);
    QVERIFY(std::abs(*model_->shown()[0].value - (1 - 1.18 / 19)) < 1e-12);
    const double entropy = -0.01 * std::log(0.01) - 0.99 * std::log(0.99);
    QVERIFY(std::abs(*pixel_bce(model_->explore().given, InputKind::mask) - entropy) < 1e-12);
    QVERIFY2(says("Pixel BCE 0.056 · Dice 0.938"), "the two stand side by side");
    QVERIFY(says("1.0 % of the pixels"));
    model_->undo(); // one step, also when the squares had other sizes
    QCOMPARE(given("target").size(), std::size_t(256));
  }

  // 0.99 where the two discs overlap, counted here; the same formula by hand.
  void two_pixels_off_costs_dice_what_does_not_overlap() {
    press("Two pixels off");
    double hit = 0;
    for (std::size_t k = 0; k < 256; ++k)
      hit += given("prediction")[k] * given("target")[k];
    const double dice = 1 - (2 * hit + 1) / (sum(given("prediction")) + sum(given("target")) + 1);
    QVERIFY(std::abs(*model_->shown()[0].value - dice) < 1e-12);
    for (std::size_t k = 2; k < 256; ++k)
      QCOMPARE(given("prediction")[k] > 0.5, given("target")[k - 2] > 0.5);
  }

  void what_is_soft_costs_although_rounded_it_is_perfect() {
    press("Soft");
    for (std::size_t k = 0; k < 256; ++k)
      QCOMPARE(given("prediction")[k] > 0.5, given("target")[k] > 0.5);
    QVERIFY(*model_->shown()[0].value > 0.1);
  }

  // Pushed up is blue, down orange.
  void the_gradient_shows_where_a_step_goes() {
    const QImage seen = gradient_->grab().toImage();
    const auto color = [&](int cell) { return seen.pixelColor(gradient_->middle(cell)); };
    QVERIFY(color(16 * 7 + 6).blue() > color(16 * 7 + 6).red()); // of the object
    QVERIFY(color(0).red() > color(0).blue());
  }

  void numbers_that_no_loss_takes_are_shown_all_the_same() {
    auto odd = starting_point(InputKind::mask);
    odd[0].values[3] = 7;
    odd[1].values[5] = -0.5;
    show(scene_of(odd));
    QVERIFY(!model_->shown()[0].value);
    QVERIFY(!pixel_bce(odd, InputKind::mask));
    QVERIFY(!says("BCE 0"));
    truth_->grab();
    truth_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(truth_, Qt::Key_Space);
    ExploreScene none = scene_of(starting_point(InputKind::mask));
    none.losses.clear();
    show(none);
    QVERIFY(says("Pixel BCE"));
    picture_->grab();
  }

  void what_is_no_square_is_refused() {
    auto given = starting_point(InputKind::mask);
    for (Given& each : given) {
      each.columns = 20;
      each.values.resize(20);
    }
    QCOMPARE(refuse_given(InputKind::mask, given)->text(),
             std::string("prediction: must have as many rows as columns"));
    given = starting_point(InputKind::mask);
    given[1].columns = 25;
    given[1].values.resize(25);
    QCOMPARE(refuse_given(InputKind::mask, given)->text(),
             std::string("target: must have as many pixels as the prediction"));
    model_->setAllGiven(given);
    QCOMPARE(this->given("target").size(), std::size_t(256));
  }

  // By hand: every pixel has z = −ln 99. The object's nine are wrong, by 1 + ln 99 each, and their
  // share of Jaccard's loss is 1; the others are right by more than the margin.
  void of_logits_the_lovasz_hinge_pushes_only_what_is_wrong() {
    show(explore_scene({{"lovasz_hinge", {}}}, find_loss("lovasz_hinge")->card));
    press("1 % mask");
    const Shown& lovasz = model_->shown().front();
    QVERIFY(std::abs(*lovasz.value - (1 + std::log(99.0))) < 1e-12);
    for (std::size_t k = 0; k < 900; ++k)
      QVERIFY(std::abs(lovasz.by("prediction")->values[k] + given("target")[k] / 9) < 1e-12);
    const double entropy = -0.01 * std::log(0.01) - 0.99 * std::log(0.99);
    QVERIFY(std::abs(*pixel_bce(model_->explore().given, InputKind::scores) - entropy) < 1e-12);
    QVERIFY(says("Pixel BCE 0.056 · Lovász hinge 5.595"));
    press("Clear");
    QTest::mouseClick(prediction_, Qt::LeftButton, {}, prediction_->middle(0));
    QVERIFY(std::abs(given("prediction")[0] - std::log(99.0)) < 1e-12);
    QVERIFY(*scene_from_link(scene_to_link(model_->scene())) == model_->scene());
  }

  void a_scene_comes_back_from_its_link() {
    press("1 % mask");
    QVERIFY(*scene_from_json(scene_to_json(model_->scene())) == model_->scene());
    QVERIFY(*scene_from_link(scene_to_link(model_->scene())) == model_->scene());
  }

 private:
  void show(const ExploreScene& scene) {
    apply_theme(*qApp, Appearance::light);
    picture_.reset();
    model_ = std::make_unique<ExploreModel>(scene);
    picture_ = std::make_unique<MaskPicture>(*model_);
    picture_->resize(720, 760);
    picture_->show();
    QVERIFY(QTest::qWaitForWindowExposed(picture_.get()));
    QApplication::setActiveWindow(picture_.get());
    const auto grids = picture_->findChildren<PixelGrid*>();
    QCOMPARE(grids.size(), 3);
    truth_ = grids[0];
    prediction_ = grids[1];
    gradient_ = grids[2];
  }
  void press(const QString& button) {
    for (auto* each : picture_->findChildren<QToolButton*>())
      if (each->text() == button) return QTest::mouseClick(each, Qt::LeftButton);
    QFAIL("there is no such button");
  }
  bool says(const QString& words) const {
    for (const auto* each : picture_->findChildren<QLabel*>())
      if (QString(each->text()).replace(QChar::Nbsp, ' ').contains(words)) return true;
    return false;
  }
  const std::vector<double>& given(std::string_view input) const {
    return find_given(model_->explore().given, input)->values;
  }

  std::unique_ptr<ExploreModel> model_;
  std::unique_ptr<MaskPicture> picture_;
  PixelGrid* truth_ = nullptr;
  PixelGrid* prediction_ = nullptr;
  PixelGrid* gradient_ = nullptr;
};

QTEST_MAIN(MaskPictureTest)
#include "mask_picture_test.moc"
