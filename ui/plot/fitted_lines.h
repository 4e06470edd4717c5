#pragma once

#include "ui/plot/plot.h"
#include "ui/theme.h"

#include <functional>

class QCPGraph;
class QCPItemStraightLine;

namespace losslab {

/// ŷ over x across the plot, named at its right end.
struct FittedLine {
  QString name;
  LossStyle style;
  std::function<double(double)> at;
  bool straight = true;
};

/// What of a plot draws them.
class FittedLines {
 public:
  explicit FittedLines(Plot& plot) : plot_(plot) {}

  void set(const QList<FittedLine>& lines);
  /// To be called when lines or view change; names each at the right end of the view.
  QList<Plot::EndLabel> place();

 private:
  Plot& plot_;
  QList<FittedLine> lines_;
  QList<QCPItemStraightLine*> straight_; ///< one a line, seen where it is straight
  QList<QCPGraph*> curves_;              ///< likewise, where it is not
};

} // namespace losslab
