#include "ui/plot/curve_plot.h"

#include <QTest>

using namespace losslab;

namespace {

CurvePlot::Line::Stretch sampled(double (*y)(double)) {
  CurvePlot::Line::Stretch stretch;
  for (int i = -50; i <= 50; ++i) {
    stretch.x.append(i / 10.0);
    stretch.y.append(y(i / 10.0));
  }
  return stretch;
}

/// Counts what is painted.
class Watch : public QObject {
 public:
  explicit Watch(int& paints) : paints_(paints) {}
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint) ++paints_;
    return QObject::eventFilter(watched, event);
  }

 private:
  int& paints_;
};

} // namespace

class CurvePlotTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void straight_runs_keep_only_their_ends_data() {
    QTest::addColumn<int>("points");
    QTest::addColumn<double (*)(double)>("curve");
    QTest::newRow("line") << 2 << +[](double x) { return 3 * x - 1; };
    QTest::newRow("corner") << 3 << +[](double x) { return std::abs(x); };
    QTest::newRow("bend") << 101 << +[](double x) { return x * x; };
  }
  void straight_runs_keep_only_their_ends() {
    QFETCH(int, points);
    using Curve = double (*)(double);
    QFETCH(Curve, curve);
    CurvePlot plot("a curve");
    const int before = plot.graphCount();
    plot.setLines({{"curve", loss_style("mse"), {sampled(curve)}}});
    QCOMPARE(plot.graphCount(), before + 1);
    const auto data = plot.graph(before)->data();
    QCOMPARE(data->size(), points);
    for (const QCPGraphData& point : *data)
      QCOMPARE(point.value, curve(point.key));
  }

  // KL has no value where Q rules out what P has: its name must not stand far from its curve.
  void a_curve_that_ends_early_is_named_where_it_ends() {
    const auto named_beside = [](double end) {
      CurvePlot plot("a curve");
      plot.resize(600, 300);
      plot.setRange(-5, 5, -1, 1);
      plot.setLines({{"a name", loss_style("mse"), {{{-5, end}, {0, 0}}}}});
      plot.replot();
      const QImage image = plot.toPixmap(600, 300).toImage();
      const QRect beside(plot.axisRect()->right() + 4, 20, 40, 260);
      const QImage strip = image.copy(beside);
      for (int y = 0; y < strip.height(); ++y)
        for (int x = 0; x < strip.width(); ++x)
          if (strip.pixelColor(x, y) != tokens().surface) return true;
      return false;
    };
    QVERIFY(named_beside(5));
    QVERIFY(!named_beside(-3));
  }

  void what_changes_together_is_painted_once() {
    CurvePlot plot("a curve");
    plot.resize(400, 300);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QCoreApplication::processEvents();
    int replots = 0;
    int paints = 0;
    connect(&plot, &QCustomPlot::afterReplot, &plot, [&replots] { ++replots; });
    Watch watch(paints);
    plot.installEventFilter(&watch);
    plot.setLines({{"curve", loss_style("mse"), {sampled([](double x) { return x * x; })}}});
    plot.setRange(-5, 5, 0, 25);
    plot.setCrosshair(1, {{1, Qt::red}}, "x = 1");
    QTest::qWait(50);
    QCOMPARE(replots, 1);
    QCOMPARE(paints, 1);
    plot.setCrosshair(2, {{4, Qt::red}}, "x = 2"); // the curves stay
    QTest::qWait(50);
    QCOMPARE(replots, 1);
    QCOMPARE(paints, 2);
  }
};

QTEST_MAIN(CurvePlotTest)
#include "curve_plot_test.moc"
