#include "ui/pages/quiz/quiz_model.h"

#include "tests/ui/pages/quiz/sitting.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace losslab;
using namespace losslab::test;

// Everything the page does, without a widget.
class QuizModelTest : public QObject {
  Q_OBJECT

  Sitting given_;
  std::unique_ptr<QuizModel> model_;

  void open(const QuizScene& scene) {
    model_ = std::make_unique<QuizModel>(scene, given_.services());
  }
  const std::string& item() const { return model_->quiz().item; }
  void answer(Rating rating) {
    model_->reveal();
    model_->grade(rating);
  }

 private Q_SLOTS:
  void init() {
    given_ = small_sitting();
    open({QuizMode::learn, "words", {}, false});
  }
  void cleanup() { model_.reset(); }

  void an_empty_item_is_the_next_one_of_the_sitting() {
    QCOMPARE(item(), "a");
    QVERIFY(!model_->canUndo());
    answer(Rating::easy);
    QCOMPARE(item(), "b");
    answer(Rating::easy);
    QCOMPARE(item(), "c");
    answer(Rating::easy);
    QCOMPARE(item(), "");
    QVERIFY(model_->question() == nullptr);
    QCOMPARE(model_->figures().finished, std::size_t{3});
    QCOMPARE(model_->figures().total, std::size_t{3});
    QCOMPARE(model_->figures().answered, 3);
  }

  void a_grade_needs_the_answer_to_be_shown() {
    model_->grade(Rating::good);
    QCOMPARE(item(), "a");
    QVERIFY(given_.stored().reviews.empty());
  }

  void a_grade_is_recorded_before_anything_moves_on() {
    model_->type("because it is so");
    model_->reveal();
    bool recorded = false;
    connect(model_.get(), &SceneModel::sceneChanged, this, [&] {
      if (item() == "b") recorded = given_.stored().reviews.size() == 1;
    });
    model_->grade(Rating::good);
    QVERIFY(recorded);
    const Review review = given_.stored().reviews.at(0);
    QCOMPARE(review.question, "a");
    QCOMPARE(review.answer, "because it is so");
    QCOMPARE(review.at, Time{monday().toSecsSinceEpoch()});
    QVERIFY(given_.stored().card("a") ==
            Scheduler({.day_shift = 3600}).review({}, Rating::good, review.at));
  }

  void a_grade_that_is_not_recorded_moves_nothing() {
    model_->type("typed");
    model_->saveDraft();
    model_->reveal();
    model_->tick(0, true);
    given_.disk->full = true;
    const QuizScene before = model_->quiz();
    model_->grade(Rating::good);
    QVERIFY(model_->quiz() == before);
    QCOMPARE(model_->answer(), "typed");
    QVERIFY(model_->isTicked(0));
    QCOMPARE(model_->figures().finished, std::size_t{0});
    QVERIFY2(model_->notice().contains("the disk is full"), qPrintable(model_->notice()));
    given_.disk->full = false;
    model_->grade(Rating::good);
    QCOMPARE(item(), "b");
    QCOMPARE(model_->notice(), QString());
  }

  void undo_takes_the_grade_back_and_shows_its_question() {
    model_->type("typed");
    model_->reveal();
    model_->tick(1, true);
    model_->grade(Rating::easy);
    model_->undo();
    QCOMPARE(item(), "a");
    QVERIFY(model_->quiz().revealed);
    QCOMPARE(model_->answer(), "typed");
    QVERIFY(model_->isTicked(1));
    QVERIFY(given_.stored().reviews.empty());
    QVERIFY(given_.stored().card("a") == Flashcard());
    QCOMPARE(given_.stored().drafts.at("a"), "typed");
    QCOMPARE(model_->figures().finished, std::size_t{0});
    model_->grade(Rating::again); // another grade instead
    QCOMPARE(given_.stored().reviews.size(), std::size_t{1});
    QCOMPARE(given_.stored().reviews[0].rating, Rating::again);
    QVERIFY(!model_->canRedo());
  }

  void redo_grades_again() {
    answer(Rating::easy);
    model_->undo();
    given_.wait(60);
    model_->redo();
    QCOMPARE(item(), "b");
    QCOMPARE(given_.stored().reviews.size(), std::size_t{1});
    QCOMPARE(given_.stored().reviews[0].rating, Rating::easy);
    QCOMPARE(given_.stored().reviews[0].at, Time{monday().toSecsSinceEpoch() + 60});
    QCOMPARE(model_->figures().finished, std::size_t{1});
    model_->undo();
    QVERIFY(given_.stored().reviews.empty());
  }

  void undo_goes_back_through_everything() {
    answer(Rating::good);
    answer(Rating::easy);
    while (model_->canUndo())
      model_->undo();
    QCOMPARE(item(), "a");
    QVERIFY(!model_->quiz().revealed);
    QVERIFY(given_.stored().reviews.empty());
    while (model_->canRedo())
      model_->redo();
    QCOMPARE(item(), "c");
    QCOMPARE(given_.stored().reviews.size(), std::size_t{2});
  }

  void another_step_in_place_of_a_grade_is_no_grade() {
    answer(Rating::good);
    model_->undo();
    model_->setMode(QuizMode::scenarios); // where the grade stood in the history
    answer(Rating::easy);
    model_->undo();
    model_->undo();
    given_.disk->full = true; // it would be in the way of a grade
    model_->undo();
    QCOMPARE(model_->quiz().mode, QuizMode::learn);
    QCOMPARE(item(), "a");
    QVERIFY(given_.stored().reviews.empty());
  }

  void an_undo_that_cannot_be_recorded_moves_nothing() {
    answer(Rating::good);
    given_.disk->full = true;
    model_->undo();
    QCOMPARE(item(), "b");
    QVERIFY(model_->notice().contains("the disk is full"));
    QCOMPARE(model_->figures().answered, 1);
  }

  void what_is_typed_is_saved_a_moment_later() {
    QSignalSpy changed(model_.get(), &QuizModel::answerChanged);
    model_->type("half");
    model_->type("half a thought");
    QCOMPARE(changed.count(), 2);
    QCOMPARE(model_->answer(), "half a thought");
    QTRY_COMPARE(given_.stored().drafts["a"], std::string("half a thought"));
    open({QuizMode::learn, "words", {}, false}); // another start
    QCOMPARE(model_->answer(), "half a thought");
  }
  void what_is_typed_is_saved_on_leaving() {
    model_->type("half");
    model_->setMode(QuizMode::scenarios);
    QCOMPARE(given_.stored().drafts["a"], "half");
    model_->setMode(QuizMode::learn);
    model_->type("more");
    model_.reset();
    QCOMPARE(given_.stored().drafts["a"], "more");
  }
  void a_draft_that_is_not_saved_stays_and_is_saved_later() {
    given_.disk->full = true;
    model_->type("typed");
    model_->saveDraft();
    QVERIFY(model_->notice().contains("the disk is full"));
    model_->setMode(QuizMode::scenarios);
    model_->setMode(QuizMode::learn);
    QCOMPARE(model_->answer(), "typed");
    given_.disk->full = false;
    model_->saveDraft();
    QCOMPARE(given_.stored().drafts["a"], "typed");
    QCOMPARE(model_->notice(), QString());
  }

  void what_is_due_again_comes_in_a_review_that_was_over() {
    model_->setMode(QuizMode::review);
    while (model_->question())
      answer(Rating::easy);
    open({QuizMode::review, {}, {}, false}); // another start: it has no question at all
    QCOMPARE(model_->figures().total, std::size_t{0});
    QCOMPARE(model_->figures().fresh, 0);
    QCOMPARE(model_->figures().due, 0);
    model_->setTopic("letters");
    QCOMPARE(item(), "d");
    answer(Rating::again);
    QCOMPARE(model_->figures().due, 1);
    model_->setMode(QuizMode::review);
    QCOMPARE(item(), "d");
    answer(Rating::easy);
    QVERIFY(model_->question() == nullptr);
    QCOMPARE(model_->figures().due, 0);
  }

  void a_choice_shows_what_is_right_and_suggests_a_grade() {
    model_->setMode(QuizMode::scenarios);
    QCOMPARE(item(), "d");
    model_->choose(7); // there is none
    QVERIFY(!model_->quiz().revealed);
    model_->choose(0);
    QVERIFY(model_->quiz().revealed);
    QCOMPARE(model_->chosen(), std::optional<std::size_t>(0));
    QCOMPARE(model_->suggestion(), std::optional(Rating::again));
    model_->choose(1); // too late
    QCOMPARE(model_->chosen(), std::optional<std::size_t>(0));
    model_->undo(); // a slip of the finger
    QVERIFY(!model_->quiz().revealed);
    model_->choose(1);
    QCOMPARE(model_->suggestion(), std::optional(Rating::good));
    model_->grade(Rating::good);
    QCOMPARE(given_.stored().reviews[0].answer, "yes");
  }
  void a_choice_survives_a_restart() {
    open({QuizMode::scenarios, {}, {}, false});
    model_->choose(2);
    const QuizScene left = model_->quiz();
    open(left);
    QCOMPARE(model_->chosen(), std::optional<std::size_t>(2));
  }
  void not_to_know_is_an_answer() {
    model_->setMode(QuizMode::scenarios);
    model_->choose(1);
    model_->undo();
    model_->reveal();
    QCOMPARE(model_->chosen(), std::optional<std::size_t>());
    QCOMPARE(model_->suggestion(), std::optional(Rating::again));
  }

  void key_points_suggest_the_grade() {
    QCOMPARE(model_->suggestion(), std::optional<Rating>());
    model_->reveal();
    QCOMPARE(model_->suggestion(), std::optional<Rating>()); // nothing said of it yet
    model_->tick(0, true);
    QCOMPARE(model_->suggestion(), std::optional(Rating::again)); // one of three
    model_->tick(2, true);
    QCOMPARE(model_->suggestion(), std::optional(Rating::hard));
    model_->tick(1, true);
    QCOMPARE(model_->suggestion(), std::optional(Rating::good));
    model_->tick(1, false);
    QCOMPARE(model_->suggestion(), std::optional(Rating::hard));
  }

  // FSRS-6 and its steps, as tests/oracle/fsrs.json has them: 1 and 10 minutes, then 8 days.
  void intervals_are_those_of_the_scheduler() {
    const auto fresh = model_->intervals();
    QCOMPARE(fresh[0], one_minute);
    QCOMPARE(fresh[1], 6 * one_minute);
    QCOMPARE(fresh[2], 10 * one_minute);
    QCOMPARE(fresh[3], 8 * one_day);
  }

  void going_elsewhere_and_coming_back_loses_nothing() {
    answer(Rating::easy);
    model_->type("half");
    model_->reveal();
    model_->tick(0, true);
    const QuizScene left = model_->quiz();
    model_->setMode(QuizMode::review);
    model_->setMode(QuizMode::scenarios);
    model_->setMode(QuizMode::learn);
    QVERIFY(model_->quiz() == left);
    QCOMPARE(model_->answer(), "half");
    QVERIFY(model_->isTicked(0));
    QCOMPARE(model_->figures().finished, std::size_t{1});
    QCOMPARE(model_->figures().total, std::size_t{3});
  }
  void what_was_answered_elsewhere_is_not_asked_again() {
    model_->setMode(QuizMode::scenarios);
    model_->setTopic("letters");
    QCOMPARE(item(), "d");
    answer(Rating::easy);
    model_->setMode(QuizMode::scenarios);
    QVERIFY(model_->question() == nullptr);
    QCOMPARE(model_->figures().finished, std::size_t{1});
  }

  void forgotten_ones_come_back_in_the_same_sitting() {
    answer(Rating::again);
    QCOMPARE(item(), "b");
    given_.wait(2 * one_minute);
    answer(Rating::easy);
    QCOMPARE(item(), "a");
  }

  void midnight_begins_another_sitting() {
    open({});
    QCOMPARE(model_->figures().fresh, 4);
    while (model_->question())
      answer(Rating::easy);
    QCOMPARE(model_->figures().fresh, 0);
    given_.wait(8 * one_day - 10 * 3600); // 23:00 of the seventh day
    model_->lookAtClock();
    QVERIFY(model_->question() == nullptr);
    given_.wait(90 * one_minute); // past midnight in Berlin, not yet in UTC
    model_->lookAtClock();
    QVERIFY(model_->question() != nullptr);
    QCOMPARE(model_->figures().answered, 0);
    QCOMPARE(model_->figures().due, 4);
  }
  void a_grade_is_taken_back_after_midnight() {
    answer(Rating::easy);
    given_.wait(one_day);
    model_->undo();
    QCOMPARE(item(), "a");
    QVERIFY(given_.stored().reviews.empty());
    model_->grade(Rating::good);
    QCOMPARE(given_.stored().reviews.size(), std::size_t{1});
    QCOMPARE(item(), "b");
  }

  void figures_tell_how_it_stands() {
    answer(Rating::easy); // in eight days
    const auto& figures = model_->figures();
    QCOMPARE(figures.answered, 1);
    QCOMPARE(figures.fresh, 3);
    QCOMPARE(figures.due, 0);
    QCOMPARE(figures.forecast.size(), std::size_t{QuizModel::days_ahead});
    QCOMPARE(figures.forecast[8], 1);
    QCOMPARE(model_->day(*figures.next_due) - model_->day(model_->now()), std::int64_t{8});
    QCOMPARE(figures.coverage.size(), std::size_t{2});
    QCOMPARE(figures.coverage[0].cells[0].seen, 1);
    QCOMPARE(figures.retention.asked, 0);
  }

  void an_unknown_topic_is_all_of_them() {
    open({QuizMode::learn, "no such topic", {}, false});
    QCOMPARE(model_->quiz().topic, "");
    QCOMPARE(model_->figures().total, std::size_t{4});
  }
  void an_unknown_question_is_the_next_one_and_said() {
    open({QuizMode::learn, "words", "gone", true});
    QCOMPARE(item(), "a");
    QVERIFY(!model_->quiz().revealed);
    QVERIFY(model_->notice().contains("gone"));
    model_->dismissNotice();
    QCOMPARE(model_->notice(), QString());
  }

  void missing_questions_are_named_and_nothing_falls() {
    given_.missing = Refusal{":/questions/basics.json", "can't be read"};
    open({});
    QVERIFY(model_->question() == nullptr);
    QCOMPARE(model_->unavailable()->place, ":/questions/basics.json");
    answer(Rating::good);
    model_->type("x");
    model_->choose(0);
    model_->undo();
    model_->setMode(QuizMode::learn);
    model_->lookAtClock();
    QVERIFY(model_->bank().topics().empty());
  }
  void progress_that_cannot_be_read_is_tried_again() {
    given_.disk->full = true;
    open({QuizMode::learn, "words", {}, false});
    QVERIFY(model_->unavailable().has_value());
    QVERIFY(model_->question() == nullptr);
    given_.disk->full = false;
    model_->open();
    QVERIFY(!model_->unavailable());
    QCOMPARE(item(), "a");
  }

  void the_table_has_every_question() {
    answer(Rating::easy);
    const QStringList lines = model_->table().split('\n');
    QCOMPARE(lines.size(), 1 + 4 + 1);
    QCOMPARE(lines[0], "question,topic,skill,level,state,due,stability,difficulty,reviews,lapses");
    QVERIFY2(lines[1].startsWith("a,words,define,1,review,2026-01-13T08:00:00Z,8.2956"),
             qPrintable(lines[1]));
    QCOMPARE(lines[2], "b,words,define,2,fresh,,0,0,0,0");
  }
};

QTEST_GUILESS_MAIN(QuizModelTest)
#include "quiz_model_test.moc"
