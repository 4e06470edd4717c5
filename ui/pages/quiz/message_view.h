#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace losslab {

/// A few words in the middle of the card and one thing to do: the sitting is over, or there is
/// nothing to read.
class MessageView : public QWidget {
  Q_OBJECT

 public:
  explicit MessageView(QWidget* parent = nullptr);
  void tell(const QString& title, const QString& text, const QString& action);

 Q_SIGNALS:
  void acted();

 private:
  QLabel* title_;
  QLabel* text_;
  QPushButton* action_;
};

} // namespace losslab
