#include "ui/pages/outliers/noise_worker.h"

#include <algorithm>

namespace losslab {

namespace {
constexpr int frame_interval = 40;      // ms: a bar that fills, not a film
constexpr int points_in_a_slice = 1000; // about a millisecond of six losses
} // namespace

NoiseWorker::NoiseWorker() : work_timer_(this), frame_timer_(this) {
  work_timer_.setInterval(0); // whenever no command waits
  frame_timer_.setInterval(frame_interval);
  connect(&work_timer_, &QTimer::timeout, this, &NoiseWorker::slice);
  connect(&frame_timer_, &QTimer::timeout, this, &NoiseWorker::frame);
}

void NoiseWorker::open(const Synthetic& synthetic, const std::vector<LossChoice>& losses,
                       quint64 run) {
  experiment_.emplace(synthetic, losses);
  enough_ = Experiment::enough(synthetic);
  slice_ = std::max(1, points_in_a_slice / std::max(1, synthetic.count));
  run_ = run;
  work(true);
}

void NoiseWorker::work(bool on) {
  if (on && experiment_ && experiment_->repeats() < enough_) {
    work_timer_.start();
    frame_timer_.start();
  } else if (work_timer_.isActive()) {
    work_timer_.stop();
    frame_timer_.stop();
    report(); // so that what is shown is all there is
  }
}

void NoiseWorker::acknowledge() { awaited_ = false; }

void NoiseWorker::slice() {
  experiment_->run(std::min(slice_, enough_ - experiment_->repeats()));
  if (experiment_->repeats() >= enough_) work(false);
}

void NoiseWorker::frame() {
  if (!awaited_) report(); // else drawing is slower, and sets the pace
}

void NoiseWorker::report() {
  awaited_ = true;
  Q_EMIT advanced({experiment_->repeats(), experiment_->estimates()}, run_);
}

} // namespace losslab
