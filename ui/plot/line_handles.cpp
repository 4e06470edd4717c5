#include "ui/plot/line_handles.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <array>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

constexpr std::array places{0.2, 0.8}; ///< of the handles, in widths of the view
constexpr double reach = 14;           ///< how near a press must be
constexpr double size = 11;            ///< of a handle

} // namespace

class LineHandles::Layer : public QCPLayerable {
 public:
  explicit Layer(Plot* plot) : QCPLayerable(plot, "overlay") {}

  std::optional<Line> line;

  QPointF handle(int which) const {
    const QCPRange view = mParentPlot->xAxis->range();
    const double x = view.lower + places.at(static_cast<std::size_t>(which)) * view.size();
    return {x, line->at(x)};
  }
  QPointF pixel(QPointF place) const {
    return {mParentPlot->xAxis->coordToPixel(place.x()),
            mParentPlot->yAxis->coordToPixel(place.y())};
  }

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
    painter->setAntialiasing(true);
  }
  QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
  void draw(QCPPainter* painter) override {
    if (!line) return;
    const QCPRange view = mParentPlot->xAxis->range();
    painter->setPen(QPen(tokens().ink, 2.2));
    painter->drawLine(pixel({view.lower, line->at(view.lower)}),
                      pixel({view.upper, line->at(view.upper)}));
    painter->setBrush(tokens().surface);
    const double half = scaled(1) * size / 2;
    for (int which : {0, 1}) {
      const QPointF at = pixel(handle(which));
      painter->drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
    }
  }
};

LineHandles::LineHandles(Plot& plot) : QObject(&plot), plot_(plot), layer_(new Layer(&plot)) {
  plot.installEventFilter(this);
}

void LineHandles::setLine(const std::optional<Line>& line) {
  layer_->line = line;
  if (!line) held_.reset();
  plot_.queueReplot();
}

bool LineHandles::eventFilter(QObject* watched, QEvent* event) {
  if (watched != &plot_ || !layer_->line) return false;
  const auto* mouse = dynamic_cast<QMouseEvent*>(event);
  switch (event->type()) {
  case QEvent::MouseButtonPress:
    return mouse->button() == Qt::LeftButton && press(mouse->position());
  case QEvent::MouseMove:
    if (!held_) return false;
    drag(mouse->position());
    return true;
  case QEvent::MouseButtonRelease:
    if (!held_) return false;
    release(true);
    return true;
  case QEvent::KeyPress:
    if (!held_ || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    release(false);
    return true;
  default:
    return false;
  }
}

bool LineHandles::press(QPointF pixel) {
  for (int which : {0, 1}) {
    const QPointF off = layer_->pixel(layer_->handle(which)) - pixel;
    if (std::hypot(off.x(), off.y()) > reach * scaled(1)) continue;
    held_ = which;
    plot_.setFocus(Qt::MouseFocusReason);
    return true;
  }
  return false;
}

// Through where the hand is and the other handle.
void LineHandles::drag(QPointF pixel) {
  const QPointF mine = layer_->handle(*held_);
  const QPointF other = layer_->handle(1 - *held_);
  const double y = plot_.yAxis->pixelToCoord(pixel.y());
  const double slope = (y - other.y()) / (mine.x() - other.x());
  if (std::isfinite(slope)) Q_EMIT moved({other.y() - slope * other.x(), slope});
}

void LineHandles::release(bool keep) {
  held_.reset();
  if (keep)
    Q_EMIT released();
  else
    Q_EMIT cancelled();
}

} // namespace losslab
