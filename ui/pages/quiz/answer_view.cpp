#include "ui/pages/quiz/answer_view.h"

#include "ui/pages/quiz/option_card.h"
#include "ui/pages/quiz/wording.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/growing_text.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace losslab {

namespace {

QVBoxLayout* column(QWidget* widget, int gap) {
  auto* made = new QVBoxLayout(widget);
  made->setContentsMargins(0, 0, 0, 0);
  made->setSpacing(scaled(gap));
  return made;
}

/// A paragraph to be read, not looked at: larger, and with air between its lines.
QLabel* paragraph(const std::string& utf8, const char* role) {
  const QString words = text(utf8);
  QLabel* made =
      label("<p style='line-height:130%; margin:0'>" + words.toHtmlEscaped() + "</p>", role);
  made->setTextFormat(Qt::RichText);
  made->setTextInteractionFlags(Qt::TextSelectableByMouse);
  made->setAccessibleName(words);
  return made;
}

/// A check box whose words wrap; a click on the words ticks it, too.
class KeyPoint : public QWidget {
 public:
  explicit KeyPoint(const QString& text) : check(new QCheckBox) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(4));
    QLabel* said = label(text, "");
    said->setTextFormat(Qt::PlainText);
    said->setMinimumHeight(scaled(26)); // as the box beside it
    row->addWidget(check, 0, Qt::AlignTop);
    row->addWidget(said, 1);
    check->setAccessibleName(text);
    setCursor(Qt::PointingHandCursor);
  }
  QCheckBox* check;

 protected:
  void mousePressEvent(QMouseEvent* event) override {
    if (event->button() == Qt::LeftButton) check->click();
  }
};

} // namespace

AnswerView* AnswerView::make(QuizModel& model, const Question& question) {
  if (const auto* free = std::get_if<FreeAnswer>(&question.answer))
    return new FreeAnswerView(model, *free);
  return new ChoiceView(model, std::get<MultipleChoice>(question.answer));
}

FreeAnswerView::FreeAnswerView(QuizModel& model, const FreeAnswer& answer, QWidget* parent)
    : AnswerView(parent), model_(model), typed_(new GrowingText(tr("Your answer"), 3)) {
  typed_->setPlaceholderText(tr("Say it aloud, or type it here. Nobody else reads it."));
  shown_ = makeShown(answer);
  auto* down = column(this, 18);
  down->addWidget(typed_);
  down->addWidget(shown_);
  connect(typed_, &QPlainTextEdit::textChanged, &model_,
          [this] { model_.type(typed_->toPlainText().toStdString()); });
}

QWidget* FreeAnswerView::makeShown(const FreeAnswer& answer) {
  auto* shown = new QWidget;
  auto* down = column(shown, 6);
  down->addWidget(label(tr("A good answer"), "section"));
  down->addWidget(paragraph(answer.model, "reading"));
  down->addSpacing(scaled(10));
  down->addWidget(label(tr("What did you say of it?"), "section"));
  for (std::size_t i = 0; i < answer.key_points.size(); ++i) {
    auto* point = new KeyPoint(text(answer.key_points[i]));
    connect(point->check, &QCheckBox::toggled, &model_,
            [this, i](bool said) { model_.tick(i, said); });
    down->addWidget(point);
    key_points_.append(point->check);
  }
  return shown;
}

void FreeAnswerView::refresh() {
  const bool revealed = model_.quiz().revealed;
  const QString said = text(model_.answer());
  if (typed_->toPlainText() != said) typed_->setPlainText(said);
  typed_->setReadOnly(revealed);
  shown_->setVisible(revealed);
  for (int i = 0; i < key_points_.size(); ++i) {
    const QSignalBlocker quiet(key_points_[i]);
    key_points_[i]->setChecked(model_.isTicked(static_cast<std::size_t>(i)));
  }
}

ChoiceView::ChoiceView(QuizModel& model, const MultipleChoice& choice, QWidget* parent)
    : AnswerView(parent), model_(model), choice_(choice),
      explanation_(paragraph(choice.explanation, "reading soft")) {
  auto* down = column(this, 8);
  for (std::size_t i = 0; i < choice_.options.size(); ++i) {
    auto* card = new OptionCard(choice_, i);
    connect(card, &QAbstractButton::clicked, &model_, [this, i] { model_.choose(i); });
    down->addWidget(card);
    cards_.append(card);
  }
  down->addSpacing(scaled(8));
  down->addWidget(explanation_);
}

void ChoiceView::refresh() {
  const bool revealed = model_.quiz().revealed;
  const auto chosen = model_.chosen();
  for (int i = 0; i < cards_.size(); ++i) {
    const auto option = static_cast<std::size_t>(i);
    using Shown = OptionCard::Shown;
    cards_[i]->setShown(!revealed                       ? Shown::open
                        : choice_.options[option].right ? Shown::right
                        : chosen == option              ? Shown::chosen_wrong
                                                        : Shown::other,
                        chosen == option);
  }
  explanation_->setVisible(revealed);
}

} // namespace losslab
