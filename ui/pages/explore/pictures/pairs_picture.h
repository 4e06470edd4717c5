#pragma once

#include "core/scene/plane.h"
#include "ui/pages/explore/pictures/picture.h"

class QBoxLayout;
class QLabel;

namespace losslab {

class HeatGrid;
class PlaneEditor;

/// Pairs of vectors in the plane, to be dragged, and how alike every a is to every b.
class PairsPicture : public Picture {
  Q_OBJECT

 public:
  explicit PairsPicture(ExploreModel& model, QWidget* parent = nullptr);

  QSize minimumSizeHint() const override;

 protected:
  void refresh() override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeButtons();
  void move(int spot, QPointF place);
  void showPlane();
  void showMatrix(const PairsReading& reading);
  QString says(const PairsReading& reading) const;

  QBoxLayout* sides_;
  PlaneEditor* plane_;
  HeatGrid* matrix_;
  QLabel* numbers_;
  QLabel* says_;
};

} // namespace losslab
