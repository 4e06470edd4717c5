#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QLabel;

namespace losslab {

class PixelGrid;

/// Two images: what is changed and what it should be. Pixel by pixel and as a whole they may differ
/// very differently.
class ImagePicture : public Picture {
  Q_OBJECT

 public:
  explicit ImagePicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  void paint(const QList<int>& cells, bool dark);
  QString tell(int cell) const;

  PixelGrid* target_;
  PixelGrid* prediction_;
  PixelGrid* gradient_;
  QLabel* reading_;
};

} // namespace losslab
