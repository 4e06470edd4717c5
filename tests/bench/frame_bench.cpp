#include "app/composition.h"
#include "core/data/noise.h"
#include "ui/plot/scatter_plot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>

#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>

using namespace losslab;

namespace {

OutliersScene scene() {
  OutliersScene scene;
  scene.points = draw_points({.count = 200});
  scene.losses.clear();
  for (const char* id : {"mse", "mae", "huber", "log_cosh", "cauchy", "tukey"})
    scene.losses.push_back({id, {}});
  scene.focus = "huber";
  return scene;
}

/// A hand that holds a point of the real window and leads it round a circle.
class Drag : public QObject {
 public:
  Drag() : window_(machine_services(), {Appearance::light, 1}) {
    window_.openScene(scene());
    window_.resize(1280, 800);
    window_.show();
    plot_ = window_.findChild<ScatterPlot*>();
    plot_->installEventFilter(this);
    QObject::connect(plot_, &QCustomPlot::beforeReplot, this, [this] { replots_ = true; });
    QCoreApplication::processEvents(); // the layout settles
    plot_->replot();
    const Sample point = scene().points[120];
    start_ = {plot_->xAxis->coordToPixel(point.x), plot_->yAxis->coordToPixel(point.y)};
    send(QEvent::MouseButtonPress, start_);
    for (int i = 0; i < 10; ++i) // until what is made at first use is made
      frame();
  }

  /// From the event of the mouse until all that follows from it is painted.
  void frame() {
    angle_ += 0.1;
    constexpr double radius = 60; // pixels
    painted_ = replots_ = false;
    send(QEvent::MouseMove, start_ + radius * QPointF(std::cos(angle_) - 1, std::sin(angle_)));
    QTimer patience;
    connect(&patience, &QTimer::timeout, [] { qFatal("nothing was painted for ten seconds"); });
    patience.start(10'000);
    while (!painted_)
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents(); // the panels beside it
  }

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint && replots_) painted_ = true;
    return QObject::eventFilter(watched, event);
  }

 private:
  void send(QEvent::Type type, QPointF place) {
    const auto buttons = Qt::LeftButton;
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, plot_->mapToGlobal(place), button, buttons, {});
    QCoreApplication::sendEvent(plot_, &event);
  }

  MainWindow window_;
  ScatterPlot* plot_;
  QPointF start_;
  double angle_ = 0;
  bool replots_ = false;
  bool painted_ = false;
};

} // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_UPDATE_IDLE_TIME", "0"); // paint at once: no screen is waited for
  QApplication application(argc, argv);
  apply_theme(application, Appearance::light);
  benchmark::Initialize(&argc, argv);
  Drag drag; // goes before the application does
  benchmark::RegisterBenchmark("frame", [&drag](benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
      drag.frame();
  })->Iterations(1); // each repetition is one frame
  benchmark::RunSpecifiedBenchmarks();
}
