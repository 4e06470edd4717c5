#pragma once

#include "ui/pages/explore/explore_model.h"

#include <QPointF>
#include <QWidget>

#include <span>

class QLayout;

namespace losslab {

/// What stands in the place of the curves for losses of one kind of input: the numbers themselves,
/// to be grabbed, and what the losses make of them. A view of the model's scene.
class Picture : public QWidget {
  Q_OBJECT

 public:
  explicit Picture(ExploreModel& model, QWidget* parent = nullptr);

  /// The numbers behind it, as CSV with a header: inputs, and the gradient of every loss shown.
  virtual QString table() const;

 protected:
  /// Shows the scene anew.
  virtual void refresh() = 0;
  /// To be called when the picture is built: refreshes now and whenever the scene changes.
  void follow();

  /// The numbers of an input of the scene.
  const std::vector<double>& given(std::string_view input) const;

  /// An input of two numbers, as a point of the plane.
  QPointF point(std::string_view input) const;
  /// Where a step down that loss moves the point: nowhere without a loss, or without a gradient.
  static QPointF step(const Shown* loss, std::string_view input);
  /// The same for each number of an input: none without a loss, or without a gradient.
  static QList<double> steps(const Shown* loss, std::string_view input);
  /// As widgets take numbers.
  static QList<double> list(const std::vector<double>& values) {
    return {values.begin(), values.end()};
  }

  /// Of a kind that one loss has to itself: what it says, also while another card is open. nullptr
  /// while it is not ticked.
  const Shown* only() const { return model_.shown().empty() ? nullptr : &model_.shown().front(); }
  /// A button for each start of the picture; each is one undo step.
  void addStarts(QLayout* row);
  /// What a hand does on this widget is one undo step, and Esc takes it back.
  template <class Editor>
  void makeOneStep(Editor* editor) {
    connect(editor, &Editor::released, &model_, &SceneModel::endGesture);
    connect(editor, &Editor::cancelled, &model_, &SceneModel::cancelGesture);
  }

  ExploreModel& model_;
};

/// One kind of picture.
struct PictureEntry {
  InputKind kind;
  const char* subtitle; ///< "two distributions on the same bins", in translate()'s source
  const char* help;     ///< its gestures and keys, as rich text
  Picture* (*make)(ExploreModel& model);
};

/// Those there are. Adding one: its file here, a line in pictures.cpp, its start in given.cpp.
std::span<const PictureEntry> picture_catalogue();
const PictureEntry* find_picture(InputKind kind);

} // namespace losslab
