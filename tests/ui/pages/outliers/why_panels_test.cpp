#include "ui/pages/outliers/outliers_page.h"

#include "core/data/noise.h"
#include "ui/pages/outliers/breakdown_panel.h"
#include "ui/pages/outliers/pull_panel.h"
#include "ui/pages/outliers/sensitivity_panel.h"
#include "ui/plot/curve_plot.h"

#include <QComboBox>
#include <QMenu>
#include <QTest>

#include <memory>

using namespace losslab;

// What explains, on the page: by hand and by key.
class WhyPanelsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    OutliersScene scene;
    scene.points = draw_points({.count = 28});
    scene.selected = 23;
    scene.beneath = Beneath::vertical;
    page_ = std::make_unique<OutliersPage>(scene, Services{});
    page_->resize(1300, 860);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    page_->finish();
    QCoreApplication::processEvents();
    plot_ = page_->findChild<SensitivityPanel*>()->findChild<CurvePlot*>();
    plot_->replot();
  }
  void cleanup() { page_.reset(); }

  void dragging_the_marker_moves_the_point_in_one_undo_step() {
    const Sample before = point();
    QTest::mousePress(plot_, Qt::LeftButton, {}, pixel(-1));
    QTest::mouseMove(plot_, pixel(-1.5));
    QTest::mouseMove(plot_, pixel(-2));
    QVERIFY(std::abs(point().y + 2) < 0.1);
    QCOMPARE(point().x, before.x);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, pixel(-2));
    page_->model().undo();
    QCOMPARE(point(), before);
  }

  void esc_takes_the_drag_back() {
    const Sample before = point();
    QTest::mousePress(plot_, Qt::LeftButton, {}, pixel(-1));
    QTest::mouseMove(plot_, pixel(-2));
    QTest::keyClick(plot_, Qt::Key_Escape);
    QCOMPARE(point(), before);
  }

  void keys_move_the_point() {
    const Sample before = point();
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Left);
    QVERIFY(point().y < before.y - 0.05 && point().x == before.x);
    QTest::keyClick(plot_, Qt::Key_Home);
    QVERIFY(std::abs(point().y - plot_->xAxis->range().lower) < 0.1);
  }

  void sideways_it_moves_sideways() {
    choose(Beneath::horizontal);
    page_->finish();
    const Sample before = point();
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Right);
    QVERIFY(point().x > before.x && point().y == before.y);
    QVERIFY(plot_->accessibleDescription().contains("x = "));
  }

  void what_is_drawn_can_be_chosen_and_is_spoken() {
    const QString slopes = plot_->accessibleDescription();
    QVERIFY(slopes.contains("y = ") && slopes.contains("Huber"));
    auto* numbers = page_->findChild<SensitivityPanel*>()->findChild<QComboBox*>();
    numbers->setFocus();
    QTest::keyClick(numbers, Qt::Key_Down);
    QTest::keyClick(numbers, Qt::Key_Down);
    QVERIFY(plot_->accessibleDescription() != slopes);
    // At the point the fits are near its y, where slopes are below 1.
    QVERIFY(plot_->yAxis->range().upper > 2);
  }

  void the_menu_shows_and_hides_it() {
    auto* panel = page_->findChild<SensitivityPanel*>();
    choose(Beneath::nothing);
    QVERIFY(!panel->isVisible());
    choose(Beneath::vertical);
    QVERIFY(panel->isVisible() && plot_->isVisible());
    auto next = scene();
    next.selected.reset();
    page_->model().amend(next);
    QVERIFY(panel->isVisible() && !plot_->isVisible());
    QVERIFY(said<SensitivityPanel>("Select a point"));
  }

  void breakdown_stands_beside_theory() {
    const QStringList told = words<BreakdownPanel>();
    QVERIFY(told.contains("none")); // MSE
    QVERIFY(told.contains("6"));    // MAE and Huber: the seventh of 28 breaks them
    QVERIFY(told.contains("≤ 13")); // Tukey: half of them at the latest
    QVERIFY(!told.contains("…"));
  }

  void what_is_not_tried_yet_is_not_shown() {
    auto next = scene();
    next.points[3].y += 1;
    page_->model().change(next);
    QVERIFY(words<BreakdownPanel>().contains("…"));
    QVERIFY(!words<BreakdownPanel>().contains("≤ 13"));
    page_->finish();
    QVERIFY(words<BreakdownPanel>().contains("≤ 13"));
  }

  void leverage_that_beats_robustness_is_named() {
    QVERIFY(!said<PullPanel>("leverage beats robustness"));
    auto next = scene();
    next.points[23] = {100, -3};
    page_->model().change(next);
    page_->finish();
    QVERIFY(said<PullPanel>("MAE and Huber follow it"));
    next.points[23] = {100, 0.55 * 100 + 1.2}; // onto the true line: as far out, and no harm
    page_->model().change(next);
    page_->finish();
    QVERIFY(!said<PullPanel>("leverage beats robustness"));
  }

 private:
  const OutliersScene& scene() { return std::get<OutliersScene>(page_->model().scene()); }
  Sample point() { return scene().points[23]; }
  QPoint pixel(double y) { return {int(plot_->xAxis->coordToPixel(y)), plot_->height() / 2}; }
  void choose(Beneath beneath) {
    for (auto* menu : page_->findChildren<QMenu*>())
      if (!menu->actions().isEmpty() && menu->actions()[0]->text().contains("below"))
        menu->actions()[static_cast<qsizetype>(beneath)]->trigger();
    QCOMPARE(scene().beneath, beneath);
  }
  /// What the labels say that would be seen if the card were unfolded.
  template <class Kind>
  QStringList words() {
    QStringList all;
    auto* panel = page_->findChild<Kind*>();
    for (const QLabel* label : panel->template findChildren<QLabel*>())
      if (label->isVisibleTo(panel)) all << label->text();
    return all;
  }
  template <class Kind>
  bool said(const QString& part) {
    return words<Kind>().join('\n').contains(part);
  }

  std::unique_ptr<OutliersPage> page_;
  CurvePlot* plot_ = nullptr;
};

QTEST_MAIN(WhyPanelsTest)
#include "why_panels_test.moc"
