#pragma once

#include <QLineEdit>

namespace losslab {

/// A number to type: shown to six digits, kept in full until another is typed. A decimal comma and
/// a true minus sign are understood.
class NumberField : public QLineEdit {
  Q_OBJECT

 public:
  /// name: what the number is, for assistive technology.
  explicit NumberField(const QString& name, QWidget* parent = nullptr);
  /// Emits nothing.
  void setValue(double value);

 Q_SIGNALS:
  /// Another number was typed.
  void entered(double value);
  /// What was typed is no finite number; the field shows the last one again.
  void refused(const QString& text);

 protected:
  /// Undo is the page's unless something is being typed.
  bool event(QEvent* event) override;

 private:
  void read();

  double value_ = 0;
};

} // namespace losslab
