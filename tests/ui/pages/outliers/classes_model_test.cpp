#include "ui/pages/outliers/classes_model.h"

#include "core/scene/text.h"

#include <cmath>
#include <numbers>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

namespace {

OutliersScene two_classes(TwoClasses classes) {
  OutliersScene scene;
  scene.view = OutliersView::classes;
  scene.classes = std::move(classes);
  return scene;
}

/// The boundary of all is x = 0, and only the inner points hold the hinge's.
TwoClasses four_points() {
  TwoClasses classes;
  classes.points = {{-3, 0, false}, {-1, 0, false}, {1, 0, true}, {3, 0, true}};
  return classes;
}

double degrees(const Separator& separator) {
  return std::atan2(separator.y, separator.x) * 180 / std::numbers::pi;
}

} // namespace

class ClassesModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_scene_without_classes_shows_those_of_a_first_visit() {
    OutliersScene scene;
    scene.view = OutliersView::classes;
    OutliersModel page(scene);
    ClassesModel model(page);
    QVERIFY(model.classes() == first_two_classes());
    QCOMPARE(model.fits().size(), model.classes().losses.size());
    QVERIFY(!page.outliers().classes); // looking changes nothing
    model.movePoint(0, 1, 2);
    QCOMPARE(page.outliers().classes->points[0], (Labelled{1, 2, false}));
    page.undo();
    QVERIFY(model.classes() == first_two_classes());
  }

  void boundaries_come_in_the_order_of_the_catalogue_with_their_errors() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    QCOMPARE(model.fits().size(), std::size_t(3));
    QCOMPARE(model.fits()[0].card->id, std::string("bce_with_logits"));
    for (const auto& fit : model.fits()) {
      QVERIFY(fit.boundary && std::abs(fit.boundary->separator.y) < 1e-12);
      QCOMPARE(fit.errors, std::size_t(0));
    }
    QVERIFY(model.separable());
    QCOMPARE(model.focused()->card->id, std::string("hinge"));
    QVERIFY(model.focused()->standings[1].support && !model.focused()->standings[0].support);
    model.flipPoint(0);
    QVERIFY(!model.separable());
    for (const auto& fit : model.fits())
      QVERIFY(fit.errors > 0);
  }

  // What the lab suggests to try.
  void a_wrong_label_turns_boundaries_as_told() {
    OutliersModel page(two_classes(first_two_classes()));
    ClassesModel model(page);
    const std::size_t wrong = *model.classes().selected;
    const auto turned = [&](double x) {
      model.movePoint(wrong, x, model.classes().points[wrong].y);
      std::map<std::string, double> angles;
      for (const auto& fit : model.fits())
        angles[fit.card->id] = degrees(fit.boundary->separator);
      return angles;
    };
    const auto without = [&] {
      TwoClasses clean = model.classes();
      clean.points = classes_starts().front().draw();
      clean.selected.reset();
      OutliersModel other(two_classes(clean));
      ClassesModel right(other);
      std::map<std::string, double> angles;
      for (const auto& fit : right.fits())
        angles[fit.card->id] = degrees(fit.boundary->separator);
      return angles;
    }();
    const auto away = [&](const std::map<std::string, double>& angles, const std::string& id) {
      return std::abs(angles.at(id) - without.at(id));
    };
    const auto near = turned(8);
    QVERIFY(away(near, "exponential") > away(near, "squared_hinge") + 5);
    QVERIFY(away(near, "squared_hinge") > away(near, "hinge") + 5);
    QVERIFY(away(near, "hinge") > away(near, "brier") + 5);
    QVERIFY(away(near, "brier") < 3);
    const auto far = turned(40);
    for (const char* id : {"bce_with_logits", "hinge", "squared_hinge", "exponential"})
      QVERIFY(away(far, id) > 45);
    QVERIFY(away(far, "brier") < 3);
  }

  void a_drag_is_one_step_and_esc_takes_it_back() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    for (int i = 0; i < 20; ++i)
      model.movePoint(2, 1, 0.5 * i, "move 2");
    model.endGesture();
    QCOMPARE(model.classes().points[2].y, 9.5);
    page.undo();
    QCOMPARE(model.classes().points, four_points().points);
    QVERIFY(std::abs(model.fits()[1].boundary->separator.y) < 1e-12); // fitted anew
    QVERIFY(!page.canUndo());
    model.movePoint(2, 1, 5, "move 2");
    model.cancelGesture();
    QCOMPARE(model.classes().points, four_points().points);
  }

  void points_are_added_removed_and_flipped_each_a_step() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    model.addPoint({0, 4, true});
    QCOMPARE(model.classes().selected, std::optional<std::size_t>(4));
    model.flipPoint(4);
    QCOMPARE(model.classes().points[4], (Labelled{0, 4, false}));
    model.removePoint(4);
    QCOMPARE(model.classes().selected, std::optional<std::size_t>(2)); // the next to the right
    for (int i = 0; i < 3; ++i)
      page.undo();
    QCOMPARE(model.classes().points, four_points().points);
  }

  void what_a_scene_may_not_hold_is_refused() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    QCOMPARE(model.movePoint(0, 1e13, 0)->place, std::string("x"));
    QCOMPARE(model.addPoint({0, -1e300, true})->place, std::string("y"));
    QVERIFY(model.movePoint(0, std::nan(""), 0));
    QCOMPARE(model.classes().points, four_points().points);
    TwoClasses full = four_points();
    full.points.resize(2000);
    page.change(two_classes(full));
    QCOMPARE(model.addPoint({0, 0, true})->place, std::string("points"));
    QVERIFY(scene_from_json(scene_to_json(page.scene())).ok());
  }

  void one_class_and_no_points_say_why_and_undo_brings_all_back() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    while (!model.classes().points.empty())
      model.removePoint(model.classes().points.size() - 1);
    for (const auto& fit : model.fits()) {
      QVERIFY(!fit.boundary && fit.standings.empty());
      QVERIFY(fit.boundary.refusal().why.find("no points") != std::string::npos);
    }
    page.undo();
    QVERIFY(model.fits()[0].boundary.refusal().why.find("one class") != std::string::npos);
    while (page.canUndo())
      page.undo();
    QVERIFY(model.separable());
  }

  void losses_their_parameters_and_lambda_are_chosen() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    model.toggleLoss("brier");
    QCOMPARE(model.classes().focus, std::string("brier"));
    for (const char* id : {"perceptron", "mse", "no such"}) {
      model.toggleLoss(id);
      QCOMPARE(model.fits().size(), std::size_t(4));
    }
    model.setFocus("hinge");
    const double before = model.focused()->boundary->separator.x;
    model.setParameter("margin", 2);
    QVERIFY(std::abs(model.focused()->boundary->separator.x - 2 * before) < 1e-9);
    model.setParameter("margin", -1);
    QVERIFY(std::abs(model.focused()->boundary->separator.x - 2 * before) < 1e-9);
    model.setRegularisation(100);
    QVERIFY(model.focused()->boundary->separator.x < 0.1);
  }

  void the_scene_comes_back_from_its_link() {
    OutliersModel page(two_classes(first_two_classes()));
    ClassesModel model(page);
    model.movePoint(3, 0.1, -2.5);
    model.setRegularisation(0.1);
    const auto read = scene_from_link(scene_to_link(page.scene()));
    QVERIFY(read.ok());
    QVERIFY(*read == page.scene());
  }

  void the_table_holds_every_number() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    const QStringList lines = QString::fromStdString(model.table()).split('\n');
    QCOMPARE(lines.size(), 6); // a heading, four points, and the end of the last line
    QVERIFY(lines[0].startsWith("x,y,label,bce_with_logits margin,bce_with_logits pull"));
    QVERIFY(lines[1].startsWith("-3,0,0,"));
    QCOMPARE(lines[1].split(',').size(), 3 + 3 * 3);
    QCOMPARE(lines[1].split(',').size(), lines[0].split(',').size());
  }

  // Another lab fits for itself.
  void nothing_is_fitted_while_another_lab_is_looked_at() {
    OutliersModel page(two_classes(four_points()));
    ClassesModel model(page);
    const QSignalSpy changed(&model, &ClassesModel::changed);
    page.setView(OutliersView::fits);
    page.select(0);
    QCOMPARE(changed.count(), 0);
    page.setView(OutliersView::classes);
    QCOMPARE(changed.count(), 1);
  }
};

QTEST_GUILESS_MAIN(ClassesModelTest)
#include "classes_model_test.moc"
