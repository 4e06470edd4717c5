#include "ui/widgets/growing_text.h"

#include "ui/theme.h"

#include <QTextBlock>

#include <algorithm>
#include <cmath>

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

QSize GrowingText::minimumSizeHint() const { return {scaled(120), scaled(32)}; }

void GrowingText::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  grow();
}

void GrowingText::grow() {
  double text = 0;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
    text += blockBoundingRect(block).height();
  const double least = lines_ * QFontMetricsF(font()).lineSpacing();
  const double around = 2 * document()->documentMargin() + scaled(14); // of the style sheet
  setFixedHeight(static_cast<int>(std::ceil(std::max(text, least) + around)));
}

} // namespace losslab
