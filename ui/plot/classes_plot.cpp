#include "ui/plot/classes_plot.h"

#include "ui/plot/scatter_layers.h"

#include <cmath>

namespace losslab {

QString class_mark(bool positive) { return positive ? QString("●") : QString("■"); }

QColor class_color(bool positive) { return positive ? tokens().positive : tokens().negative; }

ClassesPlot::ClassesPlot(const QString& accessible_name, QWidget* parent)
    : ScatterPlot(accessible_name, parent) {
  connect(this, &QCustomPlot::afterLayout, this, &ClassesPlot::placeLines); // by its height
}

void ClassesPlot::setStandings(const std::vector<Standing>& standings) {
  if (standings.size() != marks().points.size()) return;
  marks().looks.clear();
  marks().filling.clear();
  for (const Standing& standing : standings) {
    marks().looks.push_back(
        {standing.positive ? PointLook::Shape::circle : PointLook::Shape::square,
         class_color(standing.positive), standing.support});
    marks().filling.push_back(standing.pull);
  }
  queueReplot();
}

void ClassesPlot::setBoundaries(const QList<Boundary>& boundaries) {
  boundaries_.clear();
  for (const Boundary& boundary : boundaries) {
    if (boundary.margin)
      for (const double side : {-*boundary.margin, *boundary.margin}) {
        Boundary margin{{}, boundary.style, boundary.x, boundary.y, boundary.b + side};
        margin.style.pen.setWidthF(1.2);
        margin.style.pen.setDashPattern({5, 5});
        boundaries_.append(margin);
      }
    boundaries_.append(boundary);
  }
  while (drawn_.size() > boundaries_.size())
    removeItem(drawn_.takeLast());
  while (drawn_.size() < boundaries_.size()) {
    auto* line = new QCPItemStraightLine(this);
    line->setLayer("curves");
    line->setAntialiased(true);
    drawn_.append(line);
  }
  for (qsizetype i = 0; i < boundaries_.size(); ++i)
    drawn_[i]->setPen(boundaries_.at(i).style.pen);
  placeLines();
  queueReplot();
}

bool ClassesPlot::steep(const Boundary& boundary) const {
  return std::abs(boundary.x) * xAxis->range().size() >
         std::abs(boundary.y) * yAxis->range().size();
}

// Where it is at that share of the plot's height, of its width if it is flat.
QPointF ClassesPlot::on(const Boundary& boundary, double share) const {
  if (steep(boundary)) {
    const double y = yAxis->range().lower + share * yAxis->range().size();
    return {-(boundary.b + boundary.y * y) / boundary.x, y};
  }
  const double x = xAxis->range().lower + share * xAxis->range().size();
  return {x, -(boundary.b + boundary.x * x) / boundary.y};
}

// Names of flat ones stand at the right, those of steep ones under one another at the top, each on
// its own line.
void ClassesPlot::placeLines() {
  QList<EndLabel> labels;
  const double row = QFontMetrics(text_font(TextRole::caption)).height();
  double down = 0.7 * row;
  for (qsizetype i = 0; i < boundaries_.size(); ++i) {
    const Boundary& boundary = boundaries_.at(i);
    drawn_[i]->point1->setCoords(on(boundary, 0));
    drawn_[i]->point2->setCoords(on(boundary, 1));
    if (boundary.name.isEmpty()) continue;
    if (!steep(boundary)) {
      labels.append({boundary.name, boundary.style.color, on(boundary, 1).y()});
      continue;
    }
    const QPointF place = on(boundary, 1 - down / std::max(1, axisRect()->height()));
    labels.append({boundary.name, boundary.style.color, place.y(), place.x()});
    down += row;
  }
  setEndLabels(labels);
}

bool ClassesPlot::handleKey(int key, Qt::KeyboardModifiers modifiers) {
  if (key == Qt::Key_L && modifiers == Qt::NoModifier) {
    if (marks().selected) Q_EMIT flipRequested(*marks().selected);
    return true;
  }
  if (key == Qt::Key_C && modifiers == Qt::NoModifier) {
    Q_EMIT classSwitched();
    return true;
  }
  return ScatterPlot::handleKey(key, modifiers);
}

} // namespace losslab
