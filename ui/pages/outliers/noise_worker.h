#pragma once

#include "core/fit/efficiency.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace losslab {

/// How far an experiment has come.
struct ExperimentSnapshot {
  int repeats = 0;
  std::vector<Estimates> estimates;
};

/// Owns the repeated experiment, in a thread of its own. Commands come in and snapshots go out as
/// queued calls, by value; between two slices of work a waiting command is heard.
class NoiseWorker : public QObject {
  Q_OBJECT

 public:
  NoiseWorker();

  /// Starts over. Snapshots carry the number `run`.
  void open(const Synthetic& synthetic, const std::vector<LossChoice>& losses, quint64 run);
  /// Rests where it is, or goes on.
  void work(bool on);
  /// The last snapshot has been taken; the next may follow.
  void acknowledge();

 Q_SIGNALS:
  void advanced(const losslab::ExperimentSnapshot& snapshot, quint64 run);

 private:
  void slice();
  void frame();
  void report();

  std::optional<Experiment> experiment_;
  int enough_ = 0;
  int slice_ = 1; ///< repeats at a time
  quint64 run_ = 0;
  bool awaited_ = false; ///< a snapshot is on its way
  QTimer work_timer_;
  QTimer frame_timer_;
};

} // namespace losslab
