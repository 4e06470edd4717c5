#include "ui/pages/outliers/classes_lab.h"

#include "ui/pages/outliers/outliers_page.h"
#include "ui/plot/classes_plot.h"
#include "ui/widgets/number_field.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace losslab;

// The lab by hand and by key, on its page and without the window.
class ClassesLabTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    OutliersScene scene;
    scene.view = OutliersView::classes;
    scene.classes = TwoClasses{};
    scene.classes->points = {{0, 0, false}, {2, 1, false}, {5, 4, true}, {8, 3, true}};
    page_ = std::make_unique<OutliersPage>(scene, Services{});
    page_->resize(1200, 760);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    plot_ = page_->findChild<ClassesPlot*>();
    QCoreApplication::processEvents(); // the layout settles
    plot_->replot();
  }
  void cleanup() { page_.reset(); }

  void a_dragged_point_follows_the_hand_in_one_undo_step() {
    const QPoint from = pixel(1);
    QTest::mousePress(plot_, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i)
      QTest::mouseMove(plot_, from + QPoint(0, 10 * i));
    QVERIFY(point(1).y < 0.5);
    QCOMPARE(point(1).x, 2.0);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, from + QPoint(0, 100));
    page_->model().undo();
    QCOMPARE(point(1), (Labelled{2, 1, false}));
  }

  void esc_takes_a_drag_back() {
    QTest::mousePress(plot_, Qt::LeftButton, {}, pixel(1));
    QTest::mouseMove(plot_, pixel(1) + QPoint(30, 60));
    QVERIFY(point(1) != (Labelled{2, 1, false}));
    QTest::keyClick(plot_, Qt::Key_Escape);
    QCOMPARE(point(1), (Labelled{2, 1, false}));
    QVERIFY(!page_->model().canUndo());
  }

  void a_double_click_adds_a_point_of_the_class_chosen_and_c_switches_it() {
    QTest::mouseDClick(plot_, Qt::LeftButton, {}, pixel(0) + QPoint(0, -100));
    QCOMPARE(classes().points.size(), std::size_t(5));
    QVERIFY(point(4).positive);
    const QSignalSpy noticed(page_.get(), &Page::noticed);
    QTest::keyClick(plot_, Qt::Key_C);
    QVERIFY(noticed.front().front().toString().contains("negative"));
    QTest::keyClick(plot_, Qt::Key_Insert);
    QCOMPARE(classes().points.size(), std::size_t(6));
    QVERIFY(!point(5).positive);
  }

  void l_and_the_button_flip_the_label_each_in_one_step() {
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_L); // nothing in hand yet
    QVERIFY(!page_->model().canUndo());
    QTest::keyClick(plot_, Qt::Key_Tab);
    QTest::keyClick(plot_, Qt::Key_L);
    QVERIFY(point(0).positive);
    button("Flip")->click();
    QVERIFY(!point(0).positive);
    page_->model().undo();
    QVERIFY(point(0).positive);
    page_->model().undo();
    QVERIFY(!point(0).positive);
  }

  void arrows_move_and_delete_removes() {
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Tab);
    QTest::keyClick(plot_, Qt::Key_Right);
    QVERIFY(point(0).x > 0 && point(0).x < 1);
    QTest::keyClick(plot_, Qt::Key_Delete);
    QCOMPARE(classes().points.size(), std::size_t(3));
  }

  void coordinates_can_be_typed_and_what_no_plot_shows_is_refused() {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(1));
    const auto fields = page_->findChildren<NumberField*>();
    QCOMPARE(fields.size(), 2);
    type(fields[1], "-3,25");
    QCOMPARE(point(1), (Labelled{2, -3.25, false}));
    const QSignalSpy noticed(page_.get(), &Page::noticed);
    for (const char* text : {"abc", "1e13"})
      type(fields[0], text);
    QCOMPARE(noticed.count(), 2);
    QVERIFY(noticed.back().front().toString().contains("1e12"));
    QCOMPARE(point(1), (Labelled{2, -3.25, false}));
    QCOMPARE(fields[0]->text(), QString("2"));
  }

  void other_points_to_begin_with_are_a_step() {
    auto* opener = button("Points ▾");
    QCOMPARE(opener->menu()->actions().size(), 3);
    opener->menu()->actions().last()->trigger();
    QCOMPARE(classes().points.size(), std::size_t(60));
    page_->model().undo();
    QCOMPARE(classes().points.size(), std::size_t(4));
  }

  void lambda_is_chosen_and_that_of_the_scene_is_on_offer() {
    auto* box = page_->findChild<QComboBox*>();
    QCOMPARE(box->currentData().toDouble(), 0.01);
    Q_EMIT box->activated(0);
    QCOMPARE(classes().regularisation, box->itemData(0).toDouble());
    auto next = std::get<OutliersScene>(page_->model().scene());
    next.classes->regularisation = 0.03;
    page_->model().change(next);
    QCOMPARE(box->currentData().toDouble(), 0.03);
    QCOMPARE(box->currentText(), QString("λ = 0.03"));
  }

  void why_there_is_no_boundary_is_said_once() {
    auto next = std::get<OutliersScene>(page_->model().scene());
    for (Labelled& each : next.classes->points)
      each.positive = true;
    page_->model().change(next);
    QStringList shown;
    for (const QLabel* label : page_->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains("one class")) shown << label->text();
    QCOMPARE(shown.size(), 1); // for all losses at once
  }

  void assistive_technology_is_told_of_class_margin_and_support() {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(1));
    const QString says = plot_->accessibleDescription();
    QVERIFY2(says.contains("Point 2 of 4, negative: x = 2, y = 1"), qPrintable(says));
    QVERIFY2(says.contains("Hinge: margin") && says.contains("support point"), qPrintable(says));
  }

  void the_switch_leads_to_the_line_and_back() {
    button("Line")->click();
    QCOMPARE(scene().view, OutliersView::fits);
    QVERIFY(page_->subtitle().contains("line"));
    page_->model().undo();
    QCOMPARE(scene().view, OutliersView::classes);
    QVERIFY(page_->subtitle().contains("2 positive · 2 negative"));
    QVERIFY(page_->table().startsWith("x,y,label"));
  }

  void losses_are_sent_to_other_pages() {
    QSignalSpy wanted(page_.get(), &Page::sceneRequested);
    button("Train")->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(std::get<TrainScene>(wanted[0][0].value<Scene>()).lanes, classes().losses);
  }

 private:
  const OutliersScene& scene() { return std::get<OutliersScene>(page_->model().scene()); }
  const TwoClasses& classes() { return *scene().classes; }
  Labelled point(std::size_t index) { return classes().points.at(index); }
  QPoint pixel(std::size_t index) {
    return QPointF(plot_->xAxis->coordToPixel(point(index).x),
                   plot_->yAxis->coordToPixel(point(index).y))
        .toPoint();
  }
  /// The visible one: each lab has its own.
  QToolButton* button(const QString& text) {
    for (auto* each : page_->findChildren<QToolButton*>())
      if (each->text() == text && each->isVisible()) return each;
    qFatal("no button %s", qPrintable(text));
  }
  static void type(NumberField* field, const char* text) {
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
  }

  std::unique_ptr<OutliersPage> page_;
  ClassesPlot* plot_ = nullptr;
};

QTEST_MAIN(ClassesLabTest)
#include "classes_lab_test.moc"
