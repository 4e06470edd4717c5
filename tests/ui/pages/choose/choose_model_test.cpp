#include "ui/pages/choose/choose_model.h"

#include "core/scene/text.h"
#include "tests/ui/pages/choose/shipped.h"

#include <QSignalSpy>
#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

std::vector<std::string> ids(const ChooseModel& model) {
  std::vector<std::string> all;
  for (const Card* card : model.rows())
    all.push_back(card->id);
  return all;
}

} // namespace

class ChooseModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void each_answer_is_a_step_that_can_be_undone() {
    ChooseModel model({}, shipped());
    model.answer("task", "number");
    model.answer("number", "typical");
    model.answer("errors", "bell");
    QCOMPARE(model.advice().recommended(model.answers())->pick.id, std::string("mse"));
    model.undo();
    QCOMPARE(model.answers().size(), 2U);
    model.redo();
    QCOMPARE(model.answers().size(), 3U);
  }

  void another_task_drops_what_was_said_of_the_first() {
    ChooseModel model({}, shipped());
    model.answer("task", "number");
    model.answer("number", "count");
    model.answer("task", "sequence");
    QCOMPARE(model.answers(), (Answers{{"task", "sequence"}}));
    QCOMPARE(model.choose().answers, (std::vector<std::string>{"task=sequence"}));
    QCOMPARE(model.advice().recommended(model.answers())->pick.id, std::string("ctc"));
  }

  void the_same_answer_again_takes_it_back() {
    ChooseModel model({}, shipped());
    model.answer("task", "sequence");
    model.answer("task", "sequence");
    QVERIFY(model.answers().empty());
    model.answer("task", "number");
    model.answer("number", "count");
    model.startOver();
    QVERIFY(model.answers().empty());
  }

  // A link from an older version, or typed by hand.
  void answers_that_mean_nothing_are_left_out() {
    ChooseScene scene;
    scene.answers = {"task=number", "number=gone", "gone=number", "nonsense", "="};
    const ChooseModel model(scene, shipped());
    QCOMPARE(model.answers(), (Answers{{"task", "number"}}));
  }

  void all_losses_in_teaching_order_at_first() {
    const ChooseModel model({}, shipped());
    QCOMPARE(model.rows().size(), catalogue().size());
    QCOMPARE(ids(model).front(), catalogue().front()->card.id);
  }

  void filters_narrow_together() {
    ChooseModel model({}, shipped());
    model.setFamily("regression");
    model.toggleMark("redescending");
    QCOMPARE(ids(model), (std::vector<std::string>{"cauchy", "geman_mcclure", "welsch", "tukey"}));
    model.setSearch("tuk");
    QCOMPARE(ids(model), (std::vector<std::string>{"tukey"}));
    model.toggleMark("redescending");
    model.setSearch("no loss has this");
    QVERIFY(model.rows().empty());
    model.showAll();
    QCOMPARE(model.rows().size(), catalogue().size());
  }

  // However long what is typed or pasted, the session and the link are read again.
  void a_long_search_stays_a_scene() {
    ChooseModel model({}, shipped());
    for (const QString letter : {"a", "δ", "😀"}) {
      model.setSearch(letter.repeated(400).toStdString());
      const auto read = scene_from_json(scene_to_json(model.scene()));
      QVERIFY(read.ok() && *read == model.scene());
    }
  }

  void a_family_that_is_none_filters_nothing() {
    ChooseScene scene;
    scene.family = "gone";
    QCOMPARE(ChooseModel(scene, shipped()).rows().size(), catalogue().size());
  }

  void typing_a_word_is_one_step() {
    ChooseModel model({}, shipped());
    model.setSearch("d");
    model.setSearch("di");
    model.setSearch("dice");
    model.endGesture();
    model.undo();
    QCOMPARE(model.choose().search, std::string());
    QVERIFY(!model.canUndo());
  }

  void who_has_the_mark_comes_first_and_the_rest_keeps_its_order() {
    ChooseModel model({}, shipped());
    model.sortBy("proper");
    QCOMPARE(ids(model)[0], std::string("bce_with_logits"));
    bool before = true;
    for (const Card* card : model.rows()) {
      QVERIFY(before || !card->properties.proper);
      before = card->properties.proper;
    }
    model.sortBy("proper");
    QCOMPARE(ids(model).front(), catalogue().front()->card.id);
  }

  void ticked_losses_are_compared_and_seen_together() {
    ChooseModel model({}, shipped());
    model.tick("mse");
    model.tick("huber");
    model.setOnlyTicked(true);
    QCOMPARE(ids(model), (std::vector<std::string>{"mse", "huber"}));
    const auto scene = std::get<ExploreScene>(model.together());
    QCOMPARE(scene.losses.size(), 2U);
    QCOMPARE(scene.focus, std::string("huber"));
    model.tick("mse");
    model.tick("huber");
    QVERIFY(!model.choose().only_ticked); // nothing would be left
    QCOMPARE(model.rows().size(), catalogue().size());
  }

  void together_shows_what_is_ticked_whatever_is_in_focus() {
    ChooseModel model({}, shipped());
    model.setFocus("ctc");
    model.tick("dice");
    model.tick("mse");
    const auto scene = std::get<ExploreScene>(model.together());
    QCOMPARE(scene.focus, std::string("dice"));
    QCOMPARE(scene.losses.size(), 1U); // MSE is given something else
  }

  void looking_around_is_no_step() {
    ChooseModel model({}, shipped());
    model.setFocus("dice");
    model.setScenario("bakery");
    QVERIFY(!model.canUndo());
    QCOMPARE(model.focus().id, std::string("dice"));
    QCOMPARE(model.scenario()->id, std::string("bakery"));
  }

  void the_guides_scenarios_are_all_there() {
    const ChooseModel model({}, shipped());
    QCOMPARE(model.scenario()->guide.front(), std::string("S1")); // its own come first
    for (const char* number : {"S1", "S2", "S3", "S4", "S5", "S6"})
      QVERIFY2(std::any_of(model.scenarios().begin(), model.scenarios().end(),
                           [&](const Question* each) {
                             return std::find(each->guide.begin(), each->guide.end(), number) !=
                                    each->guide.end();
                           }),
               number);
  }

  void the_table_says_what_the_rows_show() {
    ChooseModel model({}, shipped());
    model.setSearch("focal");
    model.setFamily("binary");
    const QStringList lines = QString::fromStdString(model.table()).split('\n');
    QCOMPARE(lines.front().split(',').first(), QString("loss"));
    QVERIFY(lines.at(1).startsWith("focal,binary,no,yes,yes,no,no,yes,no,"));
    QVERIFY(lines.at(1).endsWith("handles_outliers proper"));
  }

  void a_damaged_file_is_said_and_the_cards_are_compared_all_the_same() {
    Services services = shipped();
    services.advice = []() -> Outcome<std::shared_ptr<const Advice>> {
      return Refusal{"advice.json", "is damaged"};
    };
    ChooseModel model({}, services);
    QCOMPARE(model.noAdvice()->text(), std::string("advice.json: is damaged"));
    QVERIFY(!model.noScenarios() && model.scenario() != nullptr);
    QVERIFY(model.advice().questions.empty());
    QCOMPARE(model.rows().size(), catalogue().size());
    services.questions = []() -> Outcome<std::shared_ptr<const Bank>> {
      return Refusal{"questions", "are damaged"};
    };
    const ChooseModel without(ChooseScene{}, services);
    QVERIFY(without.scenario() == nullptr);
    QCOMPARE(without.noScenarios()->text(), std::string("questions: are damaged"));
  }
};

QTEST_GUILESS_MAIN(ChooseModelTest)
#include "choose_model_test.moc"
