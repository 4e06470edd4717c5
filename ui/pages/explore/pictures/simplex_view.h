#pragma once

#include "core/scene/simplex.h"

#include <QColor>
#include <QImage>
#include <QWidget>

namespace losslab {

/// The triangle of three classes' probabilities: a loss as a heat map, a point that can be grabbed,
/// and from it an arrow for each loss: where a step down takes the probabilities.
class SimplexView : public QWidget {
  Q_OBJECT

 public:
  explicit SimplexView(QWidget* parent = nullptr);

  struct Arrow {
    QColor color;
    Triple tip; ///< where the point would go
  };
  void setPoint(const Triple& p, const QList<Arrow>& arrows);
  /// The loss that is drawn as a heat map, and the right class; none: no map.
  void setMap(const LossPtr& loss, int label);

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void moved(const losslab::Triple& p);
  void released();
  void cancelled();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRectF triangle() const;
  QPointF at(const Triple& p) const;
  Triple tripleAt(QPointF point) const;
  void drawMap();
  void paintCorners(QPainter& painter) const;
  void paintArrow(QPainter& painter, const Arrow& arrow) const;

  Triple point_{1.0 / 3, 1.0 / 3, 1.0 / 3};
  QList<Arrow> arrows_;
  LossPtr loss_;
  int label_ = 0;
  QImage map_; ///< of the triangle; made anew when the loss or its parameters change
  bool held_ = false;
  bool ring_ = false; ///< focus came by key
};

} // namespace losslab
