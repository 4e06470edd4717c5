#pragma once

#include "core/loss/ctc_lattice.h"
#include "ui/pages/explore/pictures/picture.h"

class QLabel;
class QLineEdit;

namespace losslab {

class HeatGrid;

/// CTC: what each frame says, to be grabbed, and the lattice of alignments with a text.
class FramesPicture : public Picture {
  Q_OBJECT

 public:
  explicit FramesPicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  QWidget* makeControls();
  void takeText(const QString& text);
  void showFrames();
  void showLattice();
  void sayCell();
  int classes() const;
  std::size_t at(int frame, int of_class) const; ///< in the logits
  int blank() const;
  QString nameOf(int of_class) const;

  CtcLattice lattice_;
  QLineEdit* text_;
  HeatGrid* frames_;
  HeatGrid* states_;
  QLabel* says_;
};

} // namespace losslab
