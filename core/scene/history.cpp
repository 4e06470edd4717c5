#include "core/scene/history.h"

namespace losslab {

namespace {

std::size_t bytes_of(const ExploreScene& scene) {
  std::size_t bytes = 0;
  for (const Given& given : scene.given)
    bytes += given.values.size() * sizeof(double);
  return bytes;
}

std::size_t bytes_of(const OutliersScene& scene) {
  return scene.points.size() * sizeof(Sample) +
         (scene.classes ? scene.classes->points.size() * sizeof(Labelled) : 0);
}

template <class Other>
std::size_t bytes_of(const Other&) {
  return 0; // nothing in it is long
}

std::size_t bytes_of_scene(const Scene& scene) {
  return std::visit([](const auto& page) { return bytes_of(page); }, scene);
}

} // namespace

void History::push(Scene scene) {
  if (scene == now()) return;
  if (moved_) {
    scenes_[now_] = std::move(scene);
    return;
  }
  scenes_.resize(now_ + 1);
  scenes_.push_back(std::move(scene));
  ++now_;
  forget();
  moved_ = in_gesture_;
}

void History::forget() {
  std::size_t bytes = 0;
  for (const Scene& scene : scenes_)
    bytes += bytes_of_scene(scene);
  while (now_ > 1 && (now_ > limit || bytes > most_bytes)) {
    bytes -= bytes_of_scene(scenes_.front());
    scenes_.pop_front();
    --now_;
    ++forgotten_;
  }
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
