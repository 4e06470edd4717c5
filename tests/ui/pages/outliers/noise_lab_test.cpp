#include "ui/pages/outliers/noise_lab.h"

#include "ui/pages/outliers/bridge_view.h"
#include "ui/pages/outliers/outliers_page.h"
#include "ui/plot/curve_plot.h"
#include "ui/plot/spread_plot.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace losslab;

// The lab by hand and by key, in its page, without the window.
class NoiseLabTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    OutliersScene scene;
    scene.view = OutliersView::noise;
    scene.synthetic = Synthetic{};
    page_ = std::make_unique<OutliersPage>(scene, Services{});
    page_->resize(1300, 820);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    page_->finish();
  }
  void cleanup() { page_.reset(); }

  void finish_waits_for_all_repeats() {
    QVERIFY(shows("1000 repeats"));
    QCOMPARE(page_->findChild<QProgressBar*>()->value(), 1000);
    QVERIFY(!button("Cancel")->isEnabled());
    page_->finish(); // at once
  }

  void a_noise_is_chosen_in_one_undo_step() {
    auto* kind = page_->findChild<QComboBox*>();
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(scene().synthetic->noise, Noise::laplace);
    page_->finish();
    QVERIFY(shows("Laplace noise leads to <b>MAE</b>"));
    page_->model().undo();
    QCOMPARE(scene().synthetic->noise, Noise::normal);
    QCOMPARE(kind->currentIndex(), 0);
    QVERIFY(shows("leads to <b>MSE</b>"));
  }

  void scale_and_points_are_typed() {
    auto* scale = page_->findChild<QDoubleSpinBox*>();
    type(scale, "2");
    QCOMPARE(scene().synthetic->scale, 2.0);
    QVERIFY(shows("times 2σ² = 8"));
    auto* count = page_->findChild<QSpinBox*>();
    type(count, "4");
    QCOMPARE(scene().synthetic->count, 4);
    page_->finish();
    QVERIFY(page_->subtitle().contains("4 points"));
  }

  void without_noise_it_says_why_there_is_no_loss() {
    type(page_->findChild<QDoubleSpinBox*>(), "0");
    page_->finish();
    QVERIFY(shows("without noise no error has a density"));
    QVERIFY(shows("all spreads are 0"));
    QVERIFY(!curves().front()->isVisible());
    page_->model().undo();
    QVERIFY(curves().front()->isVisible());
  }

  void draw_again_takes_other_seeds() {
    const QString before = page_->table();
    QTest::keyClick(button("Draw again"), Qt::Key_Space);
    page_->finish();
    QVERIFY(page_->table() != before);
    page_->model().undo();
    page_->finish();
    QCOMPARE(page_->table(), before);
  }

  // By hand, at scale 0.45: −log of the normal density at 0.9 less that at 0 is ½·2² = 2, and MSE
  // there 0.81.
  void an_error_is_walked_by_key_and_its_steps_are_told() {
    CurvePlot* cost = curves().back();
    cost->setFocus();
    QTest::keyClick(cost, Qt::Key_Home);
    for (int i = 0; i < 2 * 40; ++i)
      QTest::keyClick(cost, Qt::Key_Right); // to the other end
    QVERIFY(cost->accessibleDescription().contains("error 2.7: MSE = 7.29"));
    Q_EMIT cost->crosshairMoved(0.9);
    for (const char* step : {"0.9", "0.12", "2.12", "2", "0.81"})
      QVERIFY2(numbers().contains(step), step); // SciPy's −norm.logpdf(0.9, scale=0.45) = 2.1204
    QVERIFY(curves().front()->accessibleDescription().contains("density 0.12")); // SciPy: 0.11998
  }

  void zoom_keeps_the_noise_and_0_shows_all_again() {
    CurvePlot* plot = curves().front();
    const double before = plot->xAxis->range().size();
    QTest::keyClick(plot, Qt::Key_Plus);
    QVERIFY(plot->xAxis->range().size() < 0.9 * before);
    QCOMPARE(curves().back()->xAxis->range(), plot->xAxis->range());
    QTest::keyClick(plot, Qt::Key_0);
    QCOMPARE(plot->xAxis->range().size(), before);
  }

  void the_matching_loss_is_fitted_by_its_button() {
    OutliersScene next = scene();
    next.synthetic->noise = Noise::contaminated;
    page_->model().change(next);
    auto* fit = button("Fit with Huber, δ = 0.513");
    QVERIFY(fit != nullptr && fit->isEnabled());
    QTest::keyClick(fit, Qt::Key_Space);
    QVERIFY(!fit->isEnabled());
    QVERIFY(std::abs(scene().losses[2].parameters.at("delta") - 0.5130770156361041) < 1e-9);
    page_->model().undo();
    QVERIFY(fit->isEnabled());
  }

  void rows_are_walked_by_key_and_told() {
    auto* spread = page_->findChild<SpreadPlot*>();
    QCOMPARE(scene().focus, std::string("mse"));
    QTest::keyClick(spread, Qt::Key_Down);
    QCOMPARE(scene().focus, std::string("mae"));
    QTest::keyClick(spread, Qt::Key_Up);
    QTest::keyClick(spread, Qt::Key_Up); // there is none above
    QCOMPARE(scene().focus, std::string("mse"));
    QTest::mouseClick(spread, Qt::LeftButton, {},
                      QPoint(spread->width() / 2, int(spread->yAxis->coordToPixel(3.5))));
    QCOMPARE(scene().focus, std::string("tukey"));
    QVERIFY(spread->accessibleDescription().contains("1000 repeats, true value 0.55"));
    QVERIFY(spread->accessibleDescription().contains("Tukey: mean 0.54"));
  }

  void slope_and_intercept_take_turns() {
    QTest::mouseClick(button("Intercept"), Qt::LeftButton);
    QVERIFY(page_->findChild<SpreadPlot*>()->accessibleDescription().contains("true value 1.2"));
    QVERIFY(page_->findChild<SpreadPlot*>()->xAxis->range().contains(1.2));
  }

  void the_other_lab_takes_over_and_gives_back() {
    page_->model().change([this] {
      OutliersScene next = scene();
      next.view = OutliersView::fits;
      return next;
    }());
    QVERIFY(!page_->findChild<NoiseLab*>()->isVisible());
    QVERIFY(page_->table().startsWith("x,y"));
    page_->model().undo();
    QVERIFY(page_->findChild<NoiseLab*>()->isVisible());
    QVERIFY(page_->table().startsWith("loss,repeats"));
  }

 private:
  const OutliersScene& scene() { return std::get<OutliersScene>(page_->model().scene()); }
  QList<CurvePlot*> curves() { return page_->findChild<BridgeView*>()->findChildren<CurvePlot*>(); }
  bool shows(const QString& words) {
    for (const QLabel* label : page_->findChildren<QLabel*>())
      if (label->text().contains(words)) return true;
    return false;
  }
  QStringList numbers() {
    QStringList all;
    for (const QLabel* label : page_->findChildren<QLabel*>())
      if (label->property("role") == "number") all << label->text();
    return all;
  }
  QToolButton* button(const QString& words) {
    for (auto* each : page_->findChildren<QToolButton*>())
      if (each->text() == words) return each;
    return nullptr;
  }
  static void type(QAbstractSpinBox* box, const char* number) {
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, number);
    QTest::keyClick(box, Qt::Key_Return);
  }

  std::unique_ptr<OutliersPage> page_;
};

QTEST_MAIN(NoiseLabTest)
#include "noise_lab_test.moc"
