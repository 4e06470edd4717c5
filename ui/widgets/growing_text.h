#pragma once

#include <QPlainTextEdit>

namespace losslab {

/// A text field that grows with what is typed and so never needs a scroll bar of its own. Tab goes
/// on to the next control.
class GrowingText : public QPlainTextEdit {
  Q_OBJECT

 public:
  /// name: what is typed here, for assistive technology; lines: its height while it is empty.
  GrowingText(const QString& name, int lines, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void grow();

  int lines_;
};

} // namespace losslab
