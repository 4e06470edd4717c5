#include "ui/pages/outliers/landscape_panel.h"

#include "ui/plot/landscape_plot.h"
#include "ui/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace losslab;

namespace {

OutliersScene looked_over() {
  OutliersScene scene = OutliersModel::fresh();
  scene.beneath = Beneath::contour;
  return scene;
}

} // namespace

class LandscapePanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Appearance::light); }

  void every_loss_has_a_map() {
    OutliersModel model(looked_over());
    LandscapePanel panel(model);
    panel.resize(800, 240);
    panel.show();
    QCOMPARE(panel.findChildren<LandscapePlot*>().size(), 4);
    model.toggleLoss("cauchy");
    QCOMPARE(panel.findChildren<LandscapePlot*>().size(), 5);
    model.toggleLoss("cauchy");
    QCOMPARE(panel.findChildren<LandscapePlot*>().size(), 4);
  }

  // Few points: at once. The map of a moved point is another one.
  void maps_follow_the_hand() {
    OutliersModel model(looked_over());
    LandscapePanel panel(model);
    panel.resize(800, 240);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QVERIFY(panel.isSettled());
    auto* first = panel.findChildren<LandscapePlot*>().first();
    first->replot();
    const QImage before = first->grab().toImage();
    model.movePoint(23, {8, 6}, "drag");
    QVERIFY(panel.isSettled());
    first->replot();
    QVERIFY(first->grab().toImage() != before);
  }

  void of_many_points_the_fine_map_comes_later_and_none_that_is_stale() {
    OutliersScene scene = looked_over();
    scene.selected.reset();
    scene.synthetic = Synthetic{.count = 1500};
    scene.points.clear();
    OutliersModel model(scene);
    LandscapePanel panel(model);
    QSignalSpy settled(&panel, &LandscapePanel::settled);
    QVERIFY(!panel.isSettled());
    model.movePoint(3, {1, 9}, "drag"); // the first question is dropped
    panel.finish();
    QVERIFY(panel.isSettled());
    QCOMPARE(settled.size(), 1);
  }

  void without_two_directions_it_says_so() {
    OutliersModel model(looked_over());
    LandscapePanel panel(model);
    panel.show();
    model.setShape({2, true});
    QVERIFY(panel.findChild<QLabel*>()->text().contains("degree 1"));
    model.setShape({1, true});
    model.toggleOwn(); // a guess hides the fits, and the maps that would give them away
    QVERIFY(panel.findChild<QLabel*>()->text().contains("Reveal"));
    for (const auto* plot : panel.findChildren<LandscapePlot*>())
      QVERIFY(!plot->isVisible());
  }

  void lower_is_darker() {
    OutliersModel model(looked_over());
    LandscapePanel panel(model);
    panel.resize(800, 240);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* mse = panel.findChildren<LandscapePlot*>().first();
    mse->replot();
    const QImage image = mse->grab().toImage();
    const QPoint fit(int(mse->xAxis->coordToPixel(model.fits()[0].fitted->curve.line().slope)) + 12,
                     int(mse->yAxis->coordToPixel(mse->yAxis->range().center())));
    const QPoint corner = mse->axisRect()->rect().topRight() + QPoint(-2, 2);
    QVERIFY(image.pixelColor(fit).lightness() < image.pixelColor(corner).lightness());
  }
};

QTEST_MAIN(LandscapePanelTest)
#include "landscape_panel_test.moc"
