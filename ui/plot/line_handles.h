#pragma once

#include "core/scene/scene.h"
#include "ui/plot/plot.h"

#include <optional>

namespace losslab {

/// A line that is held at two places of a plot, to be drawn by hand over what else it shows: drag a
/// handle, and the line turns about the other. Esc takes a drag back. Typed numbers do the same
/// elsewhere.
class LineHandles : public QObject {
  Q_OBJECT

 public:
  explicit LineHandles(Plot& plot);

  void setLine(const std::optional<Line>& line);

 Q_SIGNALS:
  void moved(const losslab::Line& line);
  void released();
  void cancelled();

 protected:
  /// Takes the mouse from the plot where a handle is.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  class Layer;

  bool press(QPointF pixel);
  void drag(QPointF pixel);
  void release(bool keep);

  Plot& plot_;
  Layer* layer_;
  std::optional<int> held_;
};

} // namespace losslab
