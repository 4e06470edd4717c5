#pragma once

#include "core/fit/landscape.h"
#include "ui/plot/plot.h"

#include <QPointF>

#include <vector>

namespace losslab {

/// A loss over all lines as a map: bands of one colour, the darker the lower, so that their edges
/// are contours. On it the way the fit has come, where it is, and where it could also rest. Knows
/// nothing of losses: it is given numbers.
class LandscapePlot : public Plot {
  Q_OBJECT

 public:
  explicit LandscapePlot(const QString& accessible_name, QWidget* parent = nullptr);

  /// side × side values, row by row from the bottom left; infinite ones stay blank. Empty: nothing
  /// to see.
  void setLandscape(const LinePlane& plane, const std::vector<double>& values, const QColor& color);
  struct Places {
    std::vector<QPointF> way; ///< (slope, height) up to where the fit is
    std::vector<QPointF> others;
  };
  void setPlaces(Places places);

  QSize minimumSizeHint() const override { return {scaled(90), scaled(80)}; }

 protected:
  void retheme() override;

 private:
  class Marks;

  void colour();

  QCPColorMap* map_;
  Marks* marks_;
  QColor color_;
};

} // namespace losslab
