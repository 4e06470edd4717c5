#include "ui/pages/quiz/quiz_page.h"

#include "ui/pages/quiz/coverage_panel.h"
#include "ui/pages/quiz/forecast_panel.h"
#include "ui/pages/quiz/question_card.h"
#include "ui/pages/quiz/today_panel.h"
#include "ui/pages/quiz/wording.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel_column.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/tool_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>

namespace losslab {

Page* QuizPage::make(const Scene& scene, const Services& services) {
  return new QuizPage(std::get<QuizScene>(scene), services);
}

QuizPage::QuizPage(const QuizScene& scene, const Services& services, QWidget* parent)
    : Page(parent), model_(scene, services), card_(new QuestionCard(model_)),
      column_(new PanelColumn(tr("How it stands"), 340)) {
  left_ = new QVBoxLayout;
  left_->setSpacing(14);
  left_->addWidget(makeControls());
  left_->addWidget(makeNotice());
  left_->addWidget(card_, 1);
  column_->addPanel(tr("Today"), new TodayPanel(model_));
  column_->addPanel(tr("Coverage"), new CoveragePanel(model_));
  column_->addPanel(tr("Coming up"), new ForecastPanel(model_));
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(14);
  row_->addLayout(left_, 1);
  row_->addWidget(column_);

  connect(card_, &QuestionCard::sceneRequested, this, &Page::sceneRequested);
  connect(&model_, &QuizModel::figuresChanged, this, &QuizPage::showSitting);
  connect(&model_, &QuizModel::noticeChanged, this, &QuizPage::showNotice);
  minutes_.setInterval(60'000);
  connect(&minutes_, &QTimer::timeout, &model_, &QuizModel::lookAtClock);
  minutes_.start();
  showSitting();
  showNotice();
  card_->takeFocus();
}

QWidget* QuizPage::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  modes_ = new Segments(tr("What to answer"), {tr("Review"), tr("Learn"), tr("Scenarios")});
  topic_ = new QComboBox;
  topic_->setAccessibleName(tr("Topic"));
  topic_->setToolTip(tr("The topic to learn"));
  topic_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  figures_ = new QToolButton;
  figures_->setObjectName("figures");
  figures_->setText(tr("How it stands"));
  figures_->setToolTip(tr("What is due and known, in place of the question"));
  figures_->setCheckable(true);
  figures_->setFocusPolicy(Qt::StrongFocus);
  auto* progress = new QWidget;
  progress->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  progress->setMinimumHeight(scaled(32)); // on one line with the buttons
  auto* across = new QHBoxLayout(progress);
  across->setContentsMargins(scaled(4), 0, 0, 0);
  across->setSpacing(scaled(12));
  bar_ = new QProgressBar;
  bar_->setTextVisible(false);
  bar_->setMinimumWidth(scaled(60));
  bar_->setAccessibleName(tr("Progress of this sitting"));
  count_ = label({}, "soft");
  count_->setWordWrap(false);
  across->addWidget(bar_, 1);
  across->addWidget(count_);
  flow->addWidget(modes_);
  flow->addWidget(topic_);
  flow->addWidget(figures_);
  flow->addWidget(progress);
  connect(modes_, &Segments::chosen, &model_,
          [this](int index) { model_.setMode(static_cast<QuizMode>(index)); });
  connect(figures_, &QToolButton::toggled, this, &QuizPage::fold);
  connect(topic_, &QComboBox::activated, this, [this] {
    model_.setTopic(topic_->currentData().toString().toStdString());
    card_->takeFocus(); // the topic is chosen; the keys are the question's again
  });
  return bar;
}

QWidget* QuizPage::makeNotice() {
  notice_ = new QFrame;
  notice_->setProperty("card", "warn");
  auto* row = new QHBoxLayout(notice_);
  row->setContentsMargins(16, 8, 8, 8);
  notice_text_ = label({}, "warn");
  notice_text_->setTextFormat(Qt::PlainText);
  auto* close = new IconButton("close", tr("Close this message"));
  close->setObjectName("close notice");
  close->setProperty("flat", "true");
  row->addWidget(notice_text_, 1);
  row->addWidget(close, 0, Qt::AlignTop);
  connect(close, &QToolButton::clicked, &model_, &QuizModel::dismissNotice);
  return notice_;
}

void QuizPage::fillTopics() {
  if (topic_->count() == static_cast<int>(model_.bank().topics().size()) + 1) return;
  topic_->clear();
  topic_->addItem(tr("All topics"), QString());
  for (const Topic& topic : model_.bank().topics())
    topic_->addItem(wording::short_title(topic.title), text(topic.id));
}

void QuizPage::showSitting() {
  fillTopics();
  const QuizScene& quiz = model_.quiz();
  modes_->setCurrent(static_cast<int>(quiz.mode));
  topic_->setVisible(quiz.mode == QuizMode::learn);
  topic_->setCurrentIndex(topic_->findData(text(quiz.topic)));
  const auto& figures = model_.figures();
  const int total = static_cast<int>(figures.total);
  bar_->setRange(0, std::max(1, total));
  bar_->setValue(total == 0 ? 1 : static_cast<int>(figures.finished));
  count_->setVisible(total > 0);
  const QString done = tr("%1 of %2 done").arg(figures.finished).arg(figures.total);
  count_->setText(figures.returning == 0 ? done
                  : figures.returning == 1
                      ? tr("%1, 1 comes back").arg(done)
                      : tr("%1, %2 come back").arg(done).arg(figures.returning));
  Q_EMIT subtitleChanged();
}

void QuizPage::showNotice() {
  QString says = model_.notice();
  notice_->setVisible(!says.isEmpty());
  notice_text_->setText(says.replace("/", QString("/") + QChar(0x200B))); // paths may break
}

QString QuizPage::subtitle() const {
  if (model_.unavailable()) return {};
  const QuizScene& quiz = model_.quiz();
  const auto& figures = model_.figures();
  if (quiz.mode == QuizMode::review)
    return tr("Review · %1 due, %2 new").arg(figures.due).arg(figures.fresh);
  const QString count = wording::questions(figures.total);
  if (quiz.mode == QuizMode::scenarios) return tr("Scenarios: choose the loss · %1").arg(count);
  const Topic* topic = model_.bank().find_topic(quiz.topic);
  return tr("Learn · %1 · %2").arg(topic ? text(topic->title) : tr("all topics"), count);
}

QString QuizPage::help() const {
  return tr(
      "<p><b>Review</b> asks what is due and some new questions a day; <b>Learn</b> goes through a "
      "topic; <b>Scenarios</b> describe a case to choose a loss for. Answer first, aloud or in "
      "writing, then look.</p>"
      "<p><b>Keys</b>: Space shows the answer (Ctrl+Enter while you type), A B C D choose an "
      "option, 1 2 3 4 grade. Page Up and Page Down scroll a long question.</p>"
      "<p>On each grade stands when the question comes back. Undo takes a grade back. What is "
      "answered is saved at once, what is typed a moment later.</p>");
}

QWidget& QuizPage::picture() { return card_->picture(); }

// Keys that no control has wanted come here.
void QuizPage::keyPressEvent(QKeyEvent* event) {
  if (!card_->isVisible()) return Page::keyPressEvent(event);
  const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
  const int key = event->key();
  const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
  if (enter && modifiers == Qt::ControlModifier) return model_.reveal();
  if (modifiers == Qt::NoModifier) {
    if (key == Qt::Key_Space) return model_.reveal();
    if (key >= Qt::Key_1 && key <= Qt::Key_4)
      return model_.grade(ratings[static_cast<std::size_t>(key - Qt::Key_1)]);
    if (key >= Qt::Key_A && key <= Qt::Key_L)
      return model_.choose(static_cast<std::size_t>(key - Qt::Key_A));
  }
  Page::keyPressEvent(event);
}

// The stack of pages hands the keys on from page to page; nobody has them when the window opens.
void QuizPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  model_.lookAtClock();
  topic_->setFixedHeight(modes_->sizeHint().height()); // as high as the buttons beside it
  const QWidget* focused = window()->focusWidget();
  if (focused == nullptr || isAncestorOf(focused)) card_->takeFocus();
}

void QuizPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fold();
}

// Where there is no room for both, the question or the figures.
void QuizPage::fold() {
  const bool narrow = width() < scaled(820);
  const bool folded = left_->indexOf(column_) >= 0;
  if (narrow != folded) {
    (folded ? static_cast<QLayout*>(left_) : row_)->removeWidget(column_);
    if (narrow)
      left_->addWidget(column_, 1);
    else
      row_->addWidget(column_);
  }
  figures_->setVisible(narrow);
  column_->setVisible(!narrow || figures_->isChecked());
  card_->setVisible(!narrow || !figures_->isChecked());
}

} // namespace losslab
