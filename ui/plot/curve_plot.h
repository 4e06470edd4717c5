#pragma once

#include "ui/plot/plot.h"

#include <optional>
#include <vector>

namespace losslab {

/// Curves over one axis, with a crosshair. Knows nothing of losses: it is given points.
class CurvePlot : public Plot {
  Q_OBJECT

 public:
  /// One curve: stretches that are drawn unconnected, each with x and y of one length.
  struct Line {
    struct Stretch {
      QList<double> x;
      QList<double> y;
    };
    QString name;
    LossStyle style;
    QList<Stretch> stretches;
  };

  explicit CurvePlot(const QString& accessible_name, QWidget* parent = nullptr);

  void setLines(const QList<Line>& lines);
  void setRange(double x_low, double x_high, double y_low, double y_high);
  void setAxisLabel(const QString& text);

  /// A dot on a curve under the crosshair, in that curve's colour.
  struct Mark {
    double y;
    QColor color;
  };
  /// x in axis coordinates. spoken: what assistive technology reads of it.
  void setCrosshair(double x, const QList<Mark>& marks, const QString& spoken);
  /// What stands beside the crosshair, at its top.
  void nameCrosshair(const QString& name);
  /// From now on the crosshair is moved by dragging, not by hovering, and the range stays.
  void makeCrosshairDraggable();
  /// A ball on the curve, or none.
  void setBall(std::optional<QPointF> place, const QColor& color);

 Q_SIGNALS:
  /// The pointer or an arrow key moved the crosshair to this x.
  void crosshairMoved(double x);
  /// Of a crosshair that is dragged: the hand let go, or a key moved it.
  void crosshairReleased();
  /// Esc while the hand drags it.
  void crosshairCancelled();
  /// Dragging the background or the wheel asks for another range.
  void rangeWanted(double low, double high);
  void rangeReset();
  /// The drag is over.
  void rangeFinished();

 protected:
  void retheme() override;
  bool handleKey(int key, Qt::KeyboardModifiers modifiers) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void dragCrosshair(double pixel);

  QCPItemLine* crosshair_;
  QCPItemText* crosshair_name_ = nullptr;
  QList<QCPGraph*> marks_;
  QCPGraph* ball_;
  double crosshair_x_ = 0;
  bool draggable_ = false;
  bool dragged_ = false;
  struct Pan {
    double start_pixel;
    QCPRange start_range;
    bool moved = false;
  };
  std::optional<Pan> pan_;
  QList<QCPGraph*> curves_;
};

} // namespace losslab
