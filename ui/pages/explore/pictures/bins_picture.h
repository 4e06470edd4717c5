#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QLabel;

namespace losslab {

class BarEditor;
class CurvePlot;

/// Two distributions on the same bins, to be grabbed bar by bar, and what every loss would say if
/// the prediction slid along.
class BinsPicture : public Picture {
  Q_OBJECT

 public:
  explicit BinsPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  void slide(int by);
  void showSlides();

  BarEditor* bars_;
  QLabel* pulled_;
  CurvePlot* slides_;
};

} // namespace losslab
