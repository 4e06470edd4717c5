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

void TrainWorker::open(const TrainScene& scene, quint64 run, bool playing) {
  scene_ = scene;
  run_ = run;
  playing_ = playing;
  unreported_ = true;
  race_.reset();
  refusal_.reset();
  frame_timer_.start();
  catch_up_timer_.start();
}

void TrainWorker::play(bool on) {
  playing_ = on;
  if (on) frame_timer_.start();
}

void TrainWorker::step() {
  if (catch_up_timer_.isActive())
    ++scene_.epochs;
  else if (advance())
    report();
}

void TrainWorker::acknowledge() { awaited_ = false; }

void TrainWorker::frame() {
  if (awaited_ || (!race_ && !refusal_))
    return; // drawing is slower than training: it sets the pace
  const bool catching_up = catch_up_timer_.isActive();
  if (playing_ && !catching_up && !advance()) return;
  if (unreported_)
    report();
  else if (!playing_ && !catching_up)
    frame_timer_.stop();
}

void TrainWorker::catchUp() {
  if (!race_ && !refusal_) {
    if (auto made = Race::make(scene_))
      race_.emplace(std::move(*made));
    else
      refusal_ = made.refusal();
  }
  if (race_ && race_->epoch() < scene_.epochs && advance()) return;
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
  unreported_ = false;
  awaited_ = true;
  if (race_) return Q_EMIT advanced(race_->snapshot(), run_);
  LaneSnapshot lane;
  lane.refusal = refusal_;
  Q_EMIT advanced({.epoch = 0, .lanes = {scene_.lanes.size(), lane}}, run_);
}

} // namespace losslab
