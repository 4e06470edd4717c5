#include "app/composition.h"
#include "core/data/noise.h"
#include "core/data/random.h"
#include "core/scene/fields.h"
#include "ui/pages/explore/explore_page.h"
#include "ui/pages/explore/pictures/picture.h"
#include "ui/plot/scatter_plot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

using namespace losslab;

namespace {

OutliersScene outliers(int points, std::initializer_list<const char*> losses) {
  OutliersScene scene;
  scene.points = draw_points({.count = points});
  scene.losses.clear();
  for (const char* id : losses)
    scene.losses.push_back({id, {}});
  scene.focus = "huber";
  return scene;
}

OutliersScene boundaries() {
  OutliersScene scene;
  scene.view = OutliersView::classes;
  scene.classes = TwoClasses{};
  Random random(1);
  for (int i = 0; i < 200; ++i) {
    const double x = random.normal() + (i % 2 == 0 ? 0 : 2.5);
    scene.classes->points.push_back({x, random.normal(), i % 2 == 1});
  }
  scene.classes->losses.clear();
  for (const char* id :
       {"bce_with_logits", "focal", "hinge", "squared_hinge", "exponential", "brier"})
    scene.classes->losses.push_back({id, {}});
  return scene;
}

/// A hand that holds a point of the real window and leads it round a circle.
class Drag : public QObject {
 public:
  Drag(const OutliersScene& scene, QPointF point)
      : window_(machine_services(), {Appearance::light, 1}) {
    window_.openScene(scene);
    window_.resize(1280, 800);
    window_.show();
    plot_ = window_.findChild<ScatterPlot*>();
    plot_->installEventFilter(this);
    QObject::connect(plot_, &QCustomPlot::beforeReplot, this, [this] { replots_ = true; });
    QCoreApplication::processEvents(); // the layout settles
    plot_->replot();
    start_ = {plot_->xAxis->coordToPixel(point.x()), plot_->yAxis->coordToPixel(point.y())};
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

/// Other numbers for a picture of Explore, again and again, as a hand gives them.
class Grab {
 public:
  Grab(const ExploreScene& scene, QSize size) : page_(scene) {
    page_.resize(size);
    page_.show();
    QCoreApplication::processEvents(); // the layout settles
    const auto& given = model().explore().given;
    const auto free = std::find_if(given.begin(), given.end(),
                                   [](const Given& each) { return each.name != "target"; });
    input_ = free->name;
    here_ = there_ = free->values;
    std::reverse(there_.begin(), there_.end()); // a distribution stays one, a mask a mask
    if (here_ == there_) there_.front() += 0.1;
    for (int i = 0; i < 10; ++i)
      frame();
  }

  /// From the change of the scene until all that follows from it is painted.
  void frame() {
    model().setGiven(input_, std::exchange(here_, std::exchange(there_, here_)), "drag");
    QCoreApplication::processEvents();
    QCoreApplication::processEvents(); // plots queue their replot
  }

 private:
  ExploreModel& model() { return static_cast<ExploreModel&>(page_.model()); }

  ExplorePage page_;
  std::string input_;
  std::vector<double> here_;
  std::vector<double> there_;
};

/// All losses of a kind.
ExploreScene scene_of(InputKind kind) {
  std::vector<LossChoice> all;
  for (const Entry* entry : catalogue())
    if (entry->card.kind == kind) all.push_back({entry->card.id, {}});
  return explore_scene(all, find_loss(all.front().id)->card);
}

/// As long a recording, of as many symbols, as CTC's picture is made for.
ExploreScene long_recording() {
  ExploreScene scene = scene_of(InputKind::frames);
  Given& frames = *find_given(scene.given, "prediction");
  frames = {"prediction", 20, std::vector<double>(20 * 50)};
  for (std::size_t i = 0; i < frames.values.size(); ++i)
    frames.values[i] = 2 * std::sin(0.37 * static_cast<double>(i * i % 1009));
  *find_given(scene.given, "target") = {"target", 10, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
  return scene;
}

/// The page in view: one at a time, they are large.
struct Open {
  std::string name;
  std::unique_ptr<Grab> grab;
};

void measure(const std::string& name, const ExploreScene& scene, QSize size, Open& open) {
  benchmark::RegisterBenchmark(name.c_str(), [=, &open](benchmark::State& state) {
    if (open.name != name) {
      open.grab.reset();
      open = {name, std::make_unique<Grab>(scene, size)};
    }
    for ([[maybe_unused]] auto _ : state)
      open.grab->frame();
  })->Iterations(1); // each repetition is one frame
}

/// What the window leaves to a page at 1440 x 900, and at four times that.
constexpr QSize usual(1200, 760);
constexpr QSize large(2640, 1660);

} // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_UPDATE_IDLE_TIME", "0"); // paint at once: no screen is waited for
  QApplication application(argc, argv);
  apply_theme(application, Appearance::light);
  benchmark::Initialize(&argc, argv);
  // They go before the application does.
  const auto at = [](const auto& points) {
    const auto& point = points[points.size() * 3 / 5]; // in the hand
    return QPointF(point.x, point.y);
  };
  const OutliersScene lines = outliers(200, {"mse", "mae", "huber", "log_cosh", "cauchy", "tukey"});
  OutliersScene travelling = lines;
  travelling.beneath = Beneath::vertical;
  travelling.selected = 120;
  const OutliersScene many = outliers(100'000, {"mse", "mae", "huber", "tukey"});
  const OutliersScene classes = boundaries();
  Drag usual_drag(lines, at(lines.points));
  Drag travelling_drag(travelling, at(lines.points));
  Drag large_drag(many, at(many.points));
  Drag classes_drag(classes, at(classes.classes->points));
  const auto drag = [](const char* name, Drag& by) {
    benchmark::RegisterBenchmark(name, [&by](benchmark::State& state) {
      for ([[maybe_unused]] auto _ : state)
        by.frame();
    })->Iterations(1); // each repetition is one frame
  };
  drag("frame", usual_drag);
  drag("frame_travelling", travelling_drag);
  drag("frame_classes", classes_drag);
  drag("frame_of_100000", large_drag);
  Open open;
  for (const PictureEntry& entry : picture_catalogue()) {
    const std::string kind(words(entry.kind)[static_cast<std::size_t>(entry.kind)]);
    measure("picture/" + kind, scene_of(entry.kind), usual, open);
    measure("picture_large/" + kind, scene_of(entry.kind), large, open);
  }
  measure("picture/long_frames", long_recording(), usual, open);
  measure("picture_large/long_frames", long_recording(), large, open);
  benchmark::RunSpecifiedBenchmarks();
}
