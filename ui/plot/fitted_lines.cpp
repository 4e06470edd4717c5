#include "ui/plot/fitted_lines.h"

#include <algorithm>

namespace losslab {

void FittedLines::set(const QList<FittedLine>& lines) {
  lines_ = lines;
  while (straight_.size() > lines.size()) {
    plot_.removeItem(straight_.takeLast());
    plot_.removeGraph(curves_.takeLast());
  }
  while (straight_.size() < lines.size()) {
    auto* line = new QCPItemStraightLine(&plot_);
    line->setLayer("curves");
    line->setAntialiased(true);
    straight_.append(line);
    QCPGraph* curve = plot_.addGraph();
    curve->setLayer("curves");
    curve->setSelectable(QCP::stNone);
    curve->setAntialiased(true);
    curves_.append(curve);
  }
  for (qsizetype i = 0; i < lines.size(); ++i) {
    straight_[i]->setVisible(lines.at(i).straight);
    straight_[i]->setPen(lines.at(i).style.pen);
    curves_[i]->setVisible(!lines.at(i).straight);
    curves_[i]->setPen(lines.at(i).style.pen);
  }
}

QList<Plot::EndLabel> FittedLines::place() {
  constexpr int samples = 240;
  const QCPRange x = plot_.xAxis->range();
  const QCPRange y = plot_.yAxis->range();
  const double far = 20 * y.size(); // beyond it only that it leaves is seen
  QList<Plot::EndLabel> labels;
  for (qsizetype i = 0; i < lines_.size(); ++i) {
    const FittedLine& line = lines_.at(i);
    if (!line.name.isEmpty()) labels.append({line.name, line.style.color, line.at(x.upper)});
    if (line.straight) {
      straight_[i]->point1->setCoords(x.lower, line.at(x.lower));
      straight_[i]->point2->setCoords(x.upper, line.at(x.upper));
      continue;
    }
    QVector<QCPGraphData> drawn(samples);
    for (int k = 0; k < samples; ++k) {
      const double at = x.lower + x.size() * k / (samples - 1);
      drawn[k] = {at, std::clamp(line.at(at), y.lower - far, y.upper + far)};
    }
    curves_[i]->data()->set(drawn, true);
  }
  return labels;
}

} // namespace losslab
