#include "ui/pages/outliers/outliers_model.h"

#include <cmath>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

namespace {

/// Five points on y = 1 + x, without noise, and what is chosen by default.
OutliersScene on_a_line() {
  OutliersScene scene;
  for (int i = 0; i < 5; ++i)
    scene.points.push_back({double(i), 1.0 + i});
  return scene;
}

const OutliersModel::Fit& fit_of(const OutliersModel& model, const std::string& id) {
  for (const auto& fit : model.fits())
    if (fit.card->id == id) return fit;
  qFatal("no fit under %s", id.c_str());
}

bool near(double value, double wanted) { return std::abs(value - wanted) < 1e-9; }
bool near(const Line& line, double intercept, double slope) {
  return std::abs(line.intercept - intercept) < 1e-9 && std::abs(line.slope - slope) < 1e-9;
}

Services with_sets() {
  Services services;
  services.datasets = []() -> Outcome<std::shared_ptr<const std::vector<SourcedSet>>> {
    return std::make_shared<const std::vector<SourcedSet>>(1, SourcedSet{"small",
                                                                         "A small set",
                                                                         "Two points.",
                                                                         "x (m)",
                                                                         "y (s)",
                                                                         "Nobody (1900)",
                                                                         "none",
                                                                         {{1, 2}, {3, 5}}});
  };
  return services;
}

} // namespace

class OutliersModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_chosen_loss_has_a_fit_in_the_order_of_the_catalogue() {
    const OutliersModel model(on_a_line());
    QCOMPARE(model.fits().size(), std::size_t(4));
    QCOMPARE(model.fits().front().card->id, std::string("mse"));
    for (const auto& fit : model.fits())
      QVERIFY(fit.fitted && near(fit.fitted->curve.line(), 1, 1));
  }

  // By hand: lifting the last of x = 0…4 by h moves the least-squares slope by h·2/10.
  void a_dragged_point_moves_mse_and_leaves_mae() {
    OutliersModel model(on_a_line());
    model.movePoint(4, {4, 15}, "drag");
    QVERIFY(near(fit_of(model, "mse").fitted->curve.line(), -1, 3));
    QVERIFY(near(fit_of(model, "mae").fitted->curve.line(), 1, 1));
    QVERIFY(fit_of(model, "tukey").influence[4].weight == 0);
    QVERIFY(std::abs(fit_of(model, "mse").influence[4].leverage - 0.6) < 1e-12); // 1/5 + 4/10
  }

  // What the page suggests to try.
  void leverage_beats_robustness_until_the_point_is_right() {
    OutliersModel model(OutliersModel::fresh());
    const std::size_t dragged = *model.outliers().selected;
    const double y = model.outliers().points[dragged].y;
    const auto slope = [&model](const char* id) {
      return fit_of(model, id).fitted->curve.line().slope;
    };
    for (const char* id : {"mae", "huber"})
      QVERIFY(std::abs(slope(id) - model.trueLine()->slope) < 0.05);
    model.movePoint(dragged, {97, y});
    QVERIFY(fit_of(model, "mse").influence[dragged].leverage > 0.95);
    for (const char* id : {"mae", "huber"})
      QVERIFY(slope(id) < 0);
    model.movePoint(dragged, {97, model.trueLine()->at(97)});
    QVERIFY(fit_of(model, "mse").influence[dragged].leverage > 0.95);
    for (const auto& fit : model.fits())
      QVERIFY(std::abs(fit.fitted->curve.line().slope - model.trueLine()->slope) < 0.05);
  }

  void a_drag_is_one_step_and_esc_takes_it_back() {
    OutliersModel model(on_a_line());
    const OutliersScene before = model.outliers();
    for (int i = 0; i < 20; ++i)
      model.movePoint(2, {2, 3.0 - i}, "move 2");
    model.endGesture();
    QCOMPARE(model.outliers().points[2].y, -16.0);
    model.undo();
    QCOMPARE(model.outliers().points, before.points);
    QVERIFY(near(fit_of(model, "mse").fitted->curve.line(), 1, 1));
    model.redo();
    QCOMPARE(model.outliers().points[2].y, -16.0);

    model.movePoint(1, {9, 9}, "move 1");
    model.cancelGesture();
    QCOMPARE(model.outliers().points[1], (Sample{1, 2}));
  }

  void a_changed_scene_is_told_once() {
    OutliersModel model(on_a_line());
    const QSignalSpy told(&model, &SceneModel::sceneChanged);
    model.movePoint(0, {0, 3});
    QCOMPARE(told.count(), 1);
    model.movePoint(0, {0, 3});
    QCOMPARE(told.count(), 1); // nothing changed
  }

  void points_are_added_and_removed() {
    OutliersModel model(on_a_line());
    model.addPoint({2.5, 9});
    QCOMPARE(model.outliers().points.size(), std::size_t(6));
    QCOMPARE(model.outliers().selected, std::optional<std::size_t>(5));
    model.removePoint(5);
    QCOMPARE(model.outliers().points, on_a_line().points);
    QCOMPARE(model.outliers().selected, std::optional<std::size_t>(3)); // x = 3, next to the right
    model.removePoint(99);
    QCOMPARE(model.outliers().points.size(), std::size_t(5));
    model.undo();
    QCOMPARE(model.outliers().points.size(), std::size_t(6));
  }

  void without_points_every_fit_says_why_not() {
    OutliersModel model(on_a_line());
    for (int i = 0; i < 5; ++i)
      model.removePoint(0);
    QVERIFY(model.outliers().points.empty());
    QVERIFY(!model.outliers().selected);
    for (const auto& fit : model.fits()) {
      QVERIFY(!fit.fitted);
      QVERIFY(QString::fromStdString(fit.fitted.refusal().why).startsWith("not defined, because"));
      QVERIFY(fit.influence.empty());
    }
  }

  void nonsense_is_not_taken() {
    OutliersModel model(on_a_line());
    model.movePoint(0, {std::nan(""), 1});
    model.movePoint(77, {1, 1});
    QCOMPARE(model.addPoint({1, INFINITY})->place, std::string("points"));
    model.select(77);
    QCOMPARE(model.outliers(), on_a_line());
    QVERIFY(!model.canUndo());
  }

  void synthetic_points_are_drawn_where_a_scene_leaves_them_out() {
    OutliersScene scene;
    scene.synthetic = Synthetic{.noise = Noise::laplace, .count = 12};
    OutliersModel model(scene);
    QCOMPARE(model.outliers().points.size(), std::size_t(12));
    QCOMPARE(*model.trueLine(), (Line{1.2, 0.55}));
    scene.synthetic->count = 7;
    model.change(scene); // as when a link is opened
    QCOMPARE(model.outliers().points.size(), std::size_t(7));
    QCOMPARE(model.fits().front().influence.size(), std::size_t(7));
  }

  void the_same_seed_draws_the_same_points() {
    OutliersModel first(on_a_line());
    OutliersModel second(OutliersModel::fresh());
    first.setSynthetic({.noise = Noise::contaminated, .seed = 3});
    second.setSynthetic({.noise = Noise::contaminated, .seed = 3});
    QCOMPARE(first.outliers().points, second.outliers().points);
  }

  void own_points_replace_what_was_there() {
    OutliersModel model(OutliersModel::fresh());
    const auto before = model.outliers();
    model.takePoints({{1, 2}, {3, 5}});
    QCOMPARE(model.outliers().points, (std::vector<Sample>{{1, 2}, {3, 5}}));
    QVERIFY(!model.trueLine() && !model.outliers().selected);
    model.undo();
    QCOMPARE(model.outliers(), before);
  }

  void a_published_set_keeps_its_name_while_its_points_change() {
    OutliersModel model(OutliersModel::fresh(), with_sets());
    QVERIFY(model.dataset() == nullptr);
    model.takeDataset("nothing");
    QVERIFY(!model.canUndo());
    model.takeDataset("small");
    QCOMPARE(model.outliers().points, (std::vector<Sample>{{1, 2}, {3, 5}}));
    QVERIFY(!model.trueLine() && !model.datasetChanged());
    model.movePoint(0, {1, 9});
    QCOMPARE(model.dataset()->name, std::string("A small set"));
    QVERIFY(model.datasetChanged());
    model.undo();
    QVERIFY(!model.datasetChanged());
    model.setSynthetic({});
    QVERIFY(model.dataset() == nullptr);
    model.undo();
    model.takePoints({{1, 1}});
    QVERIFY(model.outliers().dataset.empty());
  }

  void a_scene_may_name_a_published_set_and_leave_out_its_points() {
    OutliersScene scene;
    scene.dataset = "small";
    OutliersModel model(scene, with_sets());
    QCOMPARE(model.outliers().points.size(), std::size_t(2));
    QCOMPARE(model.fits().front().influence.size(), std::size_t(2));
    QVERIFY(!model.canUndo());
    model.removePoint(1);
    model.removePoint(0);
    QVERIFY(model.outliers().points.empty()); // they don't come back
    scene.dataset = "one that was dropped";
    model.change(scene);
    QVERIFY(model.outliers().points.empty() && model.dataset() == nullptr);
  }

  void sets_that_cannot_be_read_say_why() {
    Services services;
    services.datasets = []() -> Outcome<std::shared_ptr<const std::vector<SourcedSet>>> {
      return Refusal{"cars.csv", "is damaged"};
    };
    OutliersScene scene;
    scene.dataset = "cars";
    const OutliersModel model(scene, services);
    QCOMPARE(model.datasets().refusal().place, std::string("cars.csv"));
    QVERIFY(model.dataset() == nullptr && !model.datasetChanged());
  }

  void losses_come_and_go_but_one_stays() {
    OutliersModel model(on_a_line());
    model.toggleLoss("cauchy");
    QCOMPARE(model.fits().size(), std::size_t(5));
    QCOMPARE(model.outliers().focus, std::string("cauchy"));
    model.toggleLoss("hinge"); // no regression loss
    model.toggleLoss("nothing");
    QCOMPARE(model.fits().size(), std::size_t(5));
    for (const char* id : {"cauchy", "mse", "mae", "huber", "tukey"})
      model.toggleLoss(id);
    QCOMPARE(model.fits().size(), std::size_t(1));
    QVERIFY(model.focused() != nullptr);
  }

  void a_parameter_refits_and_its_default_is_not_kept() {
    auto scene = on_a_line();
    scene.points[4].y = 15;
    scene.focus = "huber";
    OutliersModel model(scene);
    const double before = fit_of(model, "huber").fitted->curve.line().slope;
    model.setParameter("delta", 100); // now least squares
    QVERIFY(std::abs(fit_of(model, "huber").fitted->curve.line().slope - 3) < 1e-9);
    model.setParameter("delta", -1); // out of range while typing
    QVERIFY(std::abs(fit_of(model, "huber").fitted->curve.line().slope - 3) < 1e-9);
    model.setParameter("delta", 1);
    QCOMPARE(fit_of(model, "huber").fitted->curve.line().slope, before);
    QVERIFY(model.outliers().losses[2].parameters.empty());
  }

  void a_logarithm_is_not_drawn_among_the_points() {
    auto scene = on_a_line();
    scene.losses = {{"poisson_nll", {}}};
    scene.focus = "poisson_nll";
    OutliersModel model(scene);
    QVERIFY(!fit_of(model, "poisson_nll").fitted);
    QVERIFY(fit_of(model, "poisson_nll").fitted.refusal().why.find("log = 0") != std::string::npos);
    model.setParameter("log_input", 0);
    QVERIFY(std::abs(fit_of(model, "poisson_nll").fitted->curve.at(2) - 3) <
            1e-6); // all on one line
  }

  void the_table_holds_points_residuals_and_weights() {
    auto scene = on_a_line();
    scene.losses = {{"mse", {}}};
    const QStringList lines = QString::fromStdString(OutliersModel(scene).table()).split('\n');
    QCOMPARE(lines.front(), QString("x,y,mse residual,mse weight"));
    QCOMPARE(lines.size(), 7); // header, five points, the last line's end
    QVERIFY(lines.at(3).startsWith("2,3,"));
    QVERIFY(lines.at(3).endsWith(",1"));
  }

  // By hand: of residuals r the area r² is |r| wide, that of |r| is 1 wide, and Tukey's c²/6 of a
  // point it gave up is c²/(6|r|) wide.
  void the_area_of_a_residual_is_what_the_loss_makes_of_it() {
    OutliersScene scene;
    scene.points = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 60}};
    scene.losses = {{"mse", {}}, {"mae", {}}, {"tukey", {}}};
    OutliersModel model(scene);
    const auto widths = [&model](const char* id) {
      model.setFocus(id);
      return model.penaltyWidths();
    };
    const auto mse = widths("mse");
    for (std::size_t i = 0; i < mse.size(); ++i)
      QVERIFY(near(mse[i], std::abs(model.focused()->influence[i].residual)));
    QVERIFY(near(widths("mae")[5], 1));
    QVERIFY(near(widths("mae")[0], 0)); // it lies on the line: nothing to draw
    QVERIFY(near(widths("tukey")[5], 4.685 * 4.685 / 6 / 60));
  }

  void curves_and_scale_are_chosen_and_undone() {
    OutliersModel model(OutliersModel::fresh());
    model.setShape({3, false});
    QCOMPARE(model.fits()[0].fitted->curve.degree, 3);
    QCOMPARE(model.fits()[0].fitted->curve.at(0), 0.0);
    model.setMadScale(true);
    const auto& huber = fit_of(model, "huber");
    QVERIFY(huber.fitted->scale > 0 && huber.fitted->scale != 1);
    QVERIFY(model.fits()[0].fitted->converged);
    model.undo();
    model.undo();
    QCOMPARE(model.fits()[0].fitted->curve.degree, 1);
    QCOMPARE(fit_of(model, "huber").fitted->scale, 1.0);
  }

  void minima_belong_to_the_loss_in_focus() {
    OutliersScene scene;
    for (int i = 0; i < 24; ++i)
      scene.points.push_back({0.4 * i, (i % 3 == 0 ? 8.0 : 0.0) + 0.1 * (i % 2)});
    scene.losses = {{"huber", {}}, {"tukey", {}}};
    scene.focus = "tukey";
    OutliersModel model(scene);
    QVERIFY(!model.otherMinima().empty());
    for (const Minimum& other : model.otherMinima())
      QVERIFY(other.objective > model.focused()->fitted->objective);
    model.toggleOwn(); // a guess: nothing is given away
    QVERIFY(model.otherMinima().empty());
    QVERIFY(model.table().find("tukey") == std::string::npos);
    model.setGuess(false);
    QVERIFY(!model.otherMinima().empty());
    model.setFocus("huber");
    QVERIFY(model.otherMinima().empty());
  }

  // By hand: the level line 2 over (0, 0), (1, 2), (2, 4) is off by 2, 0, 2.
  void an_own_line_is_guessed_revealed_and_judged() {
    OutliersScene scene;
    scene.points = {{0, 0}, {1, 2}, {2, 4}};
    scene.losses = {{"mse", {}}, {"mae", {}}};
    OutliersModel model(scene);
    QVERIFY(model.ownScores().empty());
    model.toggleOwn();
    QCOMPARE(*model.outliers().own, (Line{2, 0}));
    QVERIFY(model.fits().empty() && !model.focused()); // nothing is given away
    model.setGuess(false);
    QCOMPARE(model.fits().size(), 2U);
    QVERIFY(near(model.ownScores()[0], 8.0 / 3) && near(model.ownScores()[1], 4.0 / 3));
    model.setOwn({0, 2});
    QVERIFY(near(model.ownScores()[0], 0));
    for (const double no : {std::nan(""), 1e13}) // what a scene's text would refuse
      QCOMPARE(model.setOwn({0, no})->place, std::string("slope"));
    QCOMPARE(model.outliers().own->slope, 2.0);
    model.toggleOwn();
    QVERIFY(!model.outliers().own && !model.outliers().guess);
    model.undo();
    QCOMPARE(model.outliers().own->slope, 2.0);
  }
};

QTEST_GUILESS_MAIN(OutliersModelTest)
#include "outliers_model_test.moc"
