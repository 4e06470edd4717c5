#include "ui/widgets/number_field.h"

#include "ui/theme.h"

#include <QKeyEvent>

#include <cmath>

namespace losslab {

NumberField::NumberField(const QString& name, QWidget* parent) : QLineEdit(parent) {
  setAccessibleName(name);
  setAlignment(Qt::AlignRight);
  setFixedWidth(scaled(76));
  connect(this, &QLineEdit::editingFinished, this, &NumberField::read);
}

void NumberField::setValue(double value) {
  value_ = value;
  setText(QString::number(value, 'g', 6).replace(u'-', u'−'));
  setCursorPosition(0);
}

bool NumberField::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && !isModified()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      event->ignore();
      return false;
    }
  }
  return QLineEdit::event(event);
}

void NumberField::read() {
  if (!isModified()) return;
  QString typed = text().trimmed();
  bool ok = false;
  const double number = QString(typed).replace(u'−', u'-').replace(u',', u'.').toDouble(&ok);
  if (ok && std::isfinite(number)) {
    setValue(number);
    Q_EMIT entered(number);
  } else {
    setValue(value_);
    Q_EMIT refused(typed);
  }
}

} // namespace losslab
