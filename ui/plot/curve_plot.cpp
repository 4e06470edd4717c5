#include "ui/plot/curve_plot.h"

#include <cmath>

namespace losslab {

namespace {

// Without the points inside straight runs: a wide pen drawn in short pieces looks beaded.
CurvePlot::Line::Stretch corners(const CurvePlot::Line::Stretch& all) {
  CurvePlot::Line::Stretch kept;
  for (qsizetype i = 0; i < all.x.size(); ++i) {
    if (!kept.x.isEmpty() && i + 1 < all.x.size()) {
      const double share = (all.x[i] - kept.x.last()) / (all.x[i + 1] - kept.x.last());
      const double rise = all.y[i + 1] - kept.y.last();
      const double size = std::abs(all.y[i + 1]) + std::abs(kept.y.last());
      if (std::abs(kept.y.last() + share * rise - all.y[i]) <= 1e-12 * size) continue;
    }
    kept.x.append(all.x[i]);
    kept.y.append(all.y[i]);
  }
  return kept;
}

} // namespace

CurvePlot::CurvePlot(const QString& accessible_name, QWidget* parent)
    : Plot(accessible_name, parent), crosshair_(new QCPItemLine(this)), ball_(addGraph()) {
  setMouseTracking(true);
  crosshair_->setLayer(overlay());
  crosshair_->setClipToAxisRect(true);
  crosshair_->setVisible(false); // until it is somewhere
  crosshair_->start->setTypeX(QCPItemPosition::ptPlotCoords);
  crosshair_->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
  crosshair_->end->setTypeX(QCPItemPosition::ptPlotCoords);
  crosshair_->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  ball_->setLayer(overlay());
  ball_->setLineStyle(QCPGraph::lsNone);
  CurvePlot::retheme();
}

void CurvePlot::setLines(const QList<Line>& lines) {
  for (QCPGraph* graph : std::exchange(curves_, {}))
    removeGraph(graph);
  QList<EndLabel> labels;
  for (const Line& line : lines) {
    for (const Line::Stretch& sampled : line.stretches) {
      const Line::Stretch stretch = corners(sampled);
      QCPGraph* graph = addGraph();
      graph->setLayer("curves");
      graph->setPen(line.style.pen);
      graph->setData(stretch.x, stretch.y, true);
      curves_.append(graph);
    }
    if (!line.stretches.isEmpty())
      labels.append({line.name, line.style.color, line.stretches.last().y.last(),
                     line.stretches.last().x.last()});
  }
  setEndLabels(labels);
  queueReplot();
}

void CurvePlot::setRange(double x_low, double x_high, double y_low, double y_high) {
  xAxis->setRange(x_low, x_high);
  yAxis->setRange(y_low, y_high);
  queueReplot();
}

void CurvePlot::setAxisLabel(const QString& text) {
  xAxis->setLabel(text);
  queueReplot();
}

void CurvePlot::setCrosshair(double x, const QList<Mark>& marks, const QString& spoken) {
  crosshair_x_ = x;
  crosshair_->setVisible(true);
  crosshair_->start->setCoords(x, 0);
  crosshair_->end->setCoords(x, 1);
  if (crosshair_name_) {
    const bool left = x > xAxis->range().center(); // of the line, where there is room
    crosshair_name_->setPositionAlignment(Qt::AlignTop | (left ? Qt::AlignRight : Qt::AlignLeft));
    crosshair_name_->position->setCoords(x, 0);
  }
  while (marks_.size() < marks.size()) {
    QCPGraph* mark = addGraph();
    mark->setLayer(overlay());
    mark->setLineStyle(QCPGraph::lsNone);
    marks_.append(mark);
  }
  for (qsizetype i = 0; i < marks_.size(); ++i) {
    const bool shown = i < marks.size();
    marks_[i]->setVisible(shown);
    if (!shown) continue;
    marks_[i]->setData({x}, {marks.at(i).y});
    marks_[i]->setScatterStyle(QCPScatterStyle(
        QCPScatterStyle::ssCircle, QPen(tokens().surface, 1.5), marks.at(i).color, scaled(9)));
  }
  setAccessibleDescription(spoken);
  queueOverlay();
}

void CurvePlot::nameCrosshair(const QString& name) {
  crosshair_name_ = new QCPItemText(this);
  crosshair_name_->setLayer(overlay());
  crosshair_name_->setText(name);
  crosshair_name_->setFont(text_font(TextRole::caption));
  crosshair_name_->setPadding(QMargins(scaled(6), 0, scaled(6), 0));
  crosshair_name_->position->setTypeX(QCPItemPosition::ptPlotCoords);
  crosshair_name_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  crosshair_name_->setColor(tokens().soft);
}

void CurvePlot::makeCrosshairDraggable() {
  draggable_ = true;
  setCursor(Qt::SizeHorCursor);
}

void CurvePlot::dragCrosshair(double pixel) {
  const QCPRange range = xAxis->range();
  Q_EMIT crosshairMoved(std::clamp(xAxis->pixelToCoord(pixel), range.lower, range.upper));
}

void CurvePlot::setBall(std::optional<QPointF> place, const QColor& color) {
  ball_->setVisible(place.has_value());
  if (place) {
    ball_->setData({place->x()}, {place->y()});
    ball_->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(tokens().ink, 2), color, scaled(16)));
  }
  queueOverlay();
}

void CurvePlot::retheme() {
  Plot::retheme();
  crosshair_->setPen(QPen(tokens().ink, 1, Qt::DotLine));
  if (crosshair_name_) crosshair_name_->setColor(tokens().soft);
}

bool CurvePlot::handleKey(int key, Qt::KeyboardModifiers modifiers) {
  const QCPRange range = xAxis->range();
  double step = range.size() / 80;
  if (modifiers & Qt::ShiftModifier) step /= 10;
  if (modifiers & Qt::ControlModifier) step *= 5;
  const auto move = [this](double x) {
    Q_EMIT crosshairMoved(x);
    if (draggable_ && !dragged_) Q_EMIT crosshairReleased();
    return true;
  };
  switch (key) {
  case Qt::Key_Escape:
    if (!std::exchange(dragged_, false)) return false;
    Q_EMIT crosshairCancelled();
    return true;
  case Qt::Key_Left:
    return move(std::max(range.lower, crosshair_x_ - step));
  case Qt::Key_Right:
    return move(std::min(range.upper, crosshair_x_ + step));
  case Qt::Key_Home:
    return move(range.lower);
  case Qt::Key_End:
    return move(range.upper);
  case Qt::Key_Plus:
  case Qt::Key_Equal:
    Q_EMIT rangeWanted(range.center() - range.size() / 2.5, range.center() + range.size() / 2.5);
    Q_EMIT rangeFinished();
    return true;
  case Qt::Key_Minus:
    Q_EMIT rangeWanted(range.center() - range.size() / 1.6, range.center() + range.size() / 1.6);
    Q_EMIT rangeFinished();
    return true;
  case Qt::Key_0:
    Q_EMIT rangeReset();
    return true;
  default:
    return false;
  }
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && draggable_) {
    dragged_ = true;
    dragCrosshair(event->position().x());
  } else if (event->button() == Qt::LeftButton)
    pan_ = Pan{event->position().x(), xAxis->range(), false};
  event->accept();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (draggable_) {
    if (dragged_) dragCrosshair(event->position().x());
    return;
  }
  if (!pan_) {
    const double x = xAxis->pixelToCoord(event->position().x());
    if (xAxis->range().contains(x)) Q_EMIT crosshairMoved(x);
    return;
  }
  if (!pan_->moved && std::abs(event->position().x() - pan_->start_pixel) < 3) return; // a click
  pan_->moved = true;
  const double per_pixel = pan_->start_range.size() / axisRect()->width();
  const double shift = (pan_->start_pixel - event->position().x()) * per_pixel;
  Q_EMIT rangeWanted(pan_->start_range.lower + shift, pan_->start_range.upper + shift);
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (std::exchange(dragged_, false)) Q_EMIT crosshairReleased();
  if (!pan_) return;
  const bool clicked = !pan_->moved;
  pan_.reset();
  if (clicked)
    Q_EMIT crosshairMoved(xAxis->pixelToCoord(event->position().x()));
  else
    Q_EMIT rangeFinished();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* /*event*/) { Q_EMIT rangeReset(); }

void CurvePlot::wheelEvent(QWheelEvent* event) {
  const double center = xAxis->pixelToCoord(event->position().x());
  const double factor = std::pow(0.85, event->angleDelta().y() / 120.0);
  const QCPRange range = xAxis->range();
  Q_EMIT rangeWanted(center - (center - range.lower) * factor,
                     center + (range.upper - center) * factor);
  Q_EMIT rangeFinished();
  event->accept();
}

} // namespace losslab
