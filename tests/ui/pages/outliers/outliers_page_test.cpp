#include "ui/pages/outliers/outliers_page.h"

#include "ui/pages/outliers/exact_place.h"
#include "ui/pages/outliers/fits_panel.h"
#include "ui/pages/outliers/loss_chooser.h"
#include "ui/pages/outliers/own_line_panel.h"
#include "ui/pages/outliers/sensitivity_panel.h"

#include "ui/plot/scatter_plot.h"
#include "ui/widgets/number_field.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace losslab;

// The page by hand and by key, without the window.
class OutliersPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    OutliersScene scene;
    for (int i = 0; i <= 4; ++i)
      scene.points.push_back({2.5 * i, 2.0 * i});
    page_ = std::make_unique<OutliersPage>(scene, Services{});
    page_->resize(1200, 760);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    plot_ = page_->findChild<ScatterPlot*>();
    QCoreApplication::processEvents(); // the layout settles
    plot_->replot();
  }
  void cleanup() { page_.reset(); }

  void a_dragged_point_follows_the_hand_in_one_undo_step() {
    const QPoint from = pixel(2);
    QTest::mousePress(plot_, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i)
      QTest::mouseMove(plot_, from + QPoint(0, 10 * i));
    QVERIFY(point(2).y < 3);
    QCOMPARE(point(2).x, 5.0);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, from + QPoint(0, 100));
    page_->model().undo();
    QCOMPARE(point(2), (Sample{5, 4}));
  }

  void esc_takes_a_drag_back() {
    const QPoint from = pixel(2);
    QTest::mousePress(plot_, Qt::LeftButton, {}, from);
    QTest::mouseMove(plot_, from + QPoint(30, 60));
    QVERIFY(point(2) != (Sample{5, 4}));
    QTest::keyClick(plot_, Qt::Key_Escape);
    QCOMPARE(point(2), (Sample{5, 4}));
    QTest::mouseMove(plot_, from + QPoint(50, 90)); // still pressed, no longer held
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, from + QPoint(50, 90));
    QCOMPARE(point(2), (Sample{5, 4}));
    QVERIFY(!page_->model().canUndo());
  }

  void a_selected_point_is_picked_up_by_a_click_and_put_down_by_another() {
    const QPoint target = (pixel(1) + pixel(3)) / 2 + QPoint(0, 120);
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(3)); // selects
    QTest::mouseClick(plot_, Qt::LeftButton, {}, target);   // nothing in hand yet
    QCOMPARE(point(3), (Sample{7.5, 6}));
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(3)); // picks up
    QTest::mouseClick(plot_, Qt::LeftButton, {}, target);
    QVERIFY(std::abs(point(3).x - 5) < 0.1);
    QCOMPARE(scene().points.size(), std::size_t(5));
  }

  // Another lab may leave fewer points than this one has fits to.
  void another_lab_may_take_points_away() {
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.setView(OutliersView::noise);
    model.setSynthetic({.count = 4});
    QCOMPARE(scene().points.size(), std::size_t(4));
    model.setView(OutliersView::fits);
    QCOMPARE(model.fits()[0].influence.size(), std::size_t(4));
  }

  void a_point_that_comes_back_brings_the_view_back() {
    const double before = plot_->yAxis->range().size();
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.movePoint(2, {5, 1e6});
    QVERIFY(plot_->yAxis->range().size() > 1e6);
    model.undo();
    QVERIFY(plot_->yAxis->range().size() < 2 * before);
  }

  void the_view_stays_while_the_hand_is_down_and_comes_back_after() {
    const double before = plot_->yAxis->range().size();
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.movePoint(2, {5, 100});
    const double wide = plot_->yAxis->range().size();
    QVERIFY(wide > 90);
    const QPoint from = pixel(2);
    QTest::mousePress(plot_, Qt::LeftButton, {}, from);
    for (int share = 1; share <= 4; ++share) {
      QTest::mouseMove(plot_, from + (pixel(1) - from) * share / 4);
      QCOMPARE(plot_->yAxis->range().size(), wide);
    }
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, pixel(1));
    QVERIFY(plot_->yAxis->range().size() < 2 * before);
    QTest::mousePress(plot_, Qt::LeftButton, {}, pixel(4)); // another point: it is in the hand
    QTest::mouseMove(plot_, pixel(4) + QPoint(0, 30));
    QCOMPARE(point(4).x, 10.0);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, pixel(4));
  }

  void a_line_that_cannot_be_drawn_is_refused_and_its_number_goes() {
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.toggleOwn();
    QSignalSpy noticed(page_.get(), &Page::noticed);
    auto* slope = page_->findChild<OwnLinePanel*>()->findChildren<NumberField*>()[0];
    const QString before = slope->text();
    slope->setFocus();
    slope->selectAll();
    QTest::keyClicks(slope, "1e13");
    QTest::keyClick(slope, Qt::Key_Return);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed[0][0].toString().contains("to be drawn"));
    QCOMPARE(slope->text(), before);
    QCOMPARE(model.outliers().own->slope, 0.0);
  }

  void a_guess_is_told_neither_fits_nor_what_moves_them() {
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.setBeneath(Beneath::vertical);
    model.select(2);
    const auto* curves = page_->findChild<SensitivityPanel*>()->findChild<CurvePlot*>();
    const auto told = [this] {
      const auto labels = page_->findChild<FitsPanel*>()->findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(), [](const auto* each) {
        return !each->isHidden() && each->text() == "Told when the fits are revealed.";
      });
    };
    QVERIFY(!curves->isHidden() && !told());
    model.toggleOwn();
    QVERIFY(curves->isHidden() && told());
    model.setGuess(false);
    QVERIFY(!curves->isHidden() && !told());
  }

  // The window that the app starts with is made before it is styled.
  void fields_are_whole_where_the_style_comes_after_them() {
    qApp->setStyleSheet({});
    OutliersPage page(OutliersModel::fresh(), Services{});
    apply_style_sheet(*qApp);
    page.resize(1200, 760);
    page.show();
    QCoreApplication::processEvents();
    const auto* place = page.findChild<ExactPlace*>();
    for (const auto* field : place->findChildren<NumberField*>()) {
      QVERIFY(field->height() >= field->sizeHint().height());
      QVERIFY(place->rect().contains(field->geometry()));
    }
  }

  void what_the_learner_has_zoomed_to_stays() {
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    for (int i = 0; i < 8; ++i)
      QTest::keyClick(plot_, Qt::Key_Minus);
    const double wide = plot_->yAxis->range().size();
    model.movePoint(2, {5, 4.5});
    QCOMPARE(plot_->yAxis->range().size(), wide);
  }

  void undo_in_a_field_that_is_not_being_typed_in_is_the_pages() {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(2));
    NumberField* y = shownFields()[1];
    const auto wants_undo = [y] {
      QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
      undo.ignore();
      QCoreApplication::sendEvent(y, &undo);
      return undo.isAccepted();
    };
    QVERIFY(!wants_undo());
    y->setFocus();
    QTest::keyClicks(y, "7");
    QVERIFY(wants_undo()); // while something is being typed it is the field's
    QTest::keyClick(y, Qt::Key_Return);
    QVERIFY(!wants_undo());
  }

  void while_one_guesses_the_chosen_losses_stay_ticked() {
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.toggleOwn();
    const auto* chooser = page_->findChild<LossChooser*>();
    int ticked = 0;
    for (const QAction* action : chooser->menu()->actions())
      ticked += action->isChecked() ? 1 : 0;
    QCOMPARE(ticked, 4);
  }

  // Level through the middle at first: y = 4. Its left handle stands at a fifth of the view.
  void an_own_line_turns_about_the_handle_that_is_not_held() {
    auto& model = dynamic_cast<OutliersModel&>(page_->model());
    model.toggleOwn();
    const QCPRange view = plot_->xAxis->range();
    const double left = view.lower + 0.2 * view.size();
    const double right = view.lower + 0.8 * view.size();
    const auto at = [this](double x, double y) {
      return QPointF(plot_->xAxis->coordToPixel(x), plot_->yAxis->coordToPixel(y)).toPoint();
    };
    QTest::mousePress(plot_, Qt::LeftButton, {}, at(left, 4));
    for (const double y : {3.5, 3.0, 2.0})
      QTest::mouseMove(plot_, at(left, y));
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, at(left, 2));
    const Line own = *scene().own;
    QVERIFY(std::abs(own.at(left) - 2) < 0.1);
    QVERIFY(std::abs(own.at(right) - 4) < 1e-9);
    QCOMPARE(scene().points.size(), std::size_t(5)); // the plot did not take the press
    QTest::mousePress(plot_, Qt::LeftButton, {}, at(right, 4));
    QTest::mouseMove(plot_, at(right, 7));
    QTest::keyClick(plot_, Qt::Key_Escape);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, at(right, 7));
    QVERIFY(*scene().own == own);
    model.undo();
    QCOMPARE(*scene().own, (Line{4, 0}));
  }

  void a_double_click_adds_a_point_on_empty_space_only() {
    QTest::mouseDClick(plot_, Qt::LeftButton, {}, pixel(2) + QPoint(0, 150));
    QCOMPARE(scene().points.size(), std::size_t(6));
    QVERIFY(std::abs(point(5).x - 5) < 0.05);
    QVERIFY(point(5).y < 3);
    QTest::mouseDClick(plot_, Qt::LeftButton, {}, pixel(0));
    QCOMPARE(scene().points.size(), std::size_t(6));
  }

  void tab_walks_the_points_from_left_to_right_and_leaves_after_the_last() {
    plot_->setFocus();
    for (std::size_t i = 0; i < 5; ++i) {
      QTest::keyClick(plot_, Qt::Key_Tab);
      QCOMPARE(scene().selected, std::optional(i));
      QVERIFY(plot_->hasFocus());
    }
    QTest::keyClick(plot_, Qt::Key_Tab);
    QVERIFY(!plot_->hasFocus());
  }

  void esc_lets_go_and_then_tab_leaves() {
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Tab);
    QTest::keyClick(plot_, Qt::Key_Escape);
    QVERIFY(!scene().selected);
    QTest::keyClick(plot_, Qt::Key_Tab);
    QVERIFY(!plot_->hasFocus());
  }

  // The view is 11.2 by 9 wide: a step is 0.1, fine 0.01, coarse 1.
  void arrows_move_the_selected_point_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("up") << int(Qt::Key_Up) << 0 << 0.0 << 0.1;
    QTest::newRow("fine right") << int(Qt::Key_Right) << int(Qt::ShiftModifier) << 0.01 << 0.0;
    QTest::newRow("coarse down") << int(Qt::Key_Down) << int(Qt::ControlModifier) << 0.0 << -1.0;
    QTest::newRow("left") << int(Qt::Key_Left) << 0 << -0.1 << 0.0;
  }
  void arrows_move_the_selected_point() {
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(double, x);
    QFETCH(double, y);
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Tab);
    QTest::keyClick(plot_, Qt::Key_Tab);
    QTest::keyClick(plot_, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(point(1).x, 2.5 + x);
    QCOMPARE(point(1).y, 2 + y);
    page_->model().undo();
    QCOMPARE(point(1), (Sample{2.5, 2}));
  }

  void insert_adds_and_delete_removes() {
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Insert);
    QCOMPARE(scene().points.size(), std::size_t(6));
    QCOMPARE(scene().selected, std::optional<std::size_t>(5));
    QTest::keyClick(plot_, Qt::Key_Delete);
    QCOMPARE(scene().points.size(), std::size_t(5));
  }

  void coordinates_can_be_typed() {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(1));
    const auto fields = shownFields();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[1]->text(), QString("2"));
    type(fields[1], "-3,25");
    QCOMPARE(point(1), (Sample{2.5, -3.25}));
    QCOMPARE(fields[1]->text(), QString("−3.25"));
    type(fields[0], "1e1");
    QCOMPARE(point(1), (Sample{10, -3.25}));
  }

  void what_is_no_number_is_said_and_leaves_the_point() {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(1));
    const QSignalSpy noticed(page_.get(), &Page::noticed);
    for (const char* text : {"abc", "nan", "1e999", ""})
      type(shownFields()[0], text);
    QCOMPARE(noticed.count(), 4);
    QVERIFY(noticed.front().front().toString().contains("abc"));
    QCOMPARE(point(1), (Sample{2.5, 2}));
  }

  void csv_is_pasted_on_the_plot_and_faults_are_named() {
    const QSignalSpy noticed(page_.get(), &Page::noticed);
    plot_->setFocus();
    QApplication::clipboard()->setText("x\ty\n1\t2\n3\tfour\n");
    QTest::keyClick(plot_, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed.front().front().toString().contains("line 3, column 2"));
    QCOMPARE(scene().points.size(), std::size_t(5));
    QApplication::clipboard()->setText("x\ty\n1\t2\n3\t4\n6\t5\n");
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(scene().points.size(), std::size_t(3));
  }

  void the_wheel_zooms_and_0_shows_all() {
    const double before = pixel(4).x() - pixel(0).x();
    QTest::keyClick(plot_, Qt::Key_Plus);
    QVERIFY(pixel(4).x() - pixel(0).x() > 1.2 * before);
    QTest::keyClick(plot_, Qt::Key_0);
    QCOMPARE(pixel(4).x() - pixel(0).x(), int(before));
  }

  void a_fit_that_is_not_defined_says_why() {
    auto next = scene();
    next.points = {{1, 2}, {1, 3}};
    page_->model().change(next);
    QStringList shown;
    for (const QLabel* label : page_->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains("the same x")) shown << label->text();
    QCOMPARE(shown.size(), 1); // for all losses at once
  }

  void assistive_technology_is_told_of_the_selected_point() {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, pixel(3));
    QVERIFY(plot_->accessibleDescription().contains("Point 4 of 5: x = 7.5, y = 6"));
  }

 private:
  /// Those for the selected point.
  QList<NumberField*> shownFields() const {
    QList<NumberField*> shown = page_->findChildren<NumberField*>();
    shown.removeIf([](const NumberField* each) { return !each->isVisible(); });
    return shown;
  }
  const OutliersScene& scene() { return std::get<OutliersScene>(page_->model().scene()); }
  Sample point(std::size_t index) { return scene().points.at(index); }
  QPoint pixel(std::size_t index) {
    return QPointF(plot_->xAxis->coordToPixel(point(index).x),
                   plot_->yAxis->coordToPixel(point(index).y))
        .toPoint();
  }
  static void type(NumberField* field, const char* text) {
    field->setFocus();
    field->selectAll();
    if (*text == '\0')
      QTest::keyClick(field, Qt::Key_Delete);
    else
      QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
  }

  std::unique_ptr<OutliersPage> page_;
  ScatterPlot* plot_ = nullptr;
};

QTEST_MAIN(OutliersPageTest)
#include "outliers_page_test.moc"
