#include "core/scene/ranking.h"

#include "core/loss/catalogue.h"

#include <QTest>

using namespace losslab;

namespace {

std::vector<Given> scores(double a, double b, double target) {
  return {{"a", 1, {a}}, {"b", 1, {b}}, {"target", 1, {target}}};
}

} // namespace

class RankingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void where_the_better_score_stands() {
    using enum RankingReading::Place;
    const auto loss = *make_loss("margin_ranking", {{"margin", 1}});
    const auto place = [&](double a, double b, double target) {
      return read_ranking(*loss, scores(a, b, target)).place();
    };
    QCOMPARE(place(0, 0.5, 1), wrong);
    QCOMPARE(place(0.5, 0, 1), inside);
    QCOMPARE(place(0.5, 0.5, 1), inside);  // a draw is in no wrong order
    QCOMPARE(place(1.5, 0.5, 1), outside); // the margin met exactly: the loss is 0
    QCOMPARE(place(1.5, 0.5, -1), wrong);
    QCOMPARE(place(-3, 0.5, -1), outside);
    QCOMPARE(read_ranking(*loss, scores(0.5, 2, -1)).lead, 1.5);
    const auto strict = *make_loss("margin_ranking");
    QCOMPARE(read_ranking(*strict, scores(1, 1, 1)).place(), outside); // nothing is asked
  }

  /// By hand: max(0, −t·d + ½).
  void the_loss_over_the_difference() {
    const auto loss = *make_loss("margin_ranking", {{"margin", 0.5}});
    QCOMPARE(over_leads(*loss, 1, {-2, 0, 0.25, 3}), (std::vector{2.5, 0.5, 0.25, 0.0}));
    QCOMPARE(over_leads(*loss, -1, {-2, 0, 0.25, 3}), (std::vector{0.0, 0.5, 0.75, 3.5}));
  }
};

QTEST_GUILESS_MAIN(RankingTest)
#include "ranking_test.moc"
