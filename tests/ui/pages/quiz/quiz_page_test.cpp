#include "ui/pages/quiz/quiz_page.h"

#include "app/storage/progress.h"
#include "app/storage/question_files.h"
#include "tests/ui/pages/quiz/sitting.h"
#include "ui/pages/quiz/coverage_grid.h"
#include "ui/pages/quiz/grade_bar.h"
#include "ui/pages/quiz/option_card.h"
#include "ui/theme.h"
#include "ui/widgets/growing_text.h"
#include "ui/widgets/segments.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace losslab;
using namespace losslab::test;

// The page by key and by hand, without the window.
class QuizPageTest : public QObject {
  Q_OBJECT

  Sitting given_;
  std::unique_ptr<QuizPage> page_;

  void open(const QuizScene& scene, const Services& services) {
    page_ = std::make_unique<QuizPage>(scene, services);
    page_->resize(1300, 800);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    QApplication::setActiveWindow(page_.get());
    QApplication::processEvents();
  }
  void open(const QuizScene& scene) { open(scene, given_.services()); }
  const QuizScene& scene() const { return std::get<QuizScene>(page_->model().scene()); }
  /// To whatever has the keys.
  static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QVERIFY(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    QApplication::processEvents(); // a new question is shown
  }
  QPushButton* button(const QString& text) const {
    for (auto* each : page_->findChildren<QPushButton*>())
      if (each->isVisible() && (each->text() == text || each->accessibleName().startsWith(text)))
        return each;
    return nullptr;
  }
  bool says(const QString& text) const {
    for (const auto* each : page_->findChildren<QLabel*>())
      if (each->isVisible() && each->text().remove(QChar(0x200B)).contains(text)) return true;
    return false;
  }

 private Q_SLOTS:
  void init() {
    apply_theme(*qApp, Appearance::light);
    given_ = small_sitting();
    open({QuizMode::learn, "words", {}, false});
  }
  void cleanup() { page_.reset(); }

  void space_shows_the_answer_and_a_digit_grades() {
    QVERIFY(says("Why a?"));
    QVERIFY(!says("Because."));
    press(Qt::Key_3); // nothing to grade yet
    QCOMPARE(scene().item, "a");
    press(Qt::Key_Space);
    QVERIFY(says("Because."));
    press(Qt::Key_3);
    QVERIFY(says("Why b?"));
    QVERIFY(!says("Because."));
    QCOMPARE(given_.stored().reviews[0].rating, Rating::good);
    press(Qt::Key_Space);
    press(Qt::Key_4);
    QCOMPARE(given_.stored().reviews[1].rating, Rating::easy);
    QCOMPARE(page_->findChild<QProgressBar*>()->value(), 1); // the other one comes back
    QVERIFY(says("1 of 3"));
  }

  // "Show answer" and a grade stand in one place.
  void a_double_click_on_show_answer_is_no_grade() {
    QPushButton* show = button("Show answer");
    QTest::mouseClick(show, Qt::LeftButton);
    QApplication::processEvents();
    for (auto* grade : page_->findChildren<GradeButton*>()) {
      const QPointF place = grade->rect().center();
      for (const auto type : {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}) {
        QMouseEvent second(type, place, grade->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton,
                           Qt::NoModifier); // what comes second there
        QCoreApplication::sendEvent(grade, &second);
      }
    }
    QVERIFY(given_.stored().reviews.empty());
    QVERIFY(scene().revealed);
    QTest::mouseClick(button("Good"), Qt::LeftButton);
    QCOMPARE(given_.stored().reviews.size(), std::size_t(1));
  }

  void what_is_typed_is_no_command() {
    auto* field = page_->findChild<GrowingText*>();
    field->setFocus();
    QTest::keyClicks(field, "a 1 b 2");
    QVERIFY(!scene().revealed);
    QCOMPARE(field->toPlainText(), "a 1 b 2");
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(scene().revealed);
    QVERIFY(field->isReadOnly());
    press(Qt::Key_1);
    QCOMPARE(given_.stored().reviews[0].answer, "a 1 b 2");
    QCOMPARE(given_.stored().reviews[0].rating, Rating::again);
  }

  void a_long_answer_needs_no_scroll_bar_of_its_own() {
    auto* field = page_->findChild<GrowingText*>();
    const int before = field->height();
    field->setPlainText(QString("a long answer, ").repeated(120));
    QApplication::processEvents();
    QVERIFY(field->height() > before);
    QCOMPARE(field->verticalScrollBar()->maximum(), 0);
  }

  void what_does_not_fit_is_scrolled_by_keys() {
    page_->resize(760, 420);
    press(Qt::Key_Space);
    const QScrollBar* bar =
        qobject_cast<QScrollArea*>(QApplication::focusWidget())->verticalScrollBar();
    QVERIFY(bar->value() > 0); // the answer has come into view
    press(Qt::Key_PageUp);
    press(Qt::Key_PageUp);
    QCOMPARE(bar->value(), 0);
    press(Qt::Key_PageDown);
    QVERIFY(bar->value() > 0);
  }

  void ticked_key_points_choose_the_primary_grade() {
    press(Qt::Key_Space);
    QVERIFY(button("Good")->property("primary").toString() != "true");
    const auto boxes = page_->findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 3);
    for (QCheckBox* box : boxes)
      QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(button("Good")->property("primary").toString(), "true");
    QVERIFY(button("Good")->accessibleName().contains("10 min"));
    QVERIFY(button("Easy")->accessibleName().contains("8 days"));
  }

  void a_letter_chooses_and_every_option_says_why() {
    open({QuizMode::scenarios, {}, {}, false});
    QVERIFY(!says("Explained."));
    press(Qt::Key_A);
    const auto cards = page_->findChildren<OptionCard*>();
    QCOMPARE(cards.size(), 3);
    QVERIFY(cards[0]->accessibleName().contains("your answer"));
    QVERIFY(cards[1]->accessibleName().contains("right"));
    QCOMPARE(cards[2]->accessibleDescription(), "it is certain");
    QVERIFY(says("Explained."));
    QCOMPARE(button("Again")->property("primary").toString(), "true");
    press(Qt::Key_1);
    QCOMPARE(given_.stored().reviews[0].answer, "no");
  }
  void tab_and_space_choose_too() {
    open({QuizMode::scenarios, {}, {}, false});
    auto* second = page_->findChildren<OptionCard*>()[1];
    while (QApplication::focusWidget() != second)
      press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QVERIFY(scene().revealed);
    QCOMPARE(second->accessibleName(), "B: yes (✓ right, your answer)");
    press(Qt::Key_3);
    QCOMPARE(given_.stored().reviews[0].rating, Rating::good);
  }
  void nothing_gives_the_right_option_away() {
    Question question = choice_question("d", 1);
    question.scenario = true;
    auto& right = std::get<MultipleChoice>(question.answer).options[1];
    for (int i = 0; i < 40; ++i)
      right.reason += ", for many reasons";
    given_.bank = std::make_shared<const Bank>(*Bank::of({{"letters", "Letters", {question}}}));
    open({QuizMode::scenarios, {}, {}, false});
    const auto cards = page_->findChildren<OptionCard*>();
    for (const OptionCard* card : cards)
      QCOMPARE(card->height(), cards.front()->height());
    const auto chip = [this](const QString& words) {
      for (const QLabel* label : page_->findChildren<QLabel*>())
        if (label->text() == words) return label->isVisible();
      return false;
    };
    QVERIFY(!chip("Huber"));
    QTest::mouseClick(cards[2], Qt::LeftButton);
    QApplication::processEvents();
    QVERIFY(chip("Huber"));
    for (const OptionCard* card : cards)
      QVERIFY(card->height() >= card->heightForWidth(card->width())); // room for its reason
  }

  void show_me_asks_for_the_scene() {
    QVERIFY(button("Show me on Explore →") == nullptr);
    press(Qt::Key_Space);
    QList<Scene> asked;
    connect(page_.get(), &Page::sceneRequested, this,
            [&asked](const Scene& wanted) { asked << wanted; });
    button("Show me on Explore →")->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked[0] == Scene(ExploreScene{}));
    QCOMPARE(scene().item, "a"); // the question stays
  }

  void going_elsewhere_and_coming_back_loses_nothing() {
    auto* field = page_->findChild<GrowingText*>();
    QTest::keyClicks(field, "half");
    auto* modes = page_->findChild<Segments*>();
    Q_EMIT modes->chosen(2);
    QApplication::processEvents();
    QCOMPARE(scene().mode, QuizMode::scenarios);
    QVERIFY(says("Why d?"));
    Q_EMIT modes->chosen(1);
    QApplication::processEvents();
    QVERIFY(says("Why a?"));
    QCOMPARE(page_->findChild<GrowingText*>()->toPlainText(), "half");
  }

  void undo_shows_the_question_again() {
    press(Qt::Key_Space);
    press(Qt::Key_4);
    page_->model().undo();
    QApplication::processEvents();
    QVERIFY(says("Why a?"));
    QVERIFY(says("Because."));
    QVERIFY(button("Easy") != nullptr);
  }

  void the_end_is_said_and_something_new_offered() {
    open({});
    for (int i = 0; i < 4; ++i) {
      press(Qt::Key_Space);
      press(Qt::Key_4);
    }
    QVERIFY(says("That is all for today."));
    QVERIFY(says("4 answered today."));
    QVERIFY(says("in 8 days"));
    button("Learn something new →")->click();
    QCOMPARE(scene().mode, QuizMode::learn);
    QVERIFY(page_->subtitle().startsWith("Learn"));
  }

  void a_cell_of_the_coverage_chooses_its_topic() {
    auto* grid = page_->findChild<CoverageGrid*>();
    grid->setFocus();
    press(Qt::Key_Down);
    QVERIFY(says("Letters, define: 0 of 1 seen"));
    press(Qt::Key_Return);
    QCOMPARE(scene().topic, "letters");
  }

  void a_narrow_page_shows_the_question_or_the_figures() {
    auto* grid = page_->findChild<CoverageGrid*>();
    auto* figures = page_->findChild<QToolButton*>("figures");
    QVERIFY(!figures->isVisible());
    page_->resize(760, 620);
    QApplication::processEvents();
    QVERIFY(figures->isVisible());
    QVERIFY(!grid->isVisible());
    QVERIFY(says("Why a?"));
    press(Qt::Key_Space);
    figures->click();
    QVERIFY(!says("Why a?"));
    QTest::keyClick(figures, Qt::Key_3); // no grade for what is not seen
    QVERIFY(given_.stored().reviews.empty());
    page_->resize(1300, 800);
    QApplication::processEvents();
    QVERIFY(says("Why a?"));
    QVERIFY(grid->isVisible());
  }

  void a_grade_that_is_not_saved_is_said_and_stays() {
    press(Qt::Key_Space);
    given_.disk->full = true;
    press(Qt::Key_3);
    QVERIFY(says("the disk is full"));
    QVERIFY(says("Why a?"));
    given_.disk->full = false;
    press(Qt::Key_3);
    QVERIFY(says("Why b?"));
    QVERIFY(!says("the disk is full"));
  }

  void missing_questions_are_named() {
    QTemporaryDir empty;
    given_.missing = read_questions(empty.path()).refusal();
    open({});
    QVERIFY(says(empty.filePath("basics.json")));
    QCOMPARE(page_->subtitle(), QString());
    press(Qt::Key_Tab); // and nothing falls over
    button("Try again")->click();
    QVERIFY(says(empty.filePath("basics.json")));
  }
  // Root may write anywhere, so the place is one where nobody can: below a file.
  void a_home_that_cannot_be_written_is_named() {
    QTemporaryDir home;
    QFile file(home.filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString path = home.filePath("file/progress.sqlite");
    Services services = given_.services();
    services.progress = [store = std::shared_ptr<ProgressStore>(SqliteProgress::open(path, 0))] {
      return store;
    };
    open({QuizMode::learn, "words", {}, false}, services);
    QVERIFY(says(path));
    press(Qt::Key_Space);
    press(Qt::Key_3); // it works all the same
    QVERIFY(says("Why b?"));
  }
  void a_damaged_database_is_named() {
    QTemporaryDir home;
    const QString path = home.filePath("progress.sqlite");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("somebody's letter " + QByteArray(5000, 'x'));
    file.close();
    Services services = given_.services();
    services.progress = [store = std::shared_ptr<ProgressStore>(SqliteProgress::open(path, 0))] {
      return store;
    };
    open({QuizMode::learn, "words", {}, false}, services);
    QVERIFY(says(path + ".damaged-19700101-000000"));
    page_->findChild<QToolButton*>("close notice")->click();
    QVERIFY(!says(path));
    QVERIFY(QFile::exists(path + ".damaged-19700101-000000"));
  }
};

QTEST_MAIN(QuizPageTest)
#include "quiz_page_test.moc"
