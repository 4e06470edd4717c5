#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;

namespace losslab {

class BarEditor;
class BarView;
class Segments;
class SimplexView;

/// Logits of a few classes, of which one is right: as bars to be grabbed, the probabilities that
/// follow, and of three classes the triangle.
class ClassesPicture : public Picture {
  Q_OBJECT

 public:
  explicit ClassesPicture(ExploreModel& model, QWidget* parent = nullptr);

  QSize minimumSizeHint() const override;

 protected:
  void refresh() override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeControls();
  void showLabel(int classes, int label);
  void showBars();
  void showTriangle();

  QHBoxLayout* label_place_ = nullptr;
  Segments* label_ = nullptr;
  int offered_ = 0; ///< classes among which the right one can be chosen
  QBoxLayout* sides_ = nullptr;
  SimplexView* triangle_;
  BarEditor* logits_;
  BarView* probabilities_;
  QLabel* says_;
};

} // namespace losslab
