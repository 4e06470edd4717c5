#include "ui/widgets/growing_text.h"

#include "ui/theme.h"

#include <algorithm>

namespace losslab {

GrowingText::GrowingText(const QString& name, int lines, QWidget* parent)
    : QPlainTextEdit(parent), lines_(lines) {
  setAccessibleName(name);
  setTabChangesFocus(true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(this, &QPlainTextEdit::textChanged, this, &GrowingText::grow);
  grow();
}

void GrowingText::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  grow();
}

void GrowingText::grow() {
  const int lines = static_cast<int>(document()->size().height()); // a plain text's unit is lines
  const int margins = 2 * static_cast<int>(document()->documentMargin()) + scaled(14);
  setFixedHeight(std::max(lines, lines_) * fontMetrics().lineSpacing() + margins);
}

} // namespace losslab
