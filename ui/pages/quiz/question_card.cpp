#include "ui/pages/quiz/question_card.h"

#include "ui/pages/quiz/answer_view.h"
#include "ui/pages/quiz/grade_bar.h"
#include "ui/pages/quiz/message_view.h"
#include "ui/pages/quiz/wording.h"
#include "ui/pages/show_link.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"

#include <QApplication>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

namespace {

constexpr int widest_text = 900; // design px: longer lines are hard to read

} // namespace

QuestionCard::QuestionCard(QuizModel& model, QWidget* parent)
    : Panel({}, parent), model_(model), stack_(new QStackedWidget), scroll_(new QScrollArea),
      inside_(new QWidget), message_(new MessageView) {
  body()->setContentsMargins(1, 1, 1, 1);
  body()->addWidget(stack_);
  stack_->addWidget(makeAsking());
  stack_->addWidget(message_);
  connect(message_, &MessageView::acted, this, &QuestionCard::act);
  connect(&model_, &SceneModel::sceneChanged, this, &QuestionCard::refresh);
  connect(&model_, &QuizModel::answerChanged, this, &QuestionCard::refresh);
  refresh();
}

QWidget* QuestionCard::makeAsking() {
  inside_->setProperty("clear", "true");
  auto* column = new QVBoxLayout(inside_);
  column->setContentsMargins(0, 0, 0, 0);
  scroll_->setWidget(inside_);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  // Always there, and seen only when there is something to scroll: the text never breaks anew.
  scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  QScrollBar* bar = scroll_->verticalScrollBar();
  bar->setEnabled(false);
  QFrame* edge = rule(); // below which the text goes on
  QSizePolicy kept = edge->sizePolicy();
  kept.setRetainSizeWhenHidden(true);
  edge->setSizePolicy(kept);
  edge->hide();
  connect(bar, &QScrollBar::rangeChanged, edge, [bar, edge](int, int most) {
    bar->setEnabled(most > 0);
    edge->setVisible(most > 0);
  });
  scroll_->setFocusPolicy(Qt::StrongFocus); // for the keys that scroll, answer and grade
  scroll_->installEventFilter(this);

  auto* asking = new QWidget;
  auto* down = new QVBoxLayout(asking);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  down->addWidget(scroll_, 1);
  down->addWidget(edge);
  down->addWidget(makeFooter());
  return asking;
}

QWidget* QuestionCard::makeFooter() {
  footer_ = new QWidget;
  auto* place = new QVBoxLayout(footer_);
  below_ = new QStackedWidget;
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  below_->setSizePolicy(policy);
  place->addWidget(below_);

  auto* before = new QWidget;
  auto* row = new QHBoxLayout(before);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(12));
  hint_ = label({}, "soft");
  reveal_ = new QPushButton;
  row->addWidget(hint_, 1);
  row->addWidget(reveal_);
  grades_ = new GradeBar;
  below_->addWidget(before);
  below_->addWidget(grades_);
  connect(reveal_, &QPushButton::clicked, &model_, &QuizModel::reveal);
  connect(grades_, &GradeBar::graded, &model_, &QuizModel::grade);
  return footer_;
}

QWidget* QuestionCard::makeFacts(const Question& question) const {
  return new ChipRow({wording::short_title(model_.bank().topic_of(question).title),
                      wording::skill(question.skill), tr("level %1").arg(question.level)});
}

// Shown with the answer, which they would give away.
QWidget* QuestionCard::makeLosses(const Question& question) const {
  QStringList losses;
  for (const std::string& id : question.losses)
    losses << wording::loss(id);
  return losses.isEmpty() ? nullptr : new ChipRow(losses);
}

QPushButton* QuestionCard::makeShowMe(const Question& question) {
  if (!question.show) return nullptr;
  auto* link = show_link(
      *question.show, tr("Opens the scene that demonstrates the answer; the question stays here"));
  connect(link, &QPushButton::clicked, this,
          [this, scene = *question.show] { Q_EMIT sceneRequested(scene); });
  return link;
}

QPushButton* QuestionCard::makeTask(const Question& question) {
  if (!question.task) return nullptr;
  OutliersScene scene = question.task->start;
  scene.task = question.id;
  auto* link = new QPushButton(tr("Do it in the laboratory →"));
  link->setProperty("primary", "true");
  link->setToolTip(tr("Opens Outliers with the points of this task and recognises what you reach; "
                      "undo there brings "
                      "your own points back"));
  connect(link, &QPushButton::clicked, this, [this, scene] { Q_EMIT sceneRequested(scene); });
  return link;
}

void QuestionCard::build(const Question& question) {
  delete sheet_;
  sheet_ = new QWidget;
  auto* down = new QVBoxLayout(sheet_);
  down->setSpacing(scaled(14));
  auto* asks = label(text(question.text), "title");
  asks->setWordWrap(true);
  asks->setTextFormat(Qt::PlainText);
  answer_ = AnswerView::make(model_, question);
  losses_ = makeLosses(question);
  show_me_ = makeShowMe(question);
  QString sources;
  for (const std::string& source : question.sources)
    sources += (sources.isEmpty() ? "" : "\n") + text(source);
  sources_ = label(sources, "caption");
  sources_->setTextFormat(Qt::PlainText);
  sources_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  sources_->setAccessibleName(tr("Sources: %1").arg(sources));
  down->addWidget(makeFacts(question));
  down->addWidget(asks);
  down->addSpacing(scaled(4));
  if (auto* task = makeTask(question)) down->addWidget(task, 0, Qt::AlignLeft);
  down->addWidget(answer_);
  if (losses_) down->addWidget(losses_);
  if (show_me_) down->addWidget(show_me_, 0, Qt::AlignLeft);
  down->addWidget(sources_);
  down->addStretch(1);
  inside_->layout()->addWidget(sheet_);
  scroll_->setAccessibleName(text(question.text));
  scroll_->verticalScrollBar()->setValue(0);
  setSides();
}

void QuestionCard::refresh() {
  const Question* question = model_.question();
  const bool had_focus = isAncestorOf(QApplication::focusWidget());
  stack_->setCurrentIndex(question ? 0 : 1);
  const std::string id = question ? question->id : "";
  const bool revealed = model_.quiz().revealed;
  const bool another = id != shown_ || (question && sheet_ == nullptr);
  const bool turned = another || revealed != shown_revealed_;
  shown_ = id;
  shown_revealed_ = revealed;
  if (question) {
    if (another) build(*question);
    answer_->refresh();
    sources_->setVisible(revealed);
    for (QWidget* part : {losses_, static_cast<QWidget*>(show_me_)})
      if (part) part->setVisible(revealed);
    refreshFooter();
  } else {
    refreshMessage();
  }
  // Who answers by keys goes on by keys; who is elsewhere, on Undo perhaps, is left there.
  if (turned && had_focus) takeFocus();
  if (revealed && turned && !another) // once it has its place
    QMetaObject::invokeMethod(this, &QuestionCard::bringIntoView, Qt::QueuedConnection);
}

/// Scrolls no further than it takes to see the answer, or to its first line.
void QuestionCard::bringIntoView() {
  const QWidget* below = answer_ ? answer_->shownBelow() : nullptr;
  if (!below || !model_.quiz().revealed) return;
  const int top = below->mapTo(inside_, QPoint(0, 0)).y() - scaled(12);
  const int bottom = inside_->height();
  QScrollBar* bar = scroll_->verticalScrollBar();
  const int room = scroll_->viewport()->height();
  bar->setValue(std::max(bar->value(), std::min(top, bottom - room)));
}

void QuestionCard::refreshFooter() {
  const bool choice = std::holds_alternative<MultipleChoice>(model_.question()->answer);
  hint_->setText(choice ? tr("Click an option, or press its letter.")
                        : tr("Space shows the answer; Ctrl+Enter while you type."));
  reveal_->setText(choice ? tr("I don't know") : tr("Show answer"));
  reveal_->setToolTip(choice ? tr("Shows which one is right (Space)")
                             : tr("Shows a good answer to hold yours against (Space)"));
  const char* primary = choice ? "false" : "true";
  if (reveal_->property("primary").toByteArray() != primary) {
    reveal_->setProperty("primary", primary);
    restyle(reveal_);
  }
  grades_->offer(model_.intervals(), model_.suggestion());
  below_->setCurrentIndex(model_.quiz().revealed ? 1 : 0);
}

void QuestionCard::refreshMessage() {
  if (const auto& refusal = model_.unavailable())
    return message_->tell(tr("The quiz cannot be shown."),
                          // A path may break after each of its parts.
                          text(refusal->text()).replace("/", QString("/") + QChar(0x200B)),
                          tr("Try again"));
  const auto& figures = model_.figures();
  const bool review = model_.quiz().mode == QuizMode::review;
  QStringList says;
  if (figures.answered > 0) says << tr("%1 answered today.").arg(figures.answered);
  if (figures.next_due) {
    const std::int64_t day = model_.day(*figures.next_due);
    says << tr("The next question is due %1.").arg(wording::due(day, model_.day(model_.now())));
  }
  const QString title = !review                ? tr("You have been through all of it.")
                        : figures.answered > 0 ? tr("That is all for today.")
                                               : tr("Nothing is due today.");
  message_->tell(title, says.join(' '),
                 review ? tr("Learn something new →") : tr("Back to Review →"));
}

void QuestionCard::act() {
  if (model_.unavailable()) return model_.open();
  model_.setMode(model_.quiz().mode == QuizMode::review ? QuizMode::learn : QuizMode::review);
}

QWidget& QuestionCard::picture() {
  return model_.question() ? *sheet_ : static_cast<QWidget&>(*message_);
}

void QuestionCard::takeFocus() {
  QWidget* next = model_.question() ? static_cast<QWidget*>(scroll_) : message_;
  next->setFocus(Qt::OtherFocusReason);
}

void QuestionCard::setSides() {
  const int room = (width() - scaled(widest_text)) / 2;
  const int side = std::max(width() < scaled(560) ? 20 : 36, room);
  const int bar = scroll_->verticalScrollBar()->sizeHint().width();
  if (sheet_) sheet_->layout()->setContentsMargins(side, 28, side - bar, 12);
  footer_->layout()->setContentsMargins(side, 14, side, 22);
}

void QuestionCard::resizeEvent(QResizeEvent* event) {
  Panel::resizeEvent(event);
  setSides();
}

bool QuestionCard::eventFilter(QObject* watched, QEvent* event) {
  if (watched == scroll_ &&
      (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
    const auto reason = static_cast<QFocusEvent*>(event)->reason();
    const bool walked = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
    setProperty("card", event->type() == QEvent::FocusIn && walked ? "focus" : "true");
    restyle(this);
  }
  return Panel::eventFilter(watched, event);
}

} // namespace losslab
