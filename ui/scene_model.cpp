#include "ui/scene_model.h"

namespace losslab {

SceneModel::SceneModel(Scene initial, QObject* parent)
    : QObject(parent), history_(std::move(initial)) {}

void SceneModel::change(Scene next, const std::string& gesture) {
  if (next == scene()) return;
  if (gesture != gesture_) endGesture();
  if (gesture != gesture_) history_.begin_gesture();
  gesture_ = gesture;
  history_.push(std::move(next));
  Q_EMIT sceneChanged();
}

void SceneModel::endGesture() {
  history_.end_gesture();
  gesture_.clear();
}

void SceneModel::cancelGesture() {
  if (gesture_.empty()) return;
  gesture_.clear();
  history_.cancel_gesture();
  Q_EMIT sceneChanged();
}

void SceneModel::amend(Scene next) {
  if (next == scene()) return;
  history_.amend(std::move(next));
  Q_EMIT sceneChanged();
}

void SceneModel::undo() {
  gesture_.clear(); // what moves on after it is a gesture of its own
  if (!canUndo()) return;
  history_.undo();
  Q_EMIT sceneChanged();
}

void SceneModel::redo() {
  gesture_.clear();
  if (!canRedo()) return;
  history_.redo();
  Q_EMIT sceneChanged();
}

} // namespace losslab
