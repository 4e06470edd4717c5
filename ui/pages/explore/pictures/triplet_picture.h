#pragma once

#include "ui/pages/explore/pictures/picture.h"
#include "ui/widgets/plane_editor.h"

class QLabel;

namespace losslab {

/// Anchor, positive and negative in the plane, to be dragged, with the margin as a ring.
class TripletPicture : public Picture {
  Q_OBJECT

 public:
  explicit TripletPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();

  PlaneEditor* plane_;
  QLabel* distances_;
  QLabel* says_;
};

} // namespace losslab
