#pragma once

#include <QPointF>
#include <QWidget>

#include <optional>

namespace losslab {

class NumberField;

/// x and y of the selected point, to be read and typed.
class ExactPlace : public QWidget {
  Q_OBJECT

 public:
  /// As high as the control beside it, which stays as long.
  explicit ExactPlace(const QWidget& beside, QWidget* parent = nullptr);
  /// Nothing: no point is selected. Emits nothing.
  void setPlace(std::optional<QPointF> place);

 Q_SIGNALS:
  void entered(QPointF place);
  /// What was typed is no number; the sentence to say.
  void refused(const QString& sentence);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  const QWidget& beside_;
  QPointF place_; ///< unrounded, as the fields show six digits
  NumberField* x_;
  NumberField* y_;
};

} // namespace losslab
