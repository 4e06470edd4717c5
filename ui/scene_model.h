#pragma once

#include "core/scene/history.h"

#include <QObject>

namespace losslab {

/// Holds what one page shows, with its undo history. A gesture is a new scene; pages' models derive
/// from this and turn gestures into scenes.
class SceneModel : public QObject {
  Q_OBJECT

 public:
  explicit SceneModel(Scene initial, QObject* parent = nullptr);

  const Scene& scene() const { return history_.now(); }

  /// An undoable step; does nothing when the scene is the same. Those that carry the same gesture
  /// name in a row ("drag 3", a slider's "delta") are one step, until endGesture().
  void change(Scene next, const std::string& gesture = {});
  void endGesture();
  /// As if the gesture had never begun: Esc while dragging.
  void cancelGesture();
  /// Follows something that is not worth an undo step: a crosshair, a selection, an epoch count.
  void amend(Scene next);

  bool canUndo() const { return history_.can_undo(); }
  bool canRedo() const { return history_.can_redo(); }
  /// Virtual for a page on which a step does more than show something: a grade is recorded.
  virtual void undo();
  virtual void redo();

 protected:
  /// Which step led to the scene in view: see History::step.
  std::size_t step() const { return history_.step(); }

 Q_SIGNALS:
  /// The scene is another one, for whatever reason; views read it anew.
  void sceneChanged();

 private:
  History history_;
  std::string gesture_;
};

} // namespace losslab
