#include "ui/pages/quiz/grade_bar.h"

#include "ui/pages/quiz/wording.h"
#include "ui/theme.h"
#include "ui/widgets/panel.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace losslab {

namespace {

int gap() { return scaled(8); }

QFont bold() {
  QFont font = text_font(TextRole::body);
  font.setWeight(QFont::DemiBold);
  return font;
}

} // namespace

GradeButton::GradeButton(const QString& grade, int key, QWidget* parent)
    : QPushButton(parent), grade_(grade), key_(QString::number(key)) {
  setFocusPolicy(Qt::StrongFocus);
  setProperty("grade", "true");
}

void GradeButton::setInterval(const QString& interval) {
  interval_ = interval;
  setAccessibleName(tr("%1, again in %2").arg(grade_, interval_));
  setToolTip(tr("%1: it comes back in %2 (%3)").arg(grade_, interval_, key_));
  updateGeometry();
  update();
}

void GradeButton::setSuggested(bool suggested) {
  if (suggested == suggested_) return;
  suggested_ = suggested;
  setProperty("primary", suggested ? "true" : "false");
  restyle(this);
}

QSize GradeButton::sizeHint() const {
  const int title = QFontMetrics(bold()).horizontalAdvance(grade_ + "  " + key_);
  const int below = QFontMetrics(text_font(TextRole::caption)).horizontalAdvance(interval_);
  return {std::max(scaled(100), std::max(title, below) + scaled(20)), scaled(46)};
}

void GradeButton::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  QStyleOptionButton option;
  initStyleOption(&option);
  style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);

  const QColor ink = suggested_ ? palette().color(QPalette::HighlightedText) : tokens().ink;
  const QColor soft = suggested_ ? ink : tokens().soft;
  const QFont caption = text_font(TextRole::caption);
  const QFontMetrics title_size(bold());
  const QFontMetrics body_size(text_font(TextRole::body));
  const QFontMetrics caption_size(caption);
  const int space = scaled(5);
  const int wide = title_size.horizontalAdvance(grade_) + space + body_size.horizontalAdvance(key_);
  const int high = title_size.height() + caption_size.height();
  QRect line((width() - wide) / 2, (height() - high) / 2, wide, title_size.height());
  painter.setFont(bold());
  painter.setPen(ink);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, grade_);
  painter.setFont(text_font(TextRole::body));
  painter.setPen(soft);
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, key_);
  painter.setFont(caption);
  painter.drawText(QRect(0, line.bottom() + 1, width(), caption_size.height()), Qt::AlignCenter,
                   interval_);
}

GradeBar::GradeBar(QWidget* parent)
    : QWidget(parent), asks_(label(tr("How well did you know it?"), "soft", this)) {
  asks_->setWordWrap(false);
  const std::array names{tr("Again"), tr("Hard"), tr("Good"), tr("Easy")};
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    buttons_[i] = new GradeButton(names[i], static_cast<int>(ratings[i]), this);
    connect(buttons_[i], &QPushButton::clicked, this,
            [this, rating = ratings[i]] { Q_EMIT graded(rating); });
  }
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void GradeBar::offer(const std::array<Time, 4>& intervals, std::optional<Rating> suggested) {
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    buttons_[i]->setInterval(wording::interval(intervals[i]));
    buttons_[i]->setSuggested(suggested == ratings[i]);
  }
  arrange(width(), true);
}

QSize GradeBar::sizeHint() const {
  return {asks_->sizeHint().width() + 4 * (buttons_[0]->sizeHint().width() + gap()),
          buttons_[0]->sizeHint().height()};
}

QSize GradeBar::minimumSizeHint() const {
  return {std::max(asks_->sizeHint().width(), 2 * scaled(100) + gap()), scaled(46)};
}

void GradeBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange(width(), true);
}

int GradeBar::arrange(int width, bool move) const {
  QSize each(0, 0);
  for (const GradeButton* button : buttons_)
    each = each.expandedTo(button->sizeHint());
  const int row = 4 * each.width() + 3 * gap();
  const QSize words = asks_->sizeHint();
  const bool beside = words.width() + scaled(16) + row <= width;
  const int columns = row <= width ? 4 : 2;
  const int top = beside ? 0 : words.height() + gap();
  if (!beside) each.setWidth((width - (columns - 1) * gap()) / columns);
  const int rows = 4 / columns;
  const int height = top + rows * each.height() + (rows - 1) * gap();
  if (!move) return height;
  asks_->setGeometry(0, 0, words.width(), beside ? each.height() : words.height());
  const int left = beside ? width - row : 0;
  for (int i = 0; i < 4; ++i)
    buttons_[static_cast<std::size_t>(i)]->setGeometry(
        QRect(QPoint(left + i % columns * (each.width() + gap()),
                     top + i / columns * (each.height() + gap())),
              each));
  return height;
}

} // namespace losslab
