#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QSpinBox;

namespace losslab {

/// A share in whole percent: its name, a slider and the number to type.
class PercentSlider : public QWidget {
  Q_OBJECT

 public:
  PercentSlider(const QString& name, const QString& tip, int low, int high,
                QWidget* parent = nullptr);
  /// Of 1. Emits nothing.
  void setShare(double share);
  void setName(const QString& name, const QString& tip);

 Q_SIGNALS:
  /// While dragging and typing; of 1.
  void shareChanged(double share);
  /// The drag or the entry is over: one undo step.
  void finished();

 private:
  void announce(int percent);

  QLabel* name_;
  QSlider* slider_;
  QSpinBox* box_;
};

} // namespace losslab
