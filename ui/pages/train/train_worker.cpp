#include "ui/pages/train/train_worker.h"

namespace losslab {

namespace {
constexpr int frame_interval = 17; // ms: at most 60 snapshots a second
}

TrainWorker::TrainWorker() : frame_timer_(this), catch_up_timer_(this) {
  frame_timer_.setTimerType(Qt::PreciseTimer);
  frame_timer_.setInterval(frame_interval);
  catch_up_timer_.setInterval(0); // whenever no command waits
  connect(&frame_timer_, &QTimer::timeout, this, &TrainWorker::frame);
  connect(&catch_up_timer_, &QTimer::timeout, this, &TrainWorker::catchUp);
}

void TrainWorker::open(const TrainScene& scene, quint64 run) {
  run_ = run;
  goal_ = scene.epochs;
  unreported_ = true;
  race_.reset();
  if (auto made = Race::make(scene)) race_.emplace(std::move(*made));
  frame_timer_.start();
  if (race_ && goal_ > 0)
    catch_up_timer_.start();
  else
    report();
}

void TrainWorker::play(bool on) {
  playing_ = on;
  if (on) frame_timer_.start();
}

void TrainWorker::step() {
  if (advance()) report();
}

void TrainWorker::acknowledge() { awaited_ = false; }

void TrainWorker::frame() {
  if (awaited_) return; // drawing is slower than training: it sets the pace
  const bool catching_up = catch_up_timer_.isActive();
  if (playing_ && !catching_up && !advance()) return;
  if (unreported_)
    report();
  else if (!playing_ && !catching_up)
    frame_timer_.stop();
}

void TrainWorker::catchUp() {
  if (race_->epoch() < goal_ && advance()) return;
  catch_up_timer_.stop();
  report();
}

// False, and said so, when there is nothing left to train.
bool TrainWorker::advance() {
  if (race_ && !race_->over() && race_->epoch() < TrainScene::most_epochs) {
    race_->advance();
    return unreported_ = true;
  }
  playing_ = false;
  Q_EMIT ended(run_);
  return false;
}

void TrainWorker::report() {
  if (!race_) return;
  unreported_ = false;
  awaited_ = true;
  Q_EMIT advanced(race_->snapshot(), run_);
}

} // namespace losslab
