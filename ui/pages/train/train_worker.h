#pragma once

#include "core/nn/race.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace losslab {

/// Owns the race, in a thread of its own. Commands come in and snapshots go out as queued calls, by
/// value; nobody shares the race.
class TrainWorker : public QObject {
  Q_OBJECT

 public:
  TrainWorker();

  /// Starts over with this scene, trains as far as it says and then plays or not. Snapshots carry
  /// the number `run`. Of several at once only the last is begun.
  void open(const TrainScene& scene, quint64 run, bool playing);
  /// One epoch a frame until told otherwise.
  void play(bool on);
  /// One epoch more.
  void step();
  /// The last snapshot has been taken; the next may follow.
  void acknowledge();

 Q_SIGNALS:
  void advanced(const losslab::RaceSnapshot& snapshot, quint64 run);
  /// The race can't go on: no lane is left, or it has reached the most epochs a scene can say.
  void ended(quint64 run);

 private:
  void frame();
  void catchUp();
  bool advance();
  void report();

  TrainScene scene_; ///< its epochs: to catch up to, as fast as it goes
  std::optional<Race> race_;
  std::optional<Refusal> refusal_; ///< why there is none
  quint64 run_ = 0;
  bool playing_ = false;
  bool awaited_ = false;   ///< a snapshot is on its way
  bool unreported_ = true; ///< the race stands elsewhere than the last snapshot says
  QTimer frame_timer_;
  QTimer catch_up_timer_;
};

} // namespace losslab
