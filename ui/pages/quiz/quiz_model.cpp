#include "ui/pages/quiz/quiz_model.h"

#include "core/quiz/grading.h"
#include "ui/text.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace losslab {

namespace {

constexpr int draft_delay = 400;    // ms after a key: at most this much typing is lost in a crash
constexpr int retry_delay = 10'000; // ms after a draft could not be saved

} // namespace

QuizModel::QuizModel(const QuizScene& scene, const Services& services, QObject* parent)
    : SceneModel(scene, parent), services_(services) {
  draft_timer_.setSingleShot(true);
  connect(&draft_timer_, &QTimer::timeout, this, &QuizModel::saveDraft);
  connect(this, &SceneModel::sceneChanged, this, &QuizModel::follow);
  open();
}

QuizModel::~QuizModel() {
  const QSignalBlocker quiet(this); // who listened may be half gone
  saveDraft();
}

void QuizModel::open() {
  unavailable_.reset();
  const auto questions = services_.questions();
  if (!questions) {
    unavailable_ = questions.refusal();
  } else {
    bank_ = *questions;
    auto book = Gradebook::open(services_.progress());
    if (book)
      book_ = std::move(*book);
    else
      unavailable_ = book.refusal();
  }
  today_ = 0;
  lookAtClock();
  Q_EMIT sceneChanged();
  Q_EMIT noticeChanged();
}

QString QuizModel::notice() const {
  if (!complaint_.isEmpty()) return complaint_;
  return book_ && !notice_read_ ? QString::fromStdString(book_->notice()) : QString();
}

void QuizModel::dismissNotice() {
  notice_read_ = notice_read_ || complaint_.isEmpty();
  complaint_.clear();
  Q_EMIT noticeChanged();
}

void QuizModel::complain(const QString& text) {
  draft_refused_ = false;
  if (text == complaint_) return;
  complaint_ = text;
  Q_EMIT noticeChanged();
}

const Question* QuizModel::question() const {
  return unavailable_ ? nullptr : bank_->find(quiz().item);
}

// ---- the sitting

Session& QuizModel::sittingOf(const QuizScene& scene) {
  const bool learn = scene.mode == QuizMode::learn;
  const auto key = std::pair(scene.mode, learn ? scene.topic : std::string());
  const auto begun = sittings_.find(key);
  if (begun != sittings_.end()) return begun->second;
  const SessionPlan plan{
      .mode = key.first, .topic = key.second, .seed = static_cast<std::uint64_t>(today_)};
  return sittings_.emplace(key, Session(*bank_, book_->progress(), scheduler_, plan, now()))
      .first->second;
}

/// A scene may name no question, or one that is gone: the next one of its sitting takes its place.
void QuizModel::follow() {
  if (step() != last_step_ && !travelling_)
    grades_.erase(grades_.lower_bound(step()), grades_.end()); // another step took their place
  last_step_ = step();
  saveDraft();
  if (unavailable_) return count();
  QuizScene next = quiz();
  if (!bank_->find_topic(next.topic)) next.topic.clear();
  if (!bank_->find(next.item)) {
    if (!next.item.empty()) {
      complain(tr("There is no question “%1” here; this is the next one.").arg(text(next.item)));
      next.revealed = false;
    }
    next.item = sittingOf(next).next(now());
    next.revealed = next.revealed && !next.item.empty();
  }
  if (next != quiz()) return amend(next);
  count();
}

void QuizModel::lookAtClock() {
  scheduler_ = Scheduler({.day_shift = services_.now().offsetFromUtc()});
  const std::int64_t day = scheduler_.day(now());
  if (day == today_) return;
  today_ = day;
  sittings_.clear();
  left_.clear();
  for (auto& [step, grade] : grades_)
    grade.sittings.clear();
  follow();
}

void QuizModel::count() {
  figures_ = {};
  if (!unavailable_) {
    const Progress& progress = book_->progress();
    const Session& sitting = sittingOf(quiz());
    const auto review = sittings_.find({QuizMode::review, {}});
    const std::size_t fresh = review != sittings_.end()
                                  ? review->second.fresh()
                                  : Session(*bank_, progress, scheduler_, {}, now()).fresh();
    figures_ = {.finished = sitting.finished(),
                .returning = sitting.returning(),
                .total = sitting.total(),
                .due = 0,
                .fresh = static_cast<int>(fresh),
                .answered = answers_per_day(progress, scheduler_, now(), 1).front(),
                .retention = retention(progress, scheduler_, now(), days_back),
                .coverage = coverage(*bank_, progress, scheduler_, now()),
                .forecast = due_forecast(*bank_, progress, scheduler_, now(), days_ahead),
                .next_due = next_due(*bank_, progress, now())};
    figures_.due = figures_.forecast.front();
  }
  Q_EMIT figuresChanged();
}

void QuizModel::setMode(QuizMode mode) {
  if (mode == quiz().mode) return;
  left_[quiz().mode] = quiz();
  const auto left = left_.find(mode);
  change(left == left_.end() ? QuizScene{mode, quiz().topic, {}, false} : left->second);
}

void QuizModel::setTopic(const std::string& topic) {
  if (quiz().mode == QuizMode::learn && quiz().topic == topic) return;
  left_[quiz().mode] = quiz();
  change(QuizScene{QuizMode::learn, topic, {}, false});
}

// ---- the answer

std::string QuizModel::answer() const {
  if (const auto typed = unsaved_.find(quiz().item); typed != unsaved_.end()) return typed->second;
  if (!book_) return {};
  const auto& drafts = book_->progress().drafts;
  const auto saved = drafts.find(quiz().item);
  return saved == drafts.end() ? std::string() : saved->second;
}

std::optional<std::size_t> QuizModel::chosen() const {
  const Question* asked = question();
  const auto* choice = asked ? std::get_if<MultipleChoice>(&asked->answer) : nullptr;
  if (!choice || !quiz().revealed) return std::nullopt;
  const std::string said = answer();
  for (std::size_t i = 0; i < choice->options.size(); ++i)
    if (choice->options[i].text == said) return i;
  return std::nullopt;
}

bool QuizModel::isTicked(std::size_t key_point) const {
  const auto ticked = ticked_.find(quiz().item);
  return ticked != ticked_.end() && ticked->second.contains(key_point);
}

std::optional<Rating> QuizModel::suggestion() const {
  const Question* asked = question();
  if (!asked || !quiz().revealed) return std::nullopt;
  if (const auto* choice = std::get_if<MultipleChoice>(&asked->answer)) {
    const auto option = chosen();
    return option ? suggested(losslab::grade(*choice, *option)) : Rating::again;
  }
  const auto ticked = ticked_.find(asked->id);
  if (ticked == ticked_.end() || ticked->second.empty()) return std::nullopt;
  return suggested(std::get<FreeAnswer>(asked->answer),
                   std::vector(ticked->second.begin(), ticked->second.end()));
}

std::array<Time, 4> QuizModel::intervals() const {
  std::array<Time, 4> intervals{};
  if (!question()) return intervals;
  const auto after = scheduler_.preview(book_->progress().card(quiz().item), now());
  std::transform(after.begin(), after.end(), intervals.begin(),
                 [this](const Flashcard& card) { return card.due - now(); });
  return intervals;
}

void QuizModel::setAnswer(const std::string& question, const std::string& said) {
  unsaved_[question] = said;
  if (!draft_timer_.isActive() || draft_refused_) draft_timer_.start(draft_delay);
}

void QuizModel::type(const std::string& said) {
  if (!question() || quiz().revealed || said == answer()) return;
  setAnswer(quiz().item, said);
  Q_EMIT answerChanged();
}

void QuizModel::saveDraft() {
  draft_timer_.stop();
  while (book_ && !unsaved_.empty()) {
    const auto& [question, said] = *unsaved_.begin();
    if (const auto refusal = book_->save_draft(question, said)) {
      complain(tr("What you typed is not saved: %1").arg(text(refusal->text())));
      draft_refused_ = true;
      return draft_timer_.start(retry_delay);
    }
    unsaved_.erase(unsaved_.begin());
  }
  if (std::exchange(draft_refused_, false)) complain({});
}

void QuizModel::choose(std::size_t option) {
  const Question* asked = question();
  const auto* choice = asked ? std::get_if<MultipleChoice>(&asked->answer) : nullptr;
  if (!choice || option >= choice->options.size() || quiz().revealed) return;
  showAnswer(choice->options[option].text);
}

void QuizModel::reveal() {
  const Question* asked = question();
  if (!asked || quiz().revealed) return;
  const bool choice = std::holds_alternative<MultipleChoice>(asked->answer);
  showAnswer(choice ? std::string() : answer());
}

void QuizModel::showAnswer(const std::string& said) {
  if (said != answer()) setAnswer(quiz().item, said);
  QuizScene next = quiz();
  next.revealed = true;
  change(next);
}

void QuizModel::tick(std::size_t key_point, bool said) {
  if (!question() || said == isTicked(key_point)) return;
  if (said)
    ticked_[quiz().item].insert(key_point);
  else
    ticked_[quiz().item].erase(key_point);
  Q_EMIT answerChanged();
}

// ---- the grade

std::optional<QuizModel::Grade> QuizModel::record(const Question& asked, Rating rating) {
  lookAtClock();
  sittingOf(quiz()); // begun, where the day is a new one
  Sittings before = sittings_;
  const auto review = book_->grade(asked.id, rating, answer(), scheduler_, now());
  if (!review) {
    complain(tr("This grade is not saved, so the question stays: %1")
                 .arg(text(review.refusal().text())));
    return std::nullopt;
  }
  complain({});
  unsaved_.erase(asked.id);
  std::set<std::size_t> ticked = std::exchange(ticked_[asked.id], {});
  std::erase_if(left_, [&asked](const auto& left) { return left.second.item == asked.id; });
  const Flashcard after = book_->progress().card(asked.id);
  Session& current = sittingOf(quiz());
  for (auto& [key, sitting] : sittings_)
    if (&sitting != &current) sitting.answered_elsewhere(asked.id, after, now());
  current.answered(asked.id, after, now());
  return Grade{*review, std::move(ticked), std::move(before)};
}

void QuizModel::grade(Rating rating) {
  const Question* asked = question();
  if (!asked || !quiz().revealed) return;
  auto graded = record(*asked, rating);
  if (!graded) return;
  QuizScene next = quiz();
  next.item = sittingOf(next).next(now());
  next.revealed = false;
  change(next);
  grades_.emplace(step(), std::move(*graded));
}

void QuizModel::undo() {
  const auto graded = grades_.find(step());
  if (canUndo() && graded != grades_.end()) {
    const Grade& grade = graded->second;
    lookAtClock();
    if (const auto refusal = book_->withdraw(grade.review))
      return complain(tr("The grade is not taken back: %1").arg(text(refusal->text())));
    complain({});
    sittings_ = grade.sittings;
    ticked_[grade.review.question] = grade.ticked;
    setAnswer(grade.review.question, grade.review.answer);
  }
  const QScopedValueRollback travelling(travelling_, true);
  SceneModel::undo();
}

void QuizModel::redo() {
  const auto graded = grades_.find(step() + 1);
  if (canRedo() && graded != grades_.end() && question()) {
    auto again = record(*question(), graded->second.review.rating);
    if (!again) return;
    graded->second = std::move(*again);
  }
  const QScopedValueRollback travelling(travelling_, true);
  SceneModel::redo();
}

QString QuizModel::table() const {
  QString lines = "question,topic,skill,level,state,due,stability,difficulty,reviews,lapses\n";
  if (!book_) return lines;
  static constexpr std::array states{"fresh", "learning", "review", "relearning"};
  for (const Topic& topic : bank_->topics())
    for (const Question& each : topic.questions) {
      const Flashcard card = book_->progress().card(each.id);
      const bool fresh = card.state == CardState::fresh;
      const QStringList fields{
          text(each.id),
          text(topic.id),
          text(skill_id(each.skill)),
          QString::number(each.level),
          states[static_cast<std::size_t>(card.state)],
          fresh ? "" : QDateTime::fromSecsSinceEpoch(card.due, Qt::UTC).toString(Qt::ISODate),
          QString::number(card.stability, 'g', 17),
          QString::number(card.difficulty, 'g', 17),
          QString::number(card.reviews),
          QString::number(card.lapses)};
      lines += fields.join(',') + '\n';
    }
  return lines;
}

} // namespace losslab
