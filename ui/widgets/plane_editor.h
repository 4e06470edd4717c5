#pragma once

#include "ui/widgets/plane_view.h"

namespace losslab {

/// Points in a plane that can be grabbed by mouse, or moved by the arrow keys. Tab walks them.
class PlaneEditor : public PlaneView {
  Q_OBJECT

 public:
  using PlaneView::PlaneView;

 Q_SIGNALS:
  /// A hand or a key wants this point there.
  void moved(int spot, QPointF place);
  /// The hand let go.
  void released();
  /// Esc while the hand holds a point.
  void cancelled();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void focusInEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void hover(std::optional<int> spot);

  QPointF grip_; ///< from the pointer to the middle of what it holds
};

} // namespace losslab
