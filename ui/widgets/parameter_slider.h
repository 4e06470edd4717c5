#pragma once

#include "core/loss/card.h"

#include <QWidget>

class QDoubleSpinBox;
class QSlider;
class QToolButton;

namespace losslab {

/// One parameter of a loss: symbol, slider, spin box and, away from the default, a reset.
class ParameterSlider : public QWidget {
  Q_OBJECT

 public:
  explicit ParameterSlider(const Parameter& parameter, QWidget* parent = nullptr);
  /// Emits nothing.
  void setValue(double value);

 Q_SIGNALS:
  /// While dragging and typing.
  void valueChanged(double value);
  /// The drag or the entry is over: one undo step.
  void finished();

 private:
  void display(double value);
  void announce(double value);

  Parameter parameter_;
  QSlider* slider_;
  QDoubleSpinBox* box_;
  QToolButton* reset_;
};

} // namespace losslab
