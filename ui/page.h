#pragma once

#include "ui/scene_model.h"

#include <QWidget>

namespace losslab {

/// One page of the window: a view of its model's scene. The window knows pages only by this.
class Page : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  virtual SceneModel& model() = 0;
  /// What the page shows at the moment, in one line beside its title.
  virtual QString subtitle() const = 0;
  /// What the page is for and its keys, in a few lines of rich text, for the "?" overview.
  virtual QString help() const = 0;
  /// What Export and `losslab render` draw: the plots without the controls around them.
  virtual QWidget& picture() = 0;
  /// The numbers behind the picture, as CSV with a header.
  virtual QString table() const = 0;
  /// Returns when all that the scene describes is computed and shown (a training of so many
  /// epochs): what a picture without a hand on the mouse needs.
  virtual void finish() {}

 Q_SIGNALS:
  void subtitleChanged();
  /// Asks the window to open this scene on its page.
  void sceneRequested(const losslab::Scene& scene);
  /// Something the learner should know, in a sentence, shown for a while: "Copied."
  void noticed(const QString& sentence);
};

} // namespace losslab
