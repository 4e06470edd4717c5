#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QLabel;

namespace losslab {

class ElidedLabel;
struct Mask;
class PixelGrid;
class Segments;

/// The truth and the prediction of a mask, to be painted; where each pixel is pushed; and what
/// looking at each pixel by itself would say. Of InputKind::mask in probabilities, of
/// InputKind::scores in logits.
class MaskPicture : public Picture {
  Q_OBJECT

 public:
  explicit MaskPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeButtons();
  double painted(double probability) const; ///< as the prediction holds it
  QWidget* makeWords();
  QString tell(int cell) const; ///< all there is to say of a pixel
  void paint(const char* input, const QList<int>& cells, bool erase);
  void showGradient(const std::vector<bool>& object, int side);
  void showWords(std::size_t object);
  void point(std::optional<int> cell);

  const bool logits_;
  Segments* brush_;
  ElidedLabel* gradient_title_;
  PixelGrid* truth_;
  PixelGrid* prediction_;
  PixelGrid* gradient_;
  QLabel* reading_;
  QLabel* counted_;
  QLabel* pointed_;
  std::optional<int> pointed_cell_;
};

} // namespace losslab
