#include "ui/pages/quiz/message_view.h"

#include "ui/theme.h"
#include "ui/widgets/panel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace losslab {

MessageView::MessageView(QWidget* parent)
    : QWidget(parent), title_(label({}, "title")), text_(label({}, "soft")),
      action_(new QPushButton) {
  for (QLabel* words : {title_, text_}) {
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setTextFormat(Qt::PlainText);
  }
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  action_->setProperty("primary", "true");
  setFocusProxy(action_);
  auto* down = new QVBoxLayout(this);
  down->setContentsMargins(36, 28, 36, 28);
  down->setSpacing(scaled(12));
  down->addStretch(2);
  down->addWidget(title_);
  down->addWidget(text_);
  down->addSpacing(scaled(8));
  down->addWidget(action_, 0, Qt::AlignHCenter);
  down->addStretch(3);
  connect(action_, &QPushButton::clicked, this, &MessageView::acted);
}

void MessageView::tell(const QString& title, const QString& text, const QString& action) {
  title_->setText(title);
  text_->setText(text);
  action_->setText(action);
}

} // namespace losslab
