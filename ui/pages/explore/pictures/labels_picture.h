#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QLabel;

namespace losslab {

class BarEditor;
class BarView;

/// Labels of which any number may be there: their logits to be grabbed, a switch for each, and what
/// each costs by itself.
class LabelsPicture : public Picture {
  Q_OBJECT

 public:
  explicit LabelsPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  void flip(int label);
  void showLogits();
  void showChances();
  QString showCosts();
  QString says() const;

  BarEditor* logits_;
  BarView* chances_;
  BarView* costs_;
  QLabel* says_;
};

} // namespace losslab
