#include "core/choose/advice.h"

#include "core/loss/marks.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace losslab;

namespace {

std::string shipped_text() {
  QFile file(SOURCE_DIR "/resources/choose/advice.json");
  if (!file.open(QIODevice::ReadOnly)) return {};
  return file.readAll().toStdString();
}

const Advice& shipped() {
  static const auto advice = advice_from_json(shipped_text());
  if (!advice) qFatal("%s", advice.refusal().text().c_str());
  return *advice;
}

/// Calls visit(answers) for every way to answer all that is asked.
template <class Visit>
void each_way(const Advice& advice, const Answers& answers, const Visit& visit) {
  for (const AdviceQuestion* question : advice.raised(answers)) {
    if (answers.contains(question->id)) continue;
    for (const AdviceOption& option : question->options) {
      Answers next = answers;
      next[question->id] = option.id;
      each_way(advice, next, visit);
    }
    return;
  }
  visit(answers);
}

std::string text_of(const Answers& answers) {
  std::string text;
  for (const auto& [question, option] : answers)
    text.append(question).append("=").append(option).append(" ");
  return text;
}

/// A file of two questions that is well, to be damaged.
constexpr std::string_view small = R"({"losslab": 1,
 "questions": [
  {"id": "task", "text": "T?", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
  {"id": "more", "text": "M?", "when": {"task": ["a"]},
   "options": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]}],
 "recommendations": [
  {"id": "one", "when": {"more": ["x"]}, "loss": "mse", "why": "W", "alternatives": []},
  {"id": "two", "when": {"task": ["a"]}, "loss": "mae", "why": "W",
   "alternatives": [{"loss": "huber", "reason": "R"}]},
  {"id": "three", "when": {}, "loss": "hinge", "why": "W", "alternatives": []}],
 "lookup": [{"task": "T", "losses": ["mse"]}],
 "tips": [{"text": "T", "show": {"page": "quiz"}}],
 "guide": [{"loss": "mse", "smooth": true}],
 "disputes": [{"loss": "kl", "mark": "smooth", "said": "S", "found": "F", "show": {"page": "quiz"}}]
})";

Advice small_advice() { return *advice_from_json(small); }

} // namespace

class AdviceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_way_to_answer_ends_in_one_loss() {
    std::size_t ways = 0;
    each_way(shipped(), {}, [&](const Answers& answers) {
      ++ways;
      const Recommendation* found = shipped().recommended(answers);
      QVERIFY2(found != nullptr, text_of(answers).c_str());
      // No answer is in vain: another one somewhere would have led elsewhere.
      QCOMPARE(shipped().possible(answers).size(), 1U);
    });
    QVERIFY(ways > 40);
  }

  void every_recommendation_is_reached() {
    std::set<std::string> reached;
    each_way(shipped(), {}, [&](const Answers& answers) {
      if (const Recommendation* found = shipped().recommended(answers)) reached.insert(found->id);
    });
    for (const Recommendation& each : shipped().recommendations)
      QVERIFY2(reached.contains(each.id), each.id.c_str());
    QCOMPARE(shipped().possible({}).size(), shipped().recommendations.size());
  }

  void every_loss_that_can_be_trained_is_recommended_somewhere() {
    std::set<std::string> named;
    for (const Recommendation& each : shipped().recommendations) {
      named.insert(each.pick.id);
      for (const Alternative& other : each.alternatives)
        named.insert(other.loss);
    }
    for (const Entry* entry : catalogue())
      if (entry->card.id != "zero_one") // no gradient: nothing learns from it
        QVERIFY2(named.contains(entry->card.id), entry->card.id.c_str());
  }

  // Section 4 of the guide, its lookup tables and Q20, as answers.
  void the_guides_own_choices_come_out() {
    const auto pick = [](const Answers& answers) {
      const Recommendation* found = shipped().recommended(answers);
      return found ? found->pick.id : "";
    };
    QCOMPARE(pick({{"task", "number"}, {"number", "typical"}, {"errors", "bell"}}),
             std::string("mse"));
    QCOMPARE(
        pick(
            {{"task", "number"}, {"number", "typical"}, {"errors", "few"}, {"smoothness", "mean"}}),
        std::string("huber"));
    QCOMPARE(pick({{"task", "yes-no"}, {"balance", "even"}, {"outputs", "probability"}}),
             std::string("bce_with_logits"));
    QCOMPARE(pick({{"task", "yes-no"}, {"balance", "rare"}, {"rare-outputs", "find"}}),
             std::string("focal"));
    QCOMPARE(pick({{"task", "one-class"}, {"truth", "right"}, {"classes", "even"}}),
             std::string("cross_entropy"));
    QCOMPARE(pick({{"task", "labels"}, {"balance", "even"}}), std::string("multilabel_bce"));
    QCOMPARE(pick({{"task", "mask"}, {"judge", "overlap"}, {"object", "large"}}),
             std::string("dice"));
    QCOMPARE(pick({{"task", "distribution"}, {"which", "given"}}), std::string("kl"));
    QCOMPARE(pick({{"task", "likeness"}, {"known", "triplets"}}), std::string("triplet"));
  }

  // Its eight losses and four columns are all there (section 3).
  void the_guides_table_is_complete() {
    std::size_t marks_given = 0;
    for (const GuideRow& row : shipped().guide) {
      QVERIFY2(find_loss(row.loss)->card.in_guide, row.loss.c_str());
      marks_given += row.marks.size();
    }
    QCOMPARE(shipped().guide.size(), 8U);
    QCOMPARE(marks_given, 8U * 4 - 1); // KL's last cell is a dash
  }

  void where_guide_and_numbers_part_both_are_told() {
    for (const GuideRow& row : shipped().guide)
      for (const auto& [id, said] : row.marks) {
        const bool found = find_loss(row.loss)->card.properties.*find_mark(id)->has;
        QVERIFY2((said != found) == (shipped().dispute(row.loss, id) != nullptr),
                 (row.loss + "." + id).c_str());
      }
    for (const Dispute& dispute : shipped().disputes)
      QVERIFY(dispute.mark.empty() || shipped().guide_says(dispute.loss, dispute.mark));
  }

  void every_picture_shows_the_loss_it_is_about() {
    for (const Recommendation& each : shipped().recommendations) {
      const Scene scene = scene_of(each);
      if (const auto* explore = std::get_if<ExploreScene>(&scene))
        QCOMPARE(explore->focus, each.pick.id);
      if (const auto* outliers = std::get_if<OutliersScene>(&scene))
        QCOMPARE(outliers->focus, each.pick.id);
    }
    for (const Dispute& each : shipped().disputes)
      if (const auto* explore = std::get_if<ExploreScene>(&each.show);
          explore && each.loss != "mse")
        QCOMPARE(explore->focus, each.loss);
  }

  void an_answer_opens_the_questions_it_needs() {
    const Advice advice = small_advice();
    QCOMPARE(advice.raised({}).size(), 1U);
    QCOMPARE(advice.raised({{"task", "a"}}).size(), 2U);
    QCOMPARE(advice.raised({{"task", "b"}}).size(), 1U);
    QCOMPARE(advice.raised({{"task", "gone"}}).size(), 1U);
    QVERIFY(advice.recommended({}) == nullptr);
    QVERIFY(advice.recommended({{"task", "a"}}) == nullptr);
    QCOMPARE(advice.recommended({{"task", "a"}, {"more", "x"}})->id, std::string("one"));
    QCOMPARE(advice.recommended({{"task", "a"}, {"more", "y"}})->id, std::string("two"));
    QCOMPARE(advice.recommended({{"task", "b"}})->id, std::string("three"));
  }

  // The learner goes back and takes another task: what was answered before does not haunt it.
  void answers_to_what_is_not_asked_any_more_do_not_count() {
    const Advice advice = small_advice();
    const Answers answers{{"task", "b"}, {"more", "x"}, {"other", "z"}};
    QCOMPARE(advice.valid(answers), (Answers{{"task", "b"}}));
    QCOMPARE(advice.recommended(answers)->id, std::string("three"));
  }

  void what_is_possible_shrinks_with_each_answer() {
    const Advice advice = small_advice();
    QCOMPARE(advice.possible({}).size(), 3U);
    QCOMPARE(advice.possible({{"task", "a"}}).size(), 2U);
    QCOMPARE(advice.possible({{"task", "a"}, {"more", "y"}}).front()->id, std::string("two"));
  }

  void its_own_picture_or_explore() {
    const Advice advice = small_advice();
    const auto explore = std::get<ExploreScene>(scene_of(advice.recommendations[1]));
    QCOMPARE(explore.losses.size(), 2U);
    QCOMPARE(explore.focus, std::string("mae"));
  }

  void a_damaged_file_is_refused_at_its_place_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* from, const char* to, const char* place) {
      QTest::newRow(place) << from << to << place;
    };
    row("\"id\": \"more\"", "\"id\": \"task\"", "questions[1].id");
    row("\"task\": [\"a\"]}, \"loss\"", "\"task\": [\"c\"]}, \"loss\"",
        "recommendations[1].when.task");
    row("{\"more\": [\"x\"]}", "{\"nothing\": [\"x\"]}", "recommendations[0].when.nothing");
    row("\"id\": \"two\"", "\"id\": \"one\"", "recommendations[1].id");
    row("\"loss\": \"hinge\"", "\"loss\": \"hing\"", "recommendations[2].loss");
    row("\"loss\": \"huber\"", "\"loss\": \"hubert\"", "recommendations[1].alternatives[0].loss");
    row("\"loss\": \"hinge\"", "\"loss\": \"hinge\", \"parameters\": {\"delta\": 1}",
        "recommendations[2].parameters.delta");
    row("\"losses\": [\"mse\"]", "\"losses\": []", "lookup[0].losses");
    row("\"losses\": [\"mse\"]", "\"losses\": [\"msee\"]", "lookup[0].losses");
    row("\"tips\": [{\"text\": \"T\", \"show\": {\"page\": \"quiz\"}}]",
        "\"tips\": [{\"text\": \"T\"}]", "tips[0].show");
    row("\"mark\": \"smooth\"", "\"mark\": \"smoth\"", "disputes[0].mark");
    row("\"smooth\": true", "\"smoth\": true", "guide[0].smoth");
    row("\"said\": \"S\"", "\"said\": \"\"", "disputes[0].said");
    row("\"when\": {\"task\": [\"a\"]},\n   \"options\"",
        "\"when\": {\"more\": [\"x\"]}, \"options\"", "questions[1].when.more");
    row("\"page\": \"quiz\"}}],\n \"guide\"", "\"page\": \"quizz\"}}],\n \"guide\"",
        "tips[0].show.page");
  }
  void a_damaged_file_is_refused_at_its_place() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, place);
    QString text = QString::fromUtf8(small.data(), static_cast<qsizetype>(small.size()));
    QCOMPARE(text.count(from), 1);
    const auto advice = advice_from_json(text.replace(from, to).toStdString());
    QVERIFY(!advice.ok());
    QCOMPARE(QString::fromStdString(advice.refusal().place), place);
  }
};

QTEST_GUILESS_MAIN(AdviceTest)
#include "advice_test.moc"
