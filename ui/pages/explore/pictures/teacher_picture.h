#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QLabel;

namespace losslab {

class BarEditor;
class BarView;
class CurvePlot;

/// A teacher's logits and a student's, to be grabbed, both softened by a temperature, and how hard
/// the teacher pulls at each temperature.
class TeacherPicture : public Picture {
  Q_OBJECT

 public:
  explicit TeacherPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  void setTemperature(double temperature);
  double temperature() const;
  void showBars();
  void showPulls();
  QString says() const;

  BarEditor* logits_;
  BarView* softened_;
  QLabel* says_;
  CurvePlot* pulls_;
};

} // namespace losslab
