#pragma once

#include "core/loss/loss.h"

#include <QWidget>

#include <string>

namespace losslab {

class ParameterSlider;

/// A slider for each parameter of one loss; takes no room where it has none.
class ParameterSliders : public QWidget {
  Q_OBJECT

 public:
  explicit ParameterSliders(QWidget* parent = nullptr);
  /// The parameters of this loss, where they stand. Emits nothing.
  void showLoss(const Loss& loss);

 Q_SIGNALS:
  void changed(const std::string& parameter, double value);
  void finished();

 private:
  void build(const Card& card);

  std::string shown_;
  QList<ParameterSlider*> sliders_;
};

} // namespace losslab
