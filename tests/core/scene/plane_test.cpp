#include "core/scene/plane.h"

#include "core/scene/text.h"

#include <QTest>

#include <cmath>

using namespace losslab;

namespace {

const std::vector<LossChoice> both_of_pairs{{"contrastive", {}}, {"cosine_embedding", {}}};

std::vector<Given> pair(std::vector<double> a, std::vector<double> b, double target) {
  return {{"a", 2, std::move(a)}, {"b", 2, std::move(b)}, {"target", 1, {target}}};
}

std::vector<Given> pairs(std::vector<double> a, std::vector<double> b) {
  return {{"a", 2, std::move(a)}, {"b", 2, std::move(b)}};
}

std::vector<Given> triplet(std::vector<double> negative) {
  return {{"anchor", 2, {0, 0}}, {"positive", 2, {0.6, 0.8}}, {"negative", 2, std::move(negative)}};
}

} // namespace

// Embeddings as a scene holds them and as a learner reads them.
class PlaneTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // One target, two codes: contrastive wants 1 and 0, the cosine embedding loss 1 and −1.
  void each_loss_of_a_pair_gets_the_target_in_its_own_code() {
    // a = (3, 4)/5 and b = (1, 0): cos = 0.6, d² = 0.4² + 0.8² = 0.8.
    const auto alike = show_losses(both_of_pairs, InputKind::pair, pair({0.6, 0.8}, {1, 0}, 1));
    QCOMPARE(alike.size(), 2U);
    QVERIFY(std::abs(alike[0].value.value() - 0.4) < 1e-15);       // ½d²
    QVERIFY(std::abs(alike[1].value.value() - (1 - 0.6)) < 1e-15); // 1 − cos
    const auto different = show_losses(both_of_pairs, InputKind::pair, pair({0.6, 0.8}, {1, 0}, 0));
    const double missing = 1 - std::sqrt(0.8);
    QVERIFY(std::abs(different[0].value.value() - 0.5 * missing * missing) < 1e-15);
    QVERIFY(std::abs(different[1].value.value() - 0.6) < 1e-15); // cos − 0
    for (const auto& shown : {alike, different})
      for (const Shown& each : shown) {
        QVERIFY(each.by("a") != nullptr && each.by("b") != nullptr);
        QVERIFY(each.by("target") == nullptr);
      }
  }

  void a_pair_is_alike_or_different() {
    QVERIFY(!refuse_given(InputKind::pair, pair({0, 0}, {1, 0}, 0)));
    QVERIFY(!refuse_given(InputKind::pair, pair({0, 0}, {1, 0}, 1)));
    for (const double target : {-1.0, 0.5, 2.0}) {
      const auto refusal = refuse_given(InputKind::pair, pair({0, 0}, {1, 0}, target));
      QVERIFY(refusal.has_value());
      QCOMPARE(refusal->text(), std::string("target: must be 1 for alike or 0 for different"));
    }
  }

  void vectors_lie_in_the_plane() {
    QVERIFY(!refuse_given(InputKind::triplet, triplet({1, 1})));
    std::vector<Given> in_space = triplet({1, 1});
    in_space[2] = {"negative", 3, {1, 1, 1}};
    QCOMPARE(refuse_given(InputKind::triplet, in_space)->place, std::string("negative"));
    in_space.pop_back();
    QCOMPARE(refuse_given(InputKind::triplet, in_space)->text(),
             std::string("negative: is missing"));
  }

  void where_the_negative_stands() {
    using enum TripletReading::Place;
    const auto loss = *make_loss("triplet", {{"margin", 1}});
    const auto place = [&](std::vector<double> negative) {
      return read_triplet(*loss, triplet(std::move(negative))).place();
    };
    QCOMPARE(place({0.3, 0.4}), nearer); // ½ < 1
    QCOMPARE(place({0, 1.5}), inside);
    QCOMPARE(place({0, 2}), outside); // the margin met exactly: the loss is 0
    QCOMPARE(place({-3, 4}), outside);
    const TripletReading reading = read_triplet(*loss, triplet({-3, 4}));
    QCOMPARE(reading.positive, 1.0);
    QCOMPARE(reading.negative, 5.0);
    const auto streets = *make_loss("triplet", {{"margin", 0.5}, {"p", 1}});
    QCOMPARE(read_triplet(*streets, triplet({-3, 4})).negative, 7.0);
    QCOMPARE(read_triplet(*streets, triplet({-3, 4})).margin, 0.5);
  }

  void distance_and_angle_of_a_pair() {
    const PairReading right = read_pair(pair({2, 0}, {0, 1.5}, 1));
    QCOMPARE(right.distance, 2.5);
    QCOMPARE(right.angle, 90.0);
    QCOMPARE(read_pair(pair({1, 1}, {-2, -2}, 1)).angle, 180.0);
    QCOMPARE(read_pair(pair({0, 0}, {1, 0}, 1)).cosine, 0.0); // no direction
  }

  // By hand: cosines 1 and 0 each way, so at τ = 1/log 3 shares of ¾ and ¼.
  void every_a_is_asked_which_b_is_its_own() {
    const auto loss = *make_loss("info_nce", {{"temperature", 1 / std::log(3)}});
    const PairsReading right = read_pairs(*loss, pairs({2, 0, 0, 1}, {1, 0, 0, 3}));
    QCOMPARE(right.count, 2U);
    QCOMPARE(right.cosines, (std::vector<double>{1, 0, 0, 1}));
    for (const auto& [place, share] : {std::pair{0, 0.75}, {1, 0.25}, {2, 0.25}, {3, 0.75}})
      QVERIFY(std::abs(right.shares[static_cast<std::size_t>(place)] - share) < 1e-15);
    QCOMPARE(right.found, 2U);
    const PairsReading swapped = read_pairs(*loss, pairs({2, 0, 0, 1}, {0, 1, 3, 0}));
    QCOMPARE(swapped.cosines, (std::vector<double>{0, 1, 1, 0}));
    QCOMPARE(swapped.found, 0U);
    QCOMPARE(read_pairs(*loss, pairs({1, 0, 3, 0}, {2, 0, 1, 0})).found,
             0U); // a draw finds nothing
  }

  void the_coldest_temperature_gives_all_to_the_nearest() {
    const auto loss = *make_loss("info_nce", {{"temperature", 5e-324}});
    const PairsReading reading = read_pairs(*loss, pairs({1, 0, 0, 0}, {1, 0, 1, 1}));
    QCOMPARE(reading.shares, (std::vector<double>{1, 0, 0.5, 0.5})); // the zero vector: a draw
  }

  void their_scenes_are_told_and_read_again_data() {
    QTest::addColumn<QString>("id");
    for (const char* id : {"triplet", "contrastive", "cosine_embedding", "vae_kl", "info_nce"})
      QTest::newRow(id) << id;
  }
  void their_scenes_are_told_and_read_again() {
    QFETCH(QString, id);
    ExploreScene scene = explore_scene({{id.toStdString(), {}}}, find_loss(id.toStdString())->card);
    QVERIFY(!scene.given.empty());
    scene.given.front().values.front() = -0.1;
    const auto read = scene_from_json(scene_to_json(scene));
    QVERIFY2(read.ok(), read.ok() ? "" : read.refusal().text().c_str());
    QVERIFY(*read == Scene(scene));
    QVERIFY(*scene_from_link(scene_to_link(scene)) == Scene(scene));
  }
};

QTEST_GUILESS_MAIN(PlaneTest)
#include "plane_test.moc"
