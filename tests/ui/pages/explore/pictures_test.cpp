#include "core/scene/images.h"
#include "ui/pages/explore/explore_page.h"
#include "ui/pages/explore/pictures/picture.h"
#include "ui/pages/explore/pictures/simplex_view.h"
#include "ui/theme.h"
#include "ui/widgets/bar_editor.h"
#include "ui/widgets/heat_grid.h"
#include "ui/widgets/loss_picker.h"
#include "ui/widgets/pixel_grid.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <memory>

using namespace losslab;

// Bars and triangle by hand and by key, on the page that they stand on.
class PicturesTest : public QObject {
  Q_OBJECT

  std::unique_ptr<ExplorePage> page_;

  void open(std::vector<LossChoice> losses) {
    apply_theme(*qApp, Appearance::light);
    const Card& focus = find_loss(losses.front().id)->card;
    page_ = std::make_unique<ExplorePage>(explore_scene(std::move(losses), focus));
    page_->resize(1300, 800);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    QCoreApplication::processEvents(); // the layout settles
  }
  ExploreModel& model() const { return static_cast<ExploreModel&>(page_->model()); }
  const std::vector<double>& given(const char* name) const {
    return find_given(model().explore().given, name)->values;
  }
  void press(const QString& text) const {
    for (auto* button : page_->findChildren<QToolButton*>())
      if (button->text() == text) return button->click();
    QFAIL(qPrintable(text));
  }
  double value_of(const char* id) const {
    for (const Shown& each : model().shown())
      if (each.card->id == id) return each.value.value_or(std::nan(""));
    return std::nan("");
  }

 private Q_SLOTS:
  void cleanup() { page_.reset(); }

  void a_dragged_bar_is_one_step_and_the_sum_stays_one() {
    open({{"kl", {}}});
    auto* bars = page_->findChild<BarEditor*>();
    const auto before = given("prediction");
    const QPoint middle(bars->width() / 2, bars->height() / 2);
    QTest::mousePress(bars, Qt::LeftButton, {}, middle);
    for (int i = 1; i <= 8; ++i)
      QTest::mouseMove(bars, middle - QPoint(0, 8 * i));
    QTest::mouseRelease(bars, Qt::LeftButton, {}, middle - QPoint(0, 64));
    double sum = 0;
    for (const auto* input : {"prediction", "target"})
      for (const double each : given(input))
        sum += each;
    QVERIFY(std::abs(sum - 2) < 1e-12);
    QVERIFY(model().canUndo());
    model().undo();
    QCOMPARE(given("prediction"), before);
    QVERIFY(!model().canUndo());
  }

  void esc_takes_a_drag_back() {
    open({{"kl", {}}});
    auto* bars = page_->findChild<BarEditor*>();
    const ExploreScene before = model().explore();
    QTest::mousePress(bars, Qt::LeftButton, {}, {bars->width() / 2, 20});
    QVERIFY(model().explore() != before);
    QTest::keyClick(bars, Qt::Key_Escape);
    QVERIFY(model().explore() == before);
    QTest::mouseRelease(bars, Qt::LeftButton, {}, {bars->width() / 2, 20});
    QVERIFY(!model().canUndo());
  }

  void keys_choose_a_bar_and_move_it() {
    open({{"cross_entropy", {}}});
    auto* bars = page_->findChild<BarEditor*>();
    bars->setFocus(Qt::TabFocusReason);
    QTest::keyClick(bars, Qt::Key_End);
    const double before = given("prediction").back();
    QTest::keyClick(bars, Qt::Key_Up);
    QVERIFY(std::abs(given("prediction").back() - (before + 12.0 / 50)) < 1e-12); // −6 … 6 in 50
    QTest::keyClick(bars, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(given("prediction").back() - (before + 0.8 * 12.0 / 50)) < 1e-12);
    QVERIFY(bars->accessibleDescription().startsWith("logit, 3: "));
  }

  void two_humps_apart_show_what_kl_cannot_see() {
    open({{"kl", {}}, {"js", {}}, {"wasserstein_1d", {}}});
    press("Two humps apart");
    QVERIFY(std::isinf(value_of("kl")));
    QVERIFY(std::abs(value_of("wasserstein_1d") - 4) < 1e-12);
    press("Q ▶");
    QVERIFY(std::isinf(value_of("kl")));
    QVERIFY(std::abs(value_of("wasserstein_1d") - 5) < 1e-12);
    QVERIFY(std::abs(value_of("js") - std::log(2)) < 1e-12);
    model().undo();
    model().undo();
    QVERIFY(!model().canUndo()); // both humps came in one step
  }

  void the_point_in_the_triangle_is_the_logits() {
    open({{"cross_entropy", {}}, {"probability_mae", {}}});
    auto* triangle = page_->findChild<SimplexView*>();
    triangle->setFocus(Qt::TabFocusReason);
    const Triple before = probabilities(given("prediction"));
    QTest::keyClick(triangle, Qt::Key_Right); // towards class 2, the right one
    const Triple after = probabilities(given("prediction"));
    QVERIFY(std::abs(after[1] - before[1] - 0.02) < 1e-9);
    QVERIFY(std::abs(after[2] - before[2]) < 1e-9);
    QTest::mouseClick(triangle, Qt::LeftButton, {}, {-5, triangle->height() + 5});
    QVERIFY(probabilities(given("prediction"))[0] > 0.99); // beyond a corner is the corner
  }

  /// Sure and wrong, by five logits, as a step down feels it: by hand, p of the right class is
  /// about e⁻⁵.
  void cross_entropy_pulls_where_the_absolute_error_has_let_go() {
    open({{"cross_entropy", {}}, {"probability_mae", {}}});
    press("Sure and wrong");
    const double p = 1 / (2 + std::exp(5));
    QVERIFY(std::abs(value_of("cross_entropy") + std::log(p)) < 1e-12);
    for (const Shown& each : model().shown()) {
      const double pull = std::abs(each.by("prediction")->values[1]);
      QVERIFY(std::abs(pull - (each.card->id == "cross_entropy" ? 1 - p : 2 * p * (1 - p))) <
              1e-12);
    }
  }

  void a_frame_is_drawn_up_and_the_text_is_typed() {
    open({{"ctc", {}}});
    auto* frames = page_->findChild<HeatGrid*>();
    frames->setFocus(Qt::TabFocusReason);
    QTest::keyClick(frames, Qt::Key_Down); // a, in the first frame
    QTest::keyClick(frames, Qt::Key_Right);
    const double before = given("prediction")[3 + 1];
    QTest::keyClick(frames, Qt::Key_Plus);
    QCOMPARE(given("prediction")[3 + 1], before + 0.25);
    QVERIFY(frames->accessibleDescription().startsWith("frame 2, a: logit"));
    const QPoint middle(frames->width() / 2, frames->height() / 2);
    QTest::mousePress(frames, Qt::LeftButton, {}, middle);
    QTest::mouseMove(frames, middle - QPoint(0, 60));
    QTest::keyClick(frames, Qt::Key_Escape);
    QCOMPARE(given("prediction")[3 + 1], before + 0.25);
    auto* text = page_->findChild<QLineEdit*>();
    for (auto* field : page_->findChildren<QLineEdit*>())
      if (field->accessibleName().startsWith("Text")) text = field;
    text->setFocus();
    text->selectAll();
    QTest::keyClicks(text, "bxa"); // there is no x among the classes
    QCOMPARE(given("target"), (std::vector{2.0, 1.0}));
  }

  void a_long_recording_of_many_symbols_is_read_and_its_starts_are_short() {
    open({{"ctc", {}}});
    std::vector<double> labels{1, 20, 31}; // a, t, and the last symbol
    model().setAllGiven({{"prediction", 32, std::vector<double>(32 * 50)}, {"target", 3, labels}});
    QCOMPARE(given("prediction").size(), std::size_t(1600));
    QLineEdit* text = nullptr;
    for (auto* field : page_->findChildren<QLineEdit*>())
      if (field->accessibleName().startsWith("Text")) text = field;
    QCOMPARE(text->text(), QString("at4"));
    QCoreApplication::processEvents();
    for (const auto* grid : page_->findChildren<HeatGrid*>()) // a letter has room in every row
      QVERIFY(grid->height() >= (grid->accessibleName().startsWith("What") ? 32 * 12 : 90));
    press("Does not fit");
    QVERIFY(std::isinf(value_of("ctc")));
    model().undo();
    QCOMPARE(given("target"), labels);
  }

  /// By hand: five letters with four blanks between them do not fit into eight frames.
  void a_text_that_does_not_fit_is_infinite_and_said() {
    open({{"ctc", {}}});
    press("Peaks");
    QVERIFY(value_of("ctc") < 0.1);
    press("Does not fit");
    QVERIFY(std::isinf(value_of("ctc")));
    bool said = false;
    for (const auto* words : page_->findChildren<QLabel*>())
      said = said || words->text().startsWith("No alignment fits");
    QVERIFY(said);
    for (const double each : model().shown().front().by("prediction")->values)
      QCOMPARE(each, 0.0);
  }

  /// The stripes a pixel on, and noise that is as far away pixel by pixel.
  void a_shift_is_forgiven_where_noise_of_its_mse_is_not() {
    open({{"perceptual", {}}});
    press("Moved by one pixel");
    const double shift = value_of("perceptual");
    const double mse = *pixel_mse(model().explore().given);
    press("Noise of the same MSE");
    QVERIFY(std::abs(*pixel_mse(model().explore().given) - mse) < 1e-12);
    QVERIFY(mse > 0.1);
    QVERIFY(value_of("perceptual") > 20 * shift);
    press("The target itself");
    QCOMPARE(value_of("perceptual"), 0.0);
    QCOMPARE(*pixel_mse(model().explore().given), 0.0);
  }

  void a_painted_pixel_is_one_step() {
    open({{"perceptual", {}}});
    press("The target itself");
    const auto before = given("prediction");
    for (auto* grid : page_->findChildren<PixelGrid*>())
      if (grid->accessibleName().startsWith("Prediction"))
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->middle(30));
    QCOMPARE(given("prediction")[30], 1.0);
    QVERIFY(value_of("perceptual") > 0);
    model().undo();
    QCOMPARE(given("prediction"), before);
  }

  void every_loss_has_curves_or_a_picture() {
    for (const Entry* entry : catalogue())
      QCOMPARE(find_picture(entry->card.kind) == nullptr, entry->card.kind == InputKind::number);
    open({{"mse", {}}});
    const auto* list = page_->findChild<LossPicker*>()->findChild<QListWidget*>();
    for (const Entry* entry : catalogue())
      QVERIFY2(
          !list->findItems(QString::fromStdString(entry->card.name), Qt::MatchExactly).isEmpty(),
          entry->card.id.c_str());
  }

  void another_kind_of_loss_brings_its_picture_and_undo_the_curves() {
    open({{"mse", {}}});
    QVERIFY(page_->findChild<BarEditor*>() == nullptr);
    QVERIFY(model().toggleLoss("kl"));
    QVERIFY(page_->findChild<BarEditor*>() != nullptr);
    QCOMPARE(model().explore().kind, InputKind::bins);
    QVERIFY(page_->table().contains("gradient by prediction"));
    model().undo();
    QCOMPARE(model().explore().kind, InputKind::number);
    QCOMPARE(model().drawn().size(), std::size_t(1));
    QVERIFY(model().toggleLoss("cross_entropy"));
    QVERIFY(page_->findChild<SimplexView*>() != nullptr);
    QVERIFY(page_->subtitle().startsWith("Multi-class"));
  }
};

QTEST_MAIN(PicturesTest)
#include "pictures_test.moc"
