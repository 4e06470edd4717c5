#include "ui/pages/quiz/option_card.h"

#include "ui/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace losslab {

namespace {

constexpr int words = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

int height_of(const QString& text, const QFont& font, int width) {
  return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10'000), words, text).height();
}

QFont bold() {
  QFont font = text_font(TextRole::body);
  font.setWeight(QFont::DemiBold);
  return font;
}

int padding() { return scaled(10); }
int gap() { return scaled(3); } // between text and reason

} // namespace

OptionCard::OptionCard(const MultipleChoice& choice, std::size_t option, QWidget* parent)
    : QAbstractButton(parent), choice_(choice), letter_(u'A' + static_cast<char16_t>(option)),
      text_(QString::fromStdString(choice.options[option].text)),
      reason_(QString::fromStdString(choice.options[option].reason)) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setShown(Shown::open, false);
}

void OptionCard::setShown(Shown shown, bool chosen) {
  shown_ = shown;
  chosen_ = chosen;
  setCursor(shown == Shown::open ? Qt::PointingHandCursor : Qt::ArrowCursor);
  const char* state = shown == Shown::right          ? "right"
                      : shown == Shown::chosen_wrong ? "wrong"
                      : shown == Shown::other        ? "other"
                                                     : "open";
  setProperty("option", state);
  restyle(this);
  const QString marked = mark().isEmpty() ? QString() : " (" + mark() + ")";
  setAccessibleName(QString(letter_) + ": " + text_ + marked);
  setAccessibleDescription(shown == Shown::open ? QString() : reason_);
  updateGeometry();
  update();
}

QString OptionCard::mark() const {
  switch (shown_) {
  case Shown::right:
    return chosen_ ? tr("✓ right, your answer") : tr("✓ right");
  case Shown::chosen_wrong:
    return tr("your answer");
  case Shown::open:
  case Shown::other:
    break;
  }
  return {};
}

/// Where the text stands: between the letter and the place of the mark, which is kept free from the
/// beginning.
QRect OptionCard::column(int width) const {
  const int left = scaled(44);
  const int mark_width = QFontMetrics(bold()).horizontalAdvance(tr("your answer"));
  return {left, padding(), std::max(1, width - left - mark_width - scaled(32)), 0};
}

int OptionCard::heightForWidth(int width) const {
  const int inside = column(width).width();
  const QFont body = text_font(TextRole::body);
  if (shown_ != Shown::open)
    return height_of(text_, body, inside) + gap() +
           height_of(reason_, text_font(TextRole::secondary), inside) + 2 * padding();
  int highest = 0;
  for (const Option& option : choice_.options)
    highest = std::max(highest, height_of(QString::fromStdString(option.text), body, inside));
  return std::max(highest + 2 * padding(), scaled(48));
}

QSize OptionCard::sizeHint() const { return {scaled(420), heightForWidth(scaled(420))}; }

QSize OptionCard::minimumSizeHint() const { return {scaled(180), scaled(48)}; }

void OptionCard::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  QStyleOption frame;
  frame.initFrom(this);
  style()->drawPrimitive(QStyle::PE_Widget, &frame, &painter, this);

  const bool open = shown_ == Shown::open;
  const QFont body = text_font(TextRole::body);
  const QFont small = text_font(TextRole::secondary);
  QRect place = column(width());
  const int text_height = height_of(text_, body, place.width());
  const int reason_height = open ? 0 : gap() + height_of(reason_, small, place.width());
  place.moveTop((height() - text_height - reason_height) / 2);
  place.setHeight(text_height);
  painter.setPen(tokens().ink);
  painter.setFont(body);
  painter.drawText(place, words, text_);
  painter.setFont(bold());
  painter.setPen(tokens().soft);
  painter.drawText(QRect(0, place.top(), place.left(), QFontMetrics(body).height()),
                   Qt::AlignCenter, letter_);
  if (open) return;
  painter.setPen(shown_ == Shown::right ? tokens().right : tokens().warn);
  painter.drawText(rect().adjusted(0, 0, -scaled(16), 0), Qt::AlignRight | Qt::AlignVCenter,
                   mark());
  painter.setFont(small);
  painter.setPen(tokens().soft);
  painter.drawText(QRect(place.left(), place.bottom() + 1 + gap(), place.width(), height()), words,
                   reason_);
}

} // namespace losslab
