#pragma once

#include "ui/widgets/bar_view.h"

namespace losslab {

/// Bars that can be grabbed: by mouse, or by the arrow keys.
class BarEditor : public BarView {
  Q_OBJECT

 public:
  explicit BarEditor(const QString& accessible_name, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// A hand or a key wants this bar to have this value.
  void moved(int series, int bar, double value);
  /// The hand let go.
  void released();
  /// Esc while the hand holds a bar.
  void cancelled();
  /// A click on a label that is a switch, or Space on its bar.
  void switched(int bar);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void walk(qsizetype to);
  void lift(double steps);
};

} // namespace losslab
