#pragma once

#include "ui/pages/explore/pictures/picture.h"
#include "ui/widgets/plane_editor.h"

class QLabel;

namespace losslab {

class Segments;

/// Two vectors in the plane, to be dragged, that should be alike or different.
class PairPicture : public Picture {
  Q_OBJECT

 public:
  explicit PairPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  void addBounds(PlaneEditor::Plane& plane, const Shown& focused) const;
  QString says(const Shown& focused) const;

  PlaneEditor* plane_;
  Segments* target_;
  QLabel* distances_;
  QLabel* says_;
};

} // namespace losslab
