#include "ui/pages/outliers/why_model.h"

#include "core/data/noise.h"
#include "core/fit/left_out.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace losslab;

namespace {

OutliersScene scene(Beneath beneath = Beneath::vertical) {
  OutliersScene scene;
  scene.points = draw_points({.count = 28});
  scene.selected = 23;
  scene.beneath = beneath;
  return scene;
}

bool settled(const WhyModel& why) {
  return QTest::qWaitFor([&] { return why.isSettled(); }, 30'000);
}

bool has_journey(const WhyModel& why) {
  return QTest::qWaitFor([&] { return why.journey().positions.size() == WhyModel::positions + 1; },
                         20'000);
}

} // namespace

class WhyModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_journey_is_what_the_core_says() {
    for (const Beneath beneath : {Beneath::vertical, Beneath::horizontal}) {
      OutliersModel model(scene(beneath));
      WhyModel why(model);
      QVERIFY(why.journey().courses.empty());
      QVERIFY(has_journey(why));
      const auto& journey = why.journey();
      QCOMPARE(journey.courses.size(), model.fits().size());
      for (std::size_t i = 0; i < model.fits().size(); ++i) {
        const auto expected = travel({model.fits()[i].loss}, model.outliers().points, 23,
                                     journey.way, journey.positions);
        QCOMPARE(journey.courses[i].card, model.fits()[i].card);
        for (std::size_t at = 0; at < expected.size(); ++at)
          QVERIFY(std::abs(journey.courses[i].curves[at]->line().slope -
                           expected[at]->line().slope) < 1e-7);
      }
    }
  }

  void the_journey_stays_while_the_point_moves_along_it() {
    OutliersModel model(scene());
    WhyModel why(model);
    QVERIFY(has_journey(why));
    QSignalSpy changed(&why, &WhyModel::journeyChanged);
    model.movePoint(23, {model.outliers().points[23].x, 1});
    QVERIFY(settled(why));
    QCOMPARE(changed.count(), 0);
    model.movePoint(23, {9, 1}); // off it
    QVERIFY(changed.wait());
    QVERIFY(settled(why));
    QCOMPARE(why.journey().positions.size(), WhyModel::positions + 1);
  }

  // A hand that drags over the plane: whatever comes belongs to where the point then is.
  void what_comes_belongs_to_the_scene_in_view() {
    OutliersModel model(scene());
    WhyModel why(model);
    int shown = 0;
    connect(&why, &WhyModel::journeyChanged, this, [&] {
      const auto& journey = why.journey();
      if (journey.courses.empty()) return;
      ++shown;
      const auto expected = travel({model.fits()[0].loss}, model.outliers().points, 23, journey.way,
                                   journey.positions);
      QVERIFY(std::abs(journey.courses[0].curves.front()->line().slope -
                       expected.front()->line().slope) < 1e-9);
    });
    for (int i = 0; i < 100; ++i) {
      model.movePoint(23, {5 + 0.03 * i, 1}, "drag");
      QTest::qWait(1);
    }
    QVERIFY(settled(why));
    QVERIFY(shown >= 2);
  }

  void the_effect_of_the_point_is_at_once_that_of_where_it_is() {
    OutliersModel model(scene(Beneath::nothing));
    WhyModel why(model);
    QVERIFY(QTest::qWaitFor([&] { return !why.effects().empty(); }));
    const Polynomial without = *curve_without({*make_loss("mse")}, model.outliers().points, 23);
    const auto expected = [&] {
      const auto& points = model.outliers().points;
      return shift(points, model.fits()[0].fitted->curve, without, *usual_error(points));
    };
    QVERIFY(std::abs(why.effects()[0]->shift - expected()) < 1e-9);
    model.movePoint(23, {model.outliers().points[23].x, -9});
    QVERIFY(std::abs(why.effects()[0]->shift - expected()) < 1e-9); // no wait
    QVERIFY(std::abs(*why.effects()[0]->followed - model.fits()[0].influence[23].leverage) < 1e-9);
    model.select(3);
    QVERIFY(why.effects().empty());
  }

  void shifts_are_those_of_leaving_out_each_point() {
    OutliersModel model(scene(Beneath::nothing));
    model.setFocus("huber");
    WhyModel why(model);
    QVERIFY(settled(why));
    QVERIFY(!why.shifts()); // nobody looks at them
    const auto expected = [&model](std::size_t left_out) {
      const auto& points = model.outliers().points;
      const Polynomial without = *curve_without({*make_loss("huber")}, points, left_out);
      return shift(points, model.focused()->fitted->curve, without, *usual_error(points));
    };
    model.setFilling(Filling::shift);
    QVERIFY(settled(why));
    QCOMPARE(why.shifts()->size(), model.outliers().points.size());
    for (std::size_t i = 0; i < why.shifts()->size(); ++i)
      QVERIFY2(std::abs(*(*why.shifts())[i] - expected(i)) < 1e-6, std::to_string(i).c_str());
    QSignalSpy changed(&why, &WhyModel::shiftsChanged);
    model.movePoint(3, {model.outliers().points[3].x, 50});
    QVERIFY(why.shifts()); // those of before, for a moment
    QVERIFY(settled(why));
    QCOMPARE(changed.count(), 1);
    QVERIFY(std::abs(*(*why.shifts())[3] - expected(3)) < 1e-6);
    model.setSynthetic({.count = 28, .seed = 8});
    QVERIFY(!why.shifts()); // of other points
    QVERIFY(settled(why));
    QVERIFY(why.shifts());
    model.setFocus("mse");
    QVERIFY(!why.shifts()); // of another loss
    QVERIFY(settled(why));
    model.setGuess(true);
    QVERIFY(!why.shifts());
  }

  void breakdown_is_tried_for_every_fit_once_the_hand_rests() {
    OutliersModel model(scene());
    WhyModel why(model);
    QVERIFY(why.strengths().empty());
    QVERIFY(settled(why));
    QCOMPARE(why.strengths().size(), model.fits().size());
    QCOMPARE(why.strengths()[0]->found.vertical, std::optional<std::size_t>(1));
    const auto huber = find_breakdown({model.fits()[2].loss}, model.outliers().points);
    QCOMPARE(why.strengths()[2]->found.vertical, huber.vertical);
    QCOMPARE(why.strengths()[2]->theory->anywhere, std::size_t(1));
    model.select(2); // the same points
    QCOMPARE(why.strengths().size(), model.fits().size());
    model.movePoint(2, {0, 0});
    QVERIFY(why.strengths().empty());
  }

  void nothing_is_told_while_the_learner_guesses_and_all_of_other_curves() {
    OutliersModel model(scene());
    WhyModel why(model);
    QVERIFY(settled(why));
    model.toggleOwn(); // and guess
    QVERIFY(model.fits().empty());
    QVERIFY(settled(why));
    QVERIFY(why.effects().empty() && why.strengths().empty() && why.journey().courses.empty());
    model.setGuess(false);
    model.setShape({3, true});
    QVERIFY(settled(why));
    QCOMPARE(why.effects().size(), model.fits().size());
    QCOMPARE(why.strengths().size(), model.fits().size());
    const auto cubic = travel({model.fits()[1].loss, {3, true}}, model.outliers().points, 23,
                              Way::vertical, why.journey().positions);
    QVERIFY(std::abs(why.journey().courses[1].curves[50]->at(2) - cubic[50]->at(2)) < 1e-7);
  }

  void too_many_points_are_not_tried() {
    OutliersScene many = scene();
    many.points = draw_points({.count = int(WhyModel::most_tried) + 1});
    OutliersModel model(many);
    WhyModel why(model);
    QVERIFY(why.isTooMany());
    QVERIFY(settled(why));
    QVERIFY(why.strengths().empty());
    QCOMPARE(why.effects().size(), model.fits().size());
  }

  void where_nothing_is_defined_nothing_is_said() {
    OutliersModel model(scene());
    WhyModel why(model);
    for (const std::vector<Sample>& points : {std::vector<Sample>{},
                                              {{1, 1}},
                                              {{1, 1}, {1, 2}},
                                              {{0, 0}, {1, 1}},
                                              {{0, 0}, {1, 1}, {2, 2}}}) {
      OutliersScene next = scene();
      next.points = points;
      next.selected = points.empty() ? std::nullopt : std::optional<std::size_t>(0);
      model.change(next);
      QVERIFY(settled(why));
      for (const auto& effect : why.effects())
        QVERIFY(!effect);
    }
  }

  void goes_while_it_works() {
    for (int i = 0; i < 20; ++i) {
      OutliersModel model(scene());
      WhyModel why(model);
      model.movePoint(23, {5, double(i)});
      QTest::qWait(i % 4 == 0 ? 160 : i);
    }
  }
};

QTEST_GUILESS_MAIN(WhyModelTest)
#include "why_model_test.moc"
