#pragma once

#include "ui/pages/train/train_model.h"

#include <QImage>
#include <QWidget>

namespace losslab {

/// The network of the lane in focus: neurons as little maps of what they answer, weights as lines,
/// blue for positive, orange for negative, wide for large.
class NetworkView : public QWidget {
  Q_OBJECT

 public:
  explicit NetworkView(TrainModel& model, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  /// In layer 0 the inputs stand.
  QRectF place(std::size_t layer, std::size_t neuron) const;
  void read();
  void readMaps();
  void drawWeights(QPainter& painter, const Network& network) const;
  QString told(std::size_t layer, std::size_t neuron) const;

  TrainModel& model_;
  std::vector<std::vector<QImage>> maps_;
  bool stale_ = true; ///< the maps are older than the model
};

} // namespace losslab
