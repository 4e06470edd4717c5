#pragma once

#include <QWidget>

#include <string>

namespace losslab {

/// A loss's mark beside its name: a square in its colour, or a stretch of its line with its dash.
class LossSwatch : public QWidget {
  Q_OBJECT

 public:
  enum class Shape { square, line };
  LossSwatch(std::string loss_id, Shape shape, QWidget* parent = nullptr);
  void setLoss(const std::string& loss_id);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::string loss_id_;
  Shape shape_;
};

} // namespace losslab
