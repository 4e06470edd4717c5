#include "core/scene/history.h"

namespace losslab {

void History::push(Scene scene) {
  if (scene == now()) return;
  if (moved_) {
    scenes_[now_] = std::move(scene);
    return;
  }
  scenes_.resize(now_ + 1);
  scenes_.push_back(std::move(scene));
  if (scenes_.size() > limit + 1) {
    scenes_.pop_front();
    ++forgotten_;
  } else {
    ++now_;
  }
  moved_ = in_gesture_;
}

void History::begin_gesture() {
  end_gesture();
  in_gesture_ = true;
}

void History::end_gesture() {
  if (moved_ && scenes_[now_] == scenes_[now_ - 1]) cancel_gesture(); // back where it began
  in_gesture_ = moved_ = false;
}

void History::cancel_gesture() {
  if (moved_) {
    scenes_.pop_back();
    --now_;
  }
  in_gesture_ = moved_ = false;
}

const Scene& History::undo() {
  end_gesture();
  if (can_undo()) --now_;
  return now();
}

const Scene& History::redo() {
  end_gesture();
  if (can_redo()) ++now_;
  return now();
}

} // namespace losslab
