#include "core/search/index.h"

#include "core/choose/advice.h"
#include "core/quiz/bank.h"
#include "core/scene/starts.h"

#include <QTest>

using namespace losslab;

namespace {

std::string first(const SearchIndex& index, std::string_view words) {
  const auto found = index.find(words, 5);
  return found.empty() ? "" : found.front()->title;
}

SearchIndex small() {
  SearchIndex index;
  index.add({Found::question, "Why is Huber smooth?", "Regression", "huber-why", QuizScene{}});
  index.add({Found::loss, "Pseudo-Huber", "A smooth Huber.", "pseudo_huber", ExploreScene{}});
  index.add({Found::loss, "Huber", "Quadratic, then linear.", "huber", ExploreScene{},
             "torch.nn.HuberLoss(delta=1.0) leverage"});
  index.add({Found::parameter, "δ of Huber", "where the corner is", "delta huber", ExploreScene{}});
  return index;
}

} // namespace

class SearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_thing_itself_comes_first() {
    QCOMPARE(first(small(), "huber"), std::string("Huber"));
    QCOMPARE(first(small(), "HUB"), std::string("Huber"));
    QCOMPARE(first(small(), "pseudo huber"), std::string("Pseudo-Huber"));
    QCOMPARE(first(small(), "pseudo_huber"), std::string("Pseudo-Huber"));
    QCOMPARE(first(small(), "why huber"), std::string("Why is Huber smooth?"));
  }

  void by_the_name_it_has_elsewhere() {
    QCOMPARE(first(small(), "HuberLoss"), std::string("Huber"));
    QCOMPARE(first(small(), "delta"), std::string("δ of Huber"));
    QCOMPARE(first(small(), "δ"), std::string("δ of Huber"));
    QCOMPARE(first(small(), "corner"), std::string("δ of Huber"));
    QCOMPARE(first(small(), "huber delta"), std::string("δ of Huber"));
    QCOMPARE(first(small(), "leverage"), std::string("Huber"));
  }

  void every_word_must_be_there() {
    QCOMPARE(small().find("huber", 9).size(), 4U);
    QCOMPARE(small().find("huber linear", 9).size(), 1U);
    QCOMPARE(small().find("huber nothing", 9).size(), 0U);
    QCOMPARE(small().find("ubr", 9).size(), 0U); // words begin so, or not
  }

  void no_words_find_nothing_and_no_more_than_asked() {
    QCOMPARE(small().find("", 9).size(), 0U);
    QCOMPARE(small().find(" -_ ", 9).size(), 0U);
    QCOMPARE(small().find("huber", 2).size(), 2U);
  }

  // By its id, its name and every one of its parameters.
  void every_loss_is_found() {
    const SearchIndex index = search_index(nullptr, nullptr);
    for (const Entry* entry : catalogue()) {
      const Card& card = entry->card;
      QCOMPARE(first(index, card.name), card.name);
      const auto leads_to = [&](std::string_view words) {
        for (const SearchEntry* found : index.find(words, 40))
          if (std::get<ExploreScene>(found->scene).focus == card.id) return true;
        return false;
      };
      QVERIFY2(leads_to(card.id), card.id.c_str());
      for (const Parameter& parameter : card.parameters) {
        QVERIFY2(leads_to(parameter.id + ' ' + card.id), parameter.id.c_str());
        QVERIFY2(leads_to(parameter.symbol + ' ' + card.name), parameter.symbol.c_str());
      }
    }
  }

  void every_start_of_a_picture_is_found() {
    const SearchIndex index = search_index(nullptr, nullptr);
    for (const Entry* entry : catalogue())
      for (const Start& start : starts(entry->card.kind)) {
        const auto found = index.find(start.name, 5);
        const auto leads_there = [&](const SearchEntry* each) {
          return each->kind == Found::scene && each->title == start.name &&
                 each->scene == Scene(scene_of(entry->card.kind, start));
        };
        QVERIFY2(std::any_of(found.begin(), found.end(), leads_there), start.name.c_str());
      }
    QCOMPARE(first(index, "two humps apart"), std::string("Two humps apart"));
    QCOMPARE(first(index, "wasserstein humps"), std::string("Two humps apart"));
    QCOMPARE(first(index, "1 % mask dice"), std::string("1 % mask"));
  }

  void a_question_opens_in_the_quiz_and_a_tip_its_scene() {
    Question question;
    question.id = "why-loss";
    question.text = "Why a loss at all?";
    const Bank bank = *Bank::of({{"basics", "Basics", {question}}});
    Advice advice;
    advice.tips.push_back({"Match the layer", OutliersScene{}});
    const SearchIndex index = search_index(&bank, &advice);
    const auto asked = index.find("why loss at all", 1);
    QCOMPARE(std::get<QuizScene>(asked.at(0)->scene).item, std::string("why-loss"));
    QCOMPARE(std::get<QuizScene>(asked.at(0)->scene).topic, std::string("basics"));
    const auto tip = index.find("match layer", 1);
    QVERIFY(std::holds_alternative<OutliersScene>(tip.at(0)->scene));
  }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "index_test.moc"
