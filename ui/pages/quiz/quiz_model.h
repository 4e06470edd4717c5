#pragma once

#include "core/quiz/gradebook.h"
#include "core/quiz/session.h"
#include "core/quiz/statistics.h"
#include "ui/scene_model.h"
#include "ui/services.h"

#include <QTimer>

#include <map>
#include <set>

namespace losslab {

/// What Quiz shows: a QuizScene, the sitting it belongs to, and what the learner has said to the
/// question in view. A grade is recorded before anything moves on; Undo takes it back.
class QuizModel : public SceneModel {
  Q_OBJECT

 public:
  static constexpr int days_ahead = 14; ///< of the forecast, today among them
  static constexpr int days_back = 30;  ///< that retention is counted over

  QuizModel(const QuizScene& scene, const Services& services, QObject* parent = nullptr);
  ~QuizModel() override;

  const QuizScene& quiz() const { return std::get<QuizScene>(scene()); }

  /// Reads questions and progress; called again it has another look at both.
  void open();
  /// Why there is nothing to ask: what can't be read, and what is wrong with it.
  const std::optional<Refusal>& unavailable() const { return unavailable_; }
  /// What the learner should know: what could not be saved just now, or how progress is kept.
  /// Empty when all is well.
  QString notice() const;
  void dismissNotice();

  const Bank& bank() const { return *bank_; } ///< an empty one where there is none
  /// The one in view; nullptr when the sitting is over.
  const Question* question() const;
  /// What was typed, or the option that was chosen.
  std::string answer() const;
  /// Index of the option chosen, once its reason is shown; nothing for a free answer.
  std::optional<std::size_t> chosen() const;
  bool isTicked(std::size_t key_point) const;
  /// The rating to offer once the answer is shown; nothing while no key point is ticked.
  std::optional<Rating> suggestion() const;
  /// Seconds until the question comes back, after each of the four ratings.
  std::array<Time, 4> intervals() const;

  /// Takes up what was in view when the mode was left.
  void setMode(QuizMode mode);
  /// Goes to Learn; an empty id means all topics.
  void setTopic(const std::string& topic);
  /// The text of a free answer as it is now; saved a moment later.
  void type(const std::string& text);
  void saveDraft();
  /// Shows what is right; once it is shown nothing is chosen or typed any more.
  void choose(std::size_t option);
  /// Shows what is right, whatever was typed; of a choice: none was chosen.
  void reveal();
  void tick(std::size_t key_point, bool said);
  /// Of the question in view, once revealed. Where it cannot be recorded nothing moves on.
  void grade(Rating rating);
  /// Takes a grade back and shows its question again; where that cannot be recorded, nothing moves.
  void undo() override;
  void redo() override;
  /// The clock went on: another day is another sitting.
  void lookAtClock();

  struct Figures {
    std::size_t finished = 0;  ///< of the sitting
    std::size_t returning = 0; ///< answered, but asked again before it is over
    std::size_t total = 0;
    int due = 0;   ///< until the end of the day
    int fresh = 0; ///< new questions the day has room for
    int answered = 0;
    Retention retention;
    std::vector<CoverageRow> coverage;
    std::vector<int> forecast; ///< due on each of the next days; the first is today
    std::optional<Time> next_due;
  };
  const Figures& figures() const { return figures_; }
  Time now() const { return services_.now().toSecsSinceEpoch(); }
  /// The number of the learner's day, counted from 1970-01-01.
  std::int64_t day(Time time) const { return scheduler_.day(time); }
  /// What is known of every question of the bank, as CSV.
  QString table() const;

 Q_SIGNALS:
  /// What is typed, chosen or ticked is something else.
  void answerChanged();
  void figuresChanged();
  void noticeChanged();

 private:
  using Sittings = std::map<std::pair<QuizMode, std::string>, Session>; ///< the text: Learn's topic
  /// A step of the history that graded a question, and what it takes to go back before it.
  struct Grade {
    Review review;
    std::set<std::size_t> ticked;
    Sittings sittings; ///< as they were
  };

  void follow();
  Session& sittingOf(const QuizScene& scene);
  std::optional<Grade> record(const Question& asked, Rating rating);
  void count();
  void showAnswer(const std::string& said);
  void setAnswer(const std::string& question, const std::string& text);
  /// An empty text: all is well again.
  void complain(const QString& text);

  Services services_;
  std::shared_ptr<const Bank> bank_ = std::make_shared<const Bank>();
  std::optional<Gradebook> book_;
  std::optional<Refusal> unavailable_;
  QString complaint_;
  bool notice_read_ = false;
  Scheduler scheduler_;
  std::int64_t today_ = 0; ///< the day the sittings belong to
  Sittings sittings_;      ///< begun today: who goes elsewhere and comes back has lost nothing
  std::map<QuizMode, QuizScene> left_;  ///< what was in view when a mode was left
  std::map<std::size_t, Grade> grades_; ///< by the step of the history that came of them
  std::size_t last_step_ = 0;
  bool travelling_ = false;                             ///< undo and redo: no new step
  std::map<std::string, std::set<std::size_t>> ticked_; ///< by question
  std::map<std::string, std::string> unsaved_;          ///< what was typed, by question
  QTimer draft_timer_;
  bool draft_refused_ = false; ///< that is what the complaint is about
  Figures figures_;
};

} // namespace losslab
