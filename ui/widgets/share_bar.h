#pragma once

#include <QWidget>

#include <string>

namespace losslab {

/// A share of a whole, 0 … 1, as a bar in a loss's colour. The number stands beside it as text.
class ShareBar : public QWidget {
  Q_OBJECT

 public:
  explicit ShareBar(std::string loss_id, QWidget* parent = nullptr);
  void setShare(double share);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::string loss_id_;
  double share_ = 0;
};

} // namespace losslab
