#include "core/scene/fields.h"
#include "core/scene/showing.h"
#include "core/scene/simplex.h"
#include "core/scene/text.h"

#include <cmath>

#include <QTest>

Q_DECLARE_METATYPE(std::vector<losslab::Given>)

using namespace losslab;

namespace {

ExploreScene all_of(InputKind kind) {
  std::vector<LossChoice> chosen;
  const Card* last = nullptr;
  for (const Entry* entry : catalogue())
    if (entry->card.kind == kind) {
      chosen.push_back({entry->card.id, {}});
      last = &entry->card;
    }
  return explore_scene(chosen, *last);
}

QList<InputKind> pictured() {
  QList<InputKind> all;
  for (const Entry* entry : catalogue())
    if (entry->card.kind != InputKind::number && !all.contains(entry->card.kind))
      all.append(entry->card.kind);
  return all;
}

const Shown& of(const std::vector<Shown>& all, const char* id) {
  for (const Shown& each : all)
    if (each.card->id == id) return each;
  qFatal("%s is not shown", id);
}

} // namespace

class ShowingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_loss_is_defined_where_its_picture_starts() {
    QCOMPARE(pictured().size(), input_kind_words.size() - 1);
    for (const InputKind kind : pictured()) {
      const ExploreScene scene = all_of(kind);
      QCOMPARE(scene.kind, kind);
      const auto all = show_losses(scene.losses, scene.kind, scene.given);
      QVERIFY(all.size() >= scene.losses.size());
      for (const Shown& each : all)
        QVERIFY2(each.value && each.why.empty(), (each.card->id + ": " + each.why).c_str());
    }
  }

  void its_scene_is_the_same_after_a_round_trip() {
    for (const InputKind kind : pictured()) {
      const ExploreScene scene = all_of(kind);
      const auto read = scene_from_text(scene_to_json(scene));
      QVERIFY2(read.ok(), read.ok() ? "" : read.refusal().text().c_str());
      QVERIFY(std::get<ExploreScene>(*read) == scene);
    }
  }

  void what_a_picture_cannot_show_is_refused() {
    const auto refused = [](const std::vector<Given>& given) {
      const auto refusal = refuse_given(InputKind::bins, given);
      return refusal ? QString::fromStdString(refusal->text()) : QString();
    };
    const Given four{"prediction", 4, {0.25, 0.25, 0.25, 0.25}};
    QCOMPARE(refused({four, {"target", 4, {1, 0, 0, 0}}}), QString());
    QCOMPARE(refused({four}), QString("target: is missing"));
    QCOMPARE(refused({four, {"target", 2, {1, 0}}}),
             QString("target: must have as many bins as the prediction"));
    QVERIFY(refused({four, four}).contains("is no input of this picture"));
    QVERIFY(refused({four, {"target", 3, {1, 0, 0, 0}}}).contains("more numbers, or fewer"));
    QVERIFY(refused({four, {"colour", 4, {1, 0, 0, 0}}}).contains("is no input of this picture"));
  }

  void inputs_of_a_picture_fit_together_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<std::vector<Given>>("given");
    QTest::addColumn<QString>("refusal");
    const Given two{"prediction", 2, {1, -1}};
    const auto row = [](const char* name, const char* word, const std::vector<Given>& given,
                        const char* refusal) {
      QTest::newRow(name) << QString(word) << given << QString(refusal);
    };
    row("labels", "labels", {two, {"target", 2, {1, 0}}}, "");
    row("half a label", "labels", {two, {"target", 2, {1, 0.5}}},
        "target: must be 1 for a label that is there or 0 for one that is not");
    row("a label too many", "labels", {two, {"target", 3, {1, 0, 0}}},
        "target: must have as many labels as the prediction");
    row("teacher", "teacher", {two, {"target", 2, {5, 0.5}}}, "");
    row("teacher of three", "teacher", {two, {"target", 3, {5, 0.5, 1}}},
        "target: must have as many classes as the prediction");
    row("pairs", "pairs", {{"a", 2, {1, 0, 0, 1}}, {"b", 2, {1, 0, 0, 1}}}, "");
    row("a without b", "pairs", {{"a", 2, {1, 0, 0, 1, 1, 1}}, {"b", 2, {1, 0, 0, 1}}},
        "b: must have as many vectors as a");
    row("one pair", "pairs", {{"a", 2, {1, 0}}, {"b", 2, {1, 0}}},
        "a: has more numbers, or fewer, than this picture shows");
    row("ranking", "ranking", {{"a", 1, {1}}, {"b", 1, {2}}, {"target", 1, {-1}}}, "");
    row("undecided", "ranking", {{"a", 1, {1}}, {"b", 1, {2}}, {"target", 1, {0}}},
        "target: must be 1 where a should be larger or −1 where b should");
    row("20 symbols, 50 frames", "frames",
        {{"prediction", 20, std::vector<double>(1000)}, {"target", 1, {1}}}, "");
    row("33 symbols", "frames", {{"prediction", 33, std::vector<double>(33)}, {"target", 1, {1}}},
        "prediction: has more numbers, or fewer, than this picture shows");
  }
  void inputs_of_a_picture_fit_together() {
    QFETCH(QString, word);
    QFETCH(std::vector<Given>, given);
    const auto kind =
        std::find(input_kind_words.begin(), input_kind_words.end(), word.toStdString());
    const auto refusal =
        refuse_given(static_cast<InputKind>(kind - input_kind_words.begin()), given);
    QTEST(refusal ? QString::fromStdString(refusal->text()) : QString(), "refusal");
  }

  /// By hand: nothing in common, four bins apart.
  void disjoint_humps_are_infinitely_far_for_kl_and_four_bins_for_wasserstein() {
    const std::vector<Given> given{{"prediction", 8, {0, 0, 0, 0, 0.25, 0.5, 0.25, 0}},
                                   {"target", 8, {0.25, 0.5, 0.25, 0, 0, 0, 0, 0}}};
    const auto all =
        show_losses({{"kl", {}}, {"reverse_kl", {}}, {"js", {}}, {"wasserstein_1d", {}}},
                    InputKind::bins, given);
    QVERIFY(std::isinf(*of(all, "kl").value) && std::isinf(*of(all, "reverse_kl").value));
    QVERIFY(std::abs(*of(all, "js").value - std::log(2)) < 1e-15);
    QVERIFY(std::abs(*of(all, "wasserstein_1d").value - 4) < 1e-14);
  }

  void a_refused_loss_says_why() {
    const auto all = show_losses({{"kl", {}}}, InputKind::bins,
                                 {{"prediction", 2, {0.5, 0.6}}, {"target", 2, {1, 0}}});
    QVERIFY(!all.front().value && all.front().gradient.empty());
    QCOMPARE(QString::fromStdString(all.front().why),
             QString("prediction[0]: must sum to 1, within 1e-6"));
  }

  void a_bin_that_grows_takes_from_the_others_in_proportion() {
    QCOMPARE(with_bin({0.2, 0.4, 0.4}, 0, 0.6), (std::vector{0.6, 0.2, 0.2})); // by hand
    QCOMPARE(with_bin({1, 0, 0}, 0, 0.5), (std::vector{0.5, 0.25, 0.25}));
    QCOMPARE(with_bin({0.5, 0.5}, 1, 7), (std::vector{0.0, 1.0}));
  }

  void what_slides_out_stays_at_the_edge() {
    QCOMPARE(shifted({0.2, 0.3, 0.5}, 1), (std::vector{0.0, 0.2, 0.8}));
    QCOMPARE(shifted({0.2, 0.3, 0.5}, -2), (std::vector{1.0, 0.0, 0.0}));
  }

  void logits_of_probabilities_lead_back_to_them() {
    const Triple p = probabilities(logits_at({0.5, 0.3, 0.2}));
    QVERIFY(std::abs(p[0] - 0.5) < 1e-15 && std::abs(p[1] - 0.3) < 1e-15);
    QVERIFY(probabilities(logits_at({1, 0, 0}))[0] > 0.999); // a corner is as far as it goes
    const auto values = over_simplex(**make_loss("cross_entropy"), 1, {{0.5, 0.3, 0.2}});
    QVERIFY(std::abs(values.front() + std::log(0.3)) < 1e-15);
  }
};

QTEST_GUILESS_MAIN(ShowingTest)
#include "showing_test.moc"
