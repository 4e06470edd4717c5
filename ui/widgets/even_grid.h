#pragma once

#include <QWidget>

class QGridLayout;

namespace losslab {

/// Cards of one width side by side, in as many rows as their least width asks for.
class EvenGrid : public QWidget {
  Q_OBJECT

 public:
  /// least_width of a card, in design pixels.
  explicit EvenGrid(int least_width, QWidget* parent = nullptr);
  /// Takes those that it has not yet; those that it had are let go.
  void setCards(const QList<QWidget*>& cards);
  /// As wide as its widest card: not what today's columns need, for they may become fewer.
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  int columnsThatFit() const;
  void arrange(int columns);

  int least_width_;
  QGridLayout* grid_;
  QList<QWidget*> cards_;
  int columns_ = 0;
};

} // namespace losslab
