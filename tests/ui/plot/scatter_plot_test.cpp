#include "ui/plot/scatter_plot.h"

#include "ui/plot/dots.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

using namespace losslab;

namespace {

/// A hundred pixels square, a unit a pixel, y upwards.
PointsView view() { return {{0, 0, 1}, {0, 100, -1}, QRectF(0, 0, 100, 100), 1}; }

QImage painted(const std::vector<QPointF>& points, const std::vector<double>& filling = {}) {
  return Dots().paint(points, view(), 3, Qt::black, filling, Qt::red);
}

} // namespace

class ScatterPlotTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    plot_ = std::make_unique<ScatterPlot>("Points");
    plot_->resize(600, 400);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
  }
  void cleanup() { plot_.reset(); }

  void a_dot_stands_where_its_point_does() {
    const QImage image = painted({{20.5, 69.5}});
    int covered = 0;
    for (int row = 0; row < 100; ++row)
      for (int column = 0; column < 100; ++column)
        covered += qAlpha(image.pixel(column, row)) > 0 ? 1 : 0;
    QCOMPARE(covered, 9);
    QVERIFY(qAlpha(image.pixel(20, 30)) > 100); // the middle of the dot
    QVERIFY(qAlpha(image.pixel(22, 30)) == 0);
  }

  void where_dots_crowd_it_is_darker() {
    std::vector<QPointF> points(50, QPointF(20.5, 50.5));
    points.emplace_back(80.5, 50.5);
    const QImage image = painted(points);
    QCOMPARE(qAlpha(image.pixel(20, 49)), 255);
    QVERIFY(qAlpha(image.pixel(80, 49)) < 140);
    QVERIFY(qAlpha(image.pixel(80, 49)) > 100); // a lone outlier is seen
  }

  void what_lies_beyond_the_frame_or_nowhere_is_left_out() {
    const QImage image =
        painted({{-1e300, 50}, {50, 1e300}, {INFINITY, NAN}, {103, 50}, {0.5, 0.5}, {99.5, 99.5}});
    int covered = 0;
    for (int row = 0; row < 100; ++row)
      for (int column = 0; column < 100; ++column)
        covered += qAlpha(image.pixel(column, row)) > 0 ? 1 : 0;
    QCOMPARE(covered, 8); // four each of the two in the corners
  }

  void what_is_filled_has_its_colour() {
    const QImage image = painted({{20.5, 50.5}, {80.5, 50.5}}, {1, 0});
    QVERIFY(QColor(image.pixelColor(20, 49)).red() > 200);
    QVERIFY(QColor(image.pixelColor(80, 49)).red() < 20);
  }

  void lines_stay_above_many_points() {
    show(100'000);
    LossStyle style{.color = Qt::red, .pen = QPen(Qt::red, 4)};
    plot_->setLines({{"fit", style, [](double) { return 0.5; }}});
    plot_->replot();
    const QPoint on_line(static_cast<int>(plot_->xAxis->coordToPixel(0.5)),
                         static_cast<int>(plot_->yAxis->coordToPixel(0.5)));
    const QImage image = plot_->grab().toImage();
    QCOMPARE(image.pixelColor(on_line), QColor(Qt::red));
    QVERIFY(image.pixelColor(on_line + QPoint(0, 10)).lightness() < 200); // among dots
  }

  void one_of_many_can_be_taken_and_dragged() {
    show(100'000);
    const QSignalSpy selected(plot_.get(), &ScatterPlot::pointSelected);
    const QSignalSpy moved(plot_.get(), &ScatterPlot::pointMoved);
    const QPoint from = plot_->rect().center();
    QTest::mousePress(plot_.get(), Qt::LeftButton, {}, from);
    QCOMPARE(selected.count(), 1);
    const auto index = *selected.front().front().value<std::optional<std::size_t>>();
    const QPointF taken = points_[index];
    QVERIFY(std::abs(plot_->xAxis->coordToPixel(taken.x()) - from.x()) < 5);
    QVERIFY(std::abs(plot_->yAxis->coordToPixel(taken.y()) - from.y()) < 5);
    QTest::mouseMove(plot_.get(), from + QPoint(40, 0));
    QVERIFY(!moved.empty());
    QTest::mouseRelease(plot_.get(), Qt::LeftButton, {}, from + QPoint(40, 0));
  }

  void tab_walks_points_of_one_x_as_they_are_numbered() {
    plot_->setPoints({{2, 1}, {1, 5}, {2, 0}, {1, 3}}, std::nullopt);
    plot_->setFocus();
    const QSignalSpy selected(plot_.get(), &ScatterPlot::pointSelected);
    for (const std::size_t expected : {1U, 3U, 0U, 2U}) {
      QTest::keyClick(plot_.get(), Qt::Key_Tab);
      const auto index = selected.back().front().value<std::optional<std::size_t>>();
      QCOMPARE(index, std::optional(expected));
      plot_->setPoints({{2, 1}, {1, 5}, {2, 0}, {1, 3}}, index);
    }
    QTest::keyClick(plot_.get(), Qt::Key_Backtab);
    QCOMPARE(selected.back().front().value<std::optional<std::size_t>>(),
             std::optional<std::size_t>(0));
  }

  void tab_leaves_many_points_at_once_and_page_down_walks_them() {
    show(3000);
    plot_->setFocus();
    const QSignalSpy selected(plot_.get(), &ScatterPlot::pointSelected);
    QTest::keyClick(plot_.get(), Qt::Key_Tab);
    QVERIFY(selected.empty());
    QTest::keyClick(plot_.get(), Qt::Key_PageDown);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.back().front().value<std::optional<std::size_t>>(),
             std::optional<std::size_t>(0));
    plot_->setPoints(points_, 0);
    QTest::keyClick(plot_.get(), Qt::Key_PageUp);
    QCOMPARE(selected.count(), 1); // there is none before
  }

 private:
  /// An even grid over the unit square.
  void show(int count) {
    const int side = static_cast<int>(std::sqrt(count));
    points_.clear();
    for (int i = 0; i < count; ++i)
      points_.emplace_back((i % side + 0.5) / side, (i / side % side + 0.5) / side);
    plot_->setPoints(points_, std::nullopt);
    plot_->replot();
  }

  std::unique_ptr<ScatterPlot> plot_;
  std::vector<QPointF> points_;
};

QTEST_MAIN(ScatterPlotTest)
#include "scatter_plot_test.moc"
