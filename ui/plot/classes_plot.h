#pragma once

#include "ui/plot/scatter_plot.h"

namespace losslab {

/// Points of two classes, told apart by shape and colour, and the boundaries drawn between them.
///
/// Further keys: L gives the selected point the other label, C switches the class of new points.
class ClassesPlot : public ScatterPlot {
  Q_OBJECT

 public:
  explicit ClassesPlot(const QString& accessible_name, QWidget* parent = nullptr);

  /// One a point, after setPoints: is it of the positive class, is it a support point, how hard
  /// does it pull, 0 … 1.
  struct Standing {
    bool positive;
    bool support = false;
    double pull = 0;
  };
  void setStandings(const std::vector<Standing>& standings);

  /// Where x·at_x + y·at_y + b is 0; and a margin to both sides of it where it is ± margin.
  struct Boundary {
    QString name;
    LossStyle style;
    double x;
    double y;
    double b;
    std::optional<double> margin = {};
  };
  void setBoundaries(const QList<Boundary>& boundaries);

 Q_SIGNALS:
  void flipRequested(std::size_t index);
  void classSwitched();

 protected:
  bool handleKey(int key, Qt::KeyboardModifiers modifiers) override;
  void placeLines() override;

 private:
  bool steep(const Boundary& boundary) const;
  QPointF on(const Boundary& boundary, double share) const;

  QList<Boundary> boundaries_; ///< in the order drawn: margins stand as lines of their own
  QList<QCPItemStraightLine*> drawn_;
};

/// The classes' own marks, for a legend or a switch: "●" and "■".
QString class_mark(bool positive);
QColor class_color(bool positive);

} // namespace losslab
