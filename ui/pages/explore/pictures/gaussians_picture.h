#pragma once

#include "core/scene/gaussians.h"
#include "ui/pages/explore/pictures/picture.h"

#include <QColor>
#include <QImage>

class QLabel;
class QToolButton;

namespace losslab {

class CurvePlot;
class PlaneEditor;

/// A normal distribution as a point of mean and spread over the loss's heat map, and its density
/// beside the prior's, or beside a target of two humps.
class GaussiansPicture : public Picture {
  Q_OBJECT

 public:
  explicit GaussiansPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  Normal shown() const; ///< the scene's, as near as it can be drawn
  const QImage& ground();
  QString says() const;
  void showDensities();

  PlaneEditor* pad_;
  QLabel* numbers_;
  QLabel* says_;
  CurvePlot* densities_;
  QToolButton* humps_; ///< a way to look, no part of what is looked at
  QImage ground_;
  QColor drawn_on_; ///< the surface of the theme it was drawn for
  double x_ = 0;    ///< where the densities are read
};

} // namespace losslab
