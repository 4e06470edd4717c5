#include "core/scene/starts.h"

#include "core/scene/images.h"
#include "core/scene/showing.h"
#include "core/scene/text.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace losslab;

namespace {

std::set<InputKind> kinds() {
  std::set<InputKind> all;
  for (const Entry* entry : catalogue())
    all.insert(entry->card.kind);
  return all;
}

/// A start of that name, as search opens it.
ExploreScene opened(InputKind kind, std::string_view name) {
  for (const Start& start : starts(kind))
    if (start.name == name) return scene_of(kind, start);
  return {};
}

/// What a loss of the scene (of a game, for one player) says.
Shown said(const ExploreScene& scene, std::string_view loss, std::string_view player = {}) {
  for (const Shown& each : show_losses(scene.losses, scene.kind, scene.given))
    if (each.card->id == loss && each.player == player) return each;
  return {};
}

double slope(const Shown& shown, std::string_view input) {
  double squares = 0;
  for (const double each : shown.by(input)->values)
    squares += each * each;
  return std::sqrt(squares);
}

} // namespace

class StartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_picture_has_some_and_can_show_them() {
    for (const InputKind kind : kinds()) {
      const auto& all = starts(kind);
      QCOMPARE(all.empty(), kind == InputKind::number);
      QVERIFY(all.empty() || all.size() >= 2);
      std::set<std::string> names;
      for (const Start& start : all) {
        QVERIFY2(names.insert(start.name).second, start.name.c_str());
        const ExploreScene scene = scene_of(kind, start);
        QVERIFY2(!refuse_given(kind, scene.given), start.name.c_str());
        QVERIFY(scene.kind == kind && !scene.losses.empty());
        const auto again = scene_from_json(scene_to_json(scene));
        QVERIFY2(again && *again == Scene(scene), start.name.c_str());
        for (const Shown& shown : show_losses(scene.losses, kind, scene.given))
          QVERIFY2(shown.value && !std::isnan(*shown.value), start.name.c_str());
      }
    }
  }

  // More classes than at first, and another right one.
  void what_is_not_the_starts_business_stays() {
    const std::vector<Given> now{{"prediction", 4, {1, 2, 3, 4}}, {"target", 1, {3}}};
    const auto after = starts(InputKind::classes).front().given(now);
    QCOMPARE(find_given(after, "target")->values, std::vector<double>{3});
    QCOMPARE(find_given(after, "prediction")->values, (std::vector<double>{5, 0, 0, 0}));
  }

  // What the tips say.
  void disjoint_humps_leave_kl_without_a_number_and_the_earth_mover_with_one() {
    const ExploreScene apart = opened(InputKind::bins, "Two humps apart");
    QVERIFY(std::isinf(*said(apart, "kl").value));
    QCOMPARE(*said(apart, "wasserstein_1d").value, 4.0);
  }
  void a_sure_discriminator_leaves_only_minimax_alone() {
    const ExploreScene sure = opened(InputKind::game, "Sure it is fake");
    QVERIFY(slope(said(sure, "gan_minimax", "generator"), "fake") < 0.01);
    QVERIFY(slope(said(sure, "gan_non_saturating", "generator"), "fake") > 0.99);
  }
  void a_pixels_shift_and_noise_cost_mse_the_same_and_perception_not() {
    const ExploreScene moved = opened(InputKind::image, "Moved by one pixel");
    const ExploreScene noise = opened(InputKind::image, "Noise of the same MSE");
    QVERIFY(std::abs(*pixel_mse(moved.given) - *pixel_mse(noise.given)) < 1e-12);
    QVERIFY(*said(moved, "perceptual").value < 0.5 * *said(noise, "perceptual").value);
  }
  void a_triplet_outside_the_margin_is_done() {
    const auto pull = [](const char* name) {
      return slope(said(opened(InputKind::triplet, name), "triplet"), "anchor");
    };
    QCOMPARE(pull("Outside: no pull"), 0.0);
    QVERIFY(pull("Inside the margin") > 0);
  }
  void a_rare_label_pulls_five_times_as_hard() {
    const ExploreScene weighed = opened(InputKind::labels, "A rare label, weighed");
    const auto by = said(weighed, "multilabel_bce").by("prediction")->values;
    const double sigma = 1 / (1 + std::exp(2.0));
    QVERIFY(std::abs(by[2] / by[0] + 5 * (1 - sigma) / sigma) < 1e-9);
  }
};

QTEST_GUILESS_MAIN(StartsTest)
#include "starts_test.moc"
