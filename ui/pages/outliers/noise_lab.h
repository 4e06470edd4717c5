#pragma once

#include "ui/pages/outliers/lab.h"
#include "ui/pages/outliers/noise_model.h"

#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace losslab {

class BridgeView;
class SendRow;

/// Which loss a noise leads to, and what it costs to fit with another.
class NoiseLab : public Lab {
  Q_OBJECT

 public:
  NoiseLab(OutliersModel& model, const Services& services, QWidget* parent = nullptr);

  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override { return *picture_; }
  QString table() const override { return QString::fromStdString(noise_.table()); }
  void finish() override;

 private:
  QWidget* makeControls();
  void refresh();
  void draw(const std::function<void(Synthetic&)>& change);
  QString suggestion() const;

  NoiseModel noise_;
  QWidget* picture_;
  BridgeView* bridge_ = nullptr;
  QComboBox* kind_ = nullptr;
  QDoubleSpinBox* scale_ = nullptr;
  QSpinBox* count_ = nullptr;
  QLabel* try_;
  SendRow* send_;
};

} // namespace losslab
