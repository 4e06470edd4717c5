#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QLabel;

namespace losslab {

class CurvePlot;
class PlaneEditor;
class Segments;

/// Two scores on one line, to be dragged, of which one should be larger, and the loss over their
/// difference.
class RankingPicture : public Picture {
  Q_OBJECT

 public:
  explicit RankingPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  void setLead(double lead);
  void showLine();
  void showCurve(double lead);
  QString says() const;

  Segments* target_;
  PlaneEditor* line_;
  QLabel* numbers_;
  QLabel* says_;
  CurvePlot* curve_;
};

} // namespace losslab
