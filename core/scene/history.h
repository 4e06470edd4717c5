#pragma once

#include "core/scene/scene.h"

#include <cstddef>
#include <deque>

namespace losslab {

/// Undo and redo over whole scenes. What happens between begin_gesture() and end_gesture() (a drag,
/// a moving slider) is one step, however many scenes it passes through; what changes nothing is
/// none.
class History {
 public:
  /// How many steps back are kept, and how many bytes of points and other lists; what is older is
  /// forgotten, but for the last step. Of 100,000 points that is 125 steps.
  static constexpr std::size_t limit = 200;
  static constexpr std::size_t most_bytes = 200'000'000;

  explicit History(Scene start) : scenes_{std::move(start)} {}

  const Scene& now() const { return scenes_[now_]; }
  /// Which step led here, counted from the start, which is 0: a name for it that stays when old
  /// steps are forgotten.
  std::size_t step() const { return forgotten_ + now_; }

  /// The scene became this one. Forgets what had been undone.
  void push(Scene scene);

  /// What is shown changed in a way that is no step of its own: a crosshair, a selection.
  void amend(Scene scene) { scenes_[now_] = std::move(scene); }

  void begin_gesture();
  void end_gesture();
  /// As if the gesture had never begun (Esc). Nothing happens without one.
  void cancel_gesture();

  bool can_undo() const { return now_ > 0; }
  bool can_redo() const { return now_ + 1 < scenes_.size(); }
  /// One step back or forward, where there is one; both end a gesture.
  const Scene& undo();
  const Scene& redo();

 private:
  void forget();

  std::deque<Scene> scenes_; ///< in order of time, never empty
  std::size_t now_ = 0;
  std::size_t forgotten_ = 0;
  bool in_gesture_ = false;
  bool moved_ = false; ///< the gesture's step stands at now_
};

} // namespace losslab
