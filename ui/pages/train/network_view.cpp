#include "ui/pages/train/network_view.h"

#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

constexpr std::size_t map_cells = 20; ///< a side
constexpr int node_side = 20;         ///< design pixels; less where a layer has many neurons
constexpr int usual_gap = 10;         ///< between neurons
constexpr int view_height = 132;

// Of its own size: a neuron that answers −0.1 … 0.1 shows its shape as clearly as a saturated one.
QImage image_of(const std::vector<double>& answers, const NeuronMaps& maps) {
  double size = 1e-9;
  for (const double answer : answers)
    size = std::max(size, std::abs(answer));
  const int columns = static_cast<int>(maps.columns);
  const int rows = static_cast<int>(maps.rows);
  QImage image(columns, rows, QImage::Format_RGB32);
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x) {
      const double answer =
          answers[static_cast<std::size_t>(y) * maps.columns + static_cast<std::size_t>(x)];
      image.setPixelColor(x, rows - 1 - y, signed_color(answer / size));
    }
  return image;
}

QColor line_color(double weight) {
  QColor color = weight < 0 ? tokens().negative : tokens().positive;
  color.setAlphaF(static_cast<float>(std::clamp(0.25 + std::abs(weight) / 2, 0.25, 0.9)));
  return color;
}

} // namespace

NetworkView::NetworkView(TrainModel& model, QWidget* parent) : QWidget(parent), model_(model) {
  setAccessibleName(tr("Network of the lane in focus"));
  connect(&model_, &TrainModel::snapshotTaken, this, &NetworkView::read);
  connect(&model_, &SceneModel::sceneChanged, this, &NetworkView::read);
  when_rethemed(this, [this] { read(); });
  read();
}

QSize NetworkView::sizeHint() const { return {scaled(200), scaled(view_height)}; }

void NetworkView::readMaps() {
  maps_.clear();
  if (const Network* network = model_.focusedNetwork()) {
    const NeuronMaps maps = neuron_maps(*network, model_.generator(), map_cells);
    for (const auto& layer : maps.layers) {
      std::vector<QImage>& images = maps_.emplace_back();
      for (const auto& answers : layer)
        images.push_back(image_of(answers, maps));
    }
  }
}

void NetworkView::read() {
  stale_ = true; // a snapshot and the scene that follows it are drawn once
  QStringList sizes;
  for (const int neurons : model_.train().network.hidden)
    sizes << QString::number(neurons);
  setAccessibleDescription(sizes.isEmpty()
                               ? tr("No hidden layer")
                               : tr("Hidden layers of %1 neurons").arg(sizes.join(", ")));
  update();
}

QRectF NetworkView::place(std::size_t layer, std::size_t neuron) const {
  std::size_t most = 1;
  for (const auto& images : maps_)
    most = std::max(most, images.size());
  const double room = height() - 2.0;
  const double pitch =
      std::min<double>(scaled(node_side + usual_gap), room / static_cast<double>(most));
  const double side = std::min<double>(scaled(node_side), pitch - 2);
  const double middle = static_cast<double>(maps_[layer].size() - 1) / 2;
  const double across = (width() - side - 2) / static_cast<double>(maps_.size() - 1);
  return {1 + across * static_cast<double>(layer),
          (height() - side) / 2 + pitch * (static_cast<double>(neuron) - middle), side, side};
}

void NetworkView::drawWeights(QPainter& painter, const Network& network) const {
  for (std::size_t layer = 0; layer < network.layers().size(); ++layer)
    for (std::size_t neuron = 0; neuron < network.layers()[layer].outputs; ++neuron)
      for (std::size_t input = 0; input < network.layers()[layer].inputs; ++input) {
        const double weight = network.weight(layer, neuron, input);
        const QRectF from = place(layer, input);
        const QRectF to = place(layer + 1, neuron);
        painter.setPen(QPen(line_color(weight), std::clamp(1.6 * std::abs(weight), 0.6, 5.0)));
        painter.drawLine(QPointF(from.right(), from.center().y()),
                         QPointF(to.left(), to.center().y()));
      }
}

void NetworkView::paintEvent(QPaintEvent* /*event*/) {
  if (std::exchange(stale_, false)) readMaps();
  const Network* network = model_.focusedNetwork();
  if (network == nullptr || maps_.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  drawWeights(painter, *network);
  for (std::size_t layer = 0; layer < maps_.size(); ++layer)
    for (std::size_t neuron = 0; neuron < maps_[layer].size(); ++neuron) {
      const QRectF node = place(layer, neuron);
      QPainterPath rounded;
      rounded.addRoundedRect(node, 4, 4);
      painter.save();
      painter.setClipPath(rounded);
      painter.drawImage(node, maps_[layer][neuron]);
      painter.restore();
      painter.setPen(QPen(tokens().soft, 1.2));
      painter.setBrush(Qt::NoBrush);
      painter.drawPath(rounded);
    }
}

QString NetworkView::told(std::size_t layer, std::size_t neuron) const {
  if (layer == 0) return tr("Input %1").arg(neuron + 1);
  const Network& network = *model_.focusedNetwork();
  QStringList weights;
  for (std::size_t input = 0; input < network.layers()[layer - 1].inputs; ++input)
    weights << number_text(network.weight(layer - 1, neuron, input), 2);
  const QString name = layer + 1 == maps_.size()
                           ? tr("Output")
                           : tr("Layer %1, neuron %2").arg(layer).arg(neuron + 1);
  return tr("%1: weights %2; bias %3")
      .arg(name, weights.join(", "), number_text(network.bias(layer - 1, neuron), 2));
}

bool NetworkView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || stale_ || model_.focusedNetwork() == nullptr)
    return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  for (std::size_t layer = 0; layer < maps_.size(); ++layer)
    for (std::size_t neuron = 0; neuron < maps_[layer].size(); ++neuron)
      if (place(layer, neuron).contains(help->pos())) {
        QToolTip::showText(help->globalPos(), told(layer, neuron), this);
        return true;
      }
  QToolTip::hideText();
  return true;
}

} // namespace losslab
