#include "ui/plot/scatter_plot.h"

#include "ui/plot/scatter_layers.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

constexpr double drag_starts = 3; // pixels
constexpr double widest = 1e120;  // of a view
constexpr double narrowest = 1e-9;

/// 10ᵏ ≤ size.
double power_of_ten_below(double size) { return std::pow(10, std::floor(std::log10(size))); }

/// To a multiple of a power of ten, as the nearest double to that decimal number.
double to_multiple(double value, double step) {
  return step < 1 ? std::round(value * std::round(1 / step)) / std::round(1 / step)
                  : std::round(value / step) * step;
}

/// How many points in a row differ: 1 after one was moved, added or removed.
std::size_t changed_points(const std::vector<QPointF>& before, const std::vector<QPointF>& after) {
  const auto front = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto back = std::mismatch(before.rbegin(), std::make_reverse_iterator(front.first),
                                  after.rbegin(), std::make_reverse_iterator(front.second));
  return static_cast<std::size_t>(std::max(std::make_reverse_iterator(front.first) - back.first,
                                           std::make_reverse_iterator(front.second) - back.second));
}

} // namespace

ScatterPlot::ScatterPlot(const QString& accessible_name, QWidget* parent)
    : Plot(accessible_name, parent) {
  addLayer("residuals", layer("curves"), QCustomPlot::limBelow);
  addLayer("points", layer("axes"), QCustomPlot::limAbove);
  marks_ = new PointsLayer(this);
  new DotsLayer(*marks_); // the plot deletes what is drawn on it
  residuals_ = new ResidualsLayer(*marks_);
  setMouseTracking(true);
}

void ScatterPlot::setPoints(const std::vector<QPointF>& points,
                            std::optional<std::size_t> selected) {
  const std::size_t changed = changed_points(marks_->points, points);
  const bool replaced = changed > 1 || marks_->points.empty();
  marks_->points = points;
  marks_->filling.clear(); // until they are told anew
  marks_->looks.clear();
  residuals_->fitted.clear();
  if (marks_->selected != selected) marks_->picked_up = false;
  marks_->selected = selected;
  if (replaced)
    showAll();
  else if (changed == 1 && !press_)
    comeBack();
  if (marks_->selected && !press_) bringIntoView(marks_->points[*marks_->selected]);
  speak();
  queueReplot();
}

void ScatterPlot::setAxisNames(const QString& x, const QString& y) {
  x_name_ = x;
  y_name_ = y;
  placeNames();
}

// What is longer than its axis ends in dots.
void ScatterPlot::placeNames() {
  const auto place = [](QCPAxis* axis, const QString& name, int room) {
    axis->setLabel(QFontMetrics(axis->labelFont()).elidedText(name, Qt::ElideRight, room));
  };
  place(xAxis, x_name_, width() - scaled(120)); // without the names at the lines' ends
  place(yAxis, y_name_, height() - scaled(50)); // without the numbers below
  queueReplot();
}

void ScatterPlot::resizeEvent(QResizeEvent* event) {
  Plot::resizeEvent(event);
  placeNames();
}

void ScatterPlot::setFilling(const std::vector<double>& filling, const QColor& color) {
  marks_->filling = filling.size() == marks_->points.size() ? filling : std::vector<double>{};
  marks_->filling_color = color;
  queueReplot();
}

void ScatterPlot::setLines(const QList<FittedLine>& lines) {
  lines_.set(lines);
  placeLines();
  queueReplot();
}

void ScatterPlot::setResiduals(Residuals style, const std::vector<double>& fitted,
                               const QColor& color, const std::vector<double>& widths) {
  residuals_->style = static_cast<ResidualsLayer::Style>(style);
  if (fitted.size() == marks_->points.size()) residuals_->fitted = fitted;
  residuals_->widths = widths;
  residuals_->widths.resize(residuals_->fitted.size());
  residuals_->color = color;
  queueReplot();
}

// The lines run through two points of the view, so that steep and far ones stay exact on screen.
void ScatterPlot::placeLines() { setEndLabels(lines_.place()); }

void ScatterPlot::setView(const QCPRange& x, const QCPRange& y) {
  for (const QCPRange& range : {x, y})
    if (!(range.size() > narrowest * (1 + std::abs(range.center()))) || !(range.size() < widest))
      return;
  xAxis->setRange(x);
  yAxis->setRange(y);
  placeLines();
  queueReplot();
}

// To all points, where one that was far away is back and the learner has chosen no view.
void ScatterPlot::comeBack() {
  const auto [x, y] = marks_->extent();
  const bool too_wide =
      x.size() < 0.5 * xAxis->range().size() || y.size() < 0.5 * yAxis->range().size();
  if (too_wide && !own_view_) showAll();
}

void ScatterPlot::showAll() {
  own_view_ = false;
  const auto [x, y] = marks_->extent();
  setView(x, y);
}

void ScatterPlot::bringIntoView(QPointF point) {
  QCPRange x = xAxis->range();
  QCPRange y = yAxis->range();
  if (x.contains(point.x()) && y.contains(point.y())) return;
  const auto with = [](QCPRange& range, double value) {
    if (range.contains(value)) return;
    range.expand(value);
    const double room = 0.05 * range.size();
    (value == range.lower ? range.lower : range.upper) += value == range.lower ? -room : room;
  };
  with(x, point.x());
  with(y, point.y());
  setView(x, y);
}

void ScatterPlot::zoom(QPointF center, double factor) {
  own_view_ = true;
  const auto around = [factor](const QCPRange& range, double at) {
    return QCPRange(at - (at - range.lower) * factor, at + (range.upper - at) * factor);
  };
  setView(around(xAxis->range(), center.x()), around(yAxis->range(), center.y()));
}

QPointF ScatterPlot::coordsOf(QPointF pixel) const {
  return {xAxis->pixelToCoord(pixel.x()), yAxis->pixelToCoord(pixel.y())};
}

// To what a pixel can tell, so that a dragged point has coordinates one can read and type.
QPointF ScatterPlot::rounded(QPointF coords) const {
  const double x_step =
      power_of_ten_below(xAxis->range().size() / std::max(1, axisRect()->width()));
  const double y_step =
      power_of_ten_below(yAxis->range().size() / std::max(1, axisRect()->height()));
  return {to_multiple(coords.x(), x_step), to_multiple(coords.y(), y_step)};
}

void ScatterPlot::select(std::optional<std::size_t> index) {
  marks_->picked_up = false;
  if (index != marks_->selected) Q_EMIT pointSelected(index);
}

void ScatterPlot::speak() {
  setAccessibleDescription(marks_->selected && describe_ ? describe_(*marks_->selected)
                           : marks_->asDots() ? tr("Page Up and Page Down walk the points")
                                              : tr("Tab walks the points"));
}

// --- keys
// -----------------------------------------------------------------------------------------

bool ScatterPlot::handleKey(int key, Qt::KeyboardModifiers modifiers) {
  const QPointF center{xAxis->range().center(), yAxis->range().center()};
  switch (key) {
  case Qt::Key_Left:
    moveSelected(-1, 0, modifiers);
    return true;
  case Qt::Key_Right:
    moveSelected(1, 0, modifiers);
    return true;
  case Qt::Key_Up:
    moveSelected(0, 1, modifiers);
    return true;
  case Qt::Key_Down:
    moveSelected(0, -1, modifiers);
    return true;
  case Qt::Key_PageDown:
  case Qt::Key_PageUp:
    walk(key == Qt::Key_PageDown);
    return true;
  case Qt::Key_Insert:
    Q_EMIT pointAdded(rounded(center));
    return true;
  case Qt::Key_Delete:
  case Qt::Key_Backspace:
    if (marks_->selected && !press_) Q_EMIT pointRemoved(*marks_->selected);
    return true;
  case Qt::Key_Escape:
    return letGo();
  case Qt::Key_Plus:
  case Qt::Key_Equal:
    zoom(center, 0.8);
    return true;
  case Qt::Key_Minus:
    zoom(center, 1.25);
    return true;
  case Qt::Key_0:
    showAll();
    return true;
  default:
    return false;
  }
}

void ScatterPlot::moveSelected(int columns, int rows, Qt::KeyboardModifiers modifiers) {
  if (!marks_->selected || press_) return;
  const auto step = [modifiers](const QCPRange& range) {
    const double usual = power_of_ten_below(range.size() / 50);
    if (modifiers & Qt::ShiftModifier) return usual / 10;
    return modifiers & Qt::ControlModifier ? usual * 10 : usual;
  };
  const auto moved = [](double from, int count, double by) {
    return count == 0 ? from : to_multiple(from + count * by, by / 10);
  };
  const QPointF from = marks_->points[*marks_->selected];
  arrows_moved_ = true;
  Q_EMIT pointMoved(*marks_->selected, {moved(from.x(), columns, step(xAxis->range())),
                                        moved(from.y(), rows, step(yAxis->range()))});
}

void ScatterPlot::keyReleaseEvent(QKeyEvent* event) {
  if (arrows_moved_ && !event->isAutoRepeat()) {
    arrows_moved_ = false;
    Q_EMIT moveFinished();
  }
  Plot::keyReleaseEvent(event);
}

// First a drag, then a picked-up point, then the selection; after that Tab leaves the plot.
bool ScatterPlot::letGo() {
  if (press_ && press_->point) {
    const bool moved = press_->moved;
    press_.reset();
    marks_->origin.reset();
    if (moved) Q_EMIT moveCancelled();
  } else if (marks_->picked_up) {
    marks_->picked_up = false;
  } else if (marks_->selected) {
    walking_ = false;
    select(std::nullopt);
  } else {
    walking_ = false;
    return false;
  }
  queueReplot();
  return true;
}

bool ScatterPlot::focusNextPrevChild(bool next) {
  if (walking_ && !marks_->asDots() && walk(next)) return true;
  return Plot::focusNextPrevChild(next);
}

void ScatterPlot::focusInEvent(QFocusEvent* event) {
  walking_ = true;
  Plot::focusInEvent(event);
}

// False past the last.
bool ScatterPlot::walk(bool forward) {
  const auto next = marks_->beside(marks_->selected, forward);
  if (next) select(next);
  return next.has_value();
}

// --- pointer
// --------------------------------------------------------------------------------------

void ScatterPlot::mousePressEvent(QMouseEvent* event) {
  event->accept();
  if (event->button() != Qt::LeftButton) return;
  just_placed_ = false;
  Press press{event->position(), marks_->at(event->position()), false, false, {}, xAxis->range(),
              yAxis->range()};
  if (press.point) {
    press.was_selected = marks_->selected == press.point;
    press.origin = marks_->points[*press.point];
  }
  press_ = press; // before the selection is told: the view stays while the hand is down
  if (press.point && !press.was_selected) select(press.point);
}

void ScatterPlot::mouseMoveEvent(QMouseEvent* event) {
  if (!press_) {
    setCursor(marks_->at(event->position()) ? Qt::OpenHandCursor : Qt::ArrowCursor);
    return;
  }
  const QPointF away = event->position() - press_->pixel;
  press_->moved = press_->moved || away.manhattanLength() > drag_starts;
  if (!press_->moved) return;
  if (press_->point) {
    marks_->picked_up = false;
    marks_->origin = press_->origin;
    Q_EMIT pointMoved(*press_->point, rounded(coordsOf(marks_->pixel(press_->origin) + away)));
  } else {
    const double right = -away.x() * press_->x.size() / axisRect()->width();
    const double up = away.y() * press_->y.size() / axisRect()->height();
    own_view_ = true;
    setView(press_->x + right, press_->y + up);
  }
}

void ScatterPlot::mouseReleaseEvent(QMouseEvent* event) {
  if (!press_) return;
  const Press press = *press_;
  press_.reset();
  marks_->origin.reset();
  if (press.moved) {
    if (press.point) Q_EMIT moveFinished();
  } else if (marks_->picked_up && marks_->selected && press.point != marks_->selected) {
    marks_->picked_up = false;
    just_placed_ = true;
    Q_EMIT pointMoved(*marks_->selected, rounded(coordsOf(event->position())));
    Q_EMIT moveFinished();
  } else if (press.point) {
    marks_->picked_up = press.was_selected && !marks_->picked_up;
  }
  if (press.moved && press.point && marks_->selected) {
    comeBack();
    bringIntoView(marks_->points[*marks_->selected]);
  }
  queueReplot();
}

void ScatterPlot::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || just_placed_ || marks_->at(event->position())) return;
  Q_EMIT pointAdded(rounded(coordsOf(event->position())));
}

void ScatterPlot::wheelEvent(QWheelEvent* event) {
  zoom(coordsOf(event->position()), std::pow(0.85, event->angleDelta().y() / 120.0));
  event->accept();
}

bool ScatterPlot::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && describe_) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto index = marks_->at(help->pos());
    if (index)
      QToolTip::showText(help->globalPos(), "<p>" + describe_(*index).toHtmlEscaped() + "</p>",
                         this);
    else
      QToolTip::hideText();
    return true;
  }
  return Plot::event(event);
}

} // namespace losslab
