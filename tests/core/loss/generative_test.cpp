#include "tests/core/loss/arrays.h"

#include <numbers>
#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

using Numbers = std::vector<double>;

Field numbers(const char* name, Numbers values) {
  return {name, {values.size(), 1, 1}, std::move(values)};
}

LossPtr player(const char* id, std::string_view name) {
  const LossPtr game = *make_loss(id);
  for (const Player& each : game->players())
    if (each.name == name) return each.loss;
  return nullptr;
}

Evaluated discriminator(const char* id, Numbers real, Numbers fake) {
  return evaluate(*player(id, "discriminator"),
                  {numbers("real", std::move(real)), numbers("fake", std::move(fake))},
                  Reduction::none);
}

Evaluated generator(const char* id, Numbers fake) {
  return evaluate(*player(id, "generator"), {numbers("fake", std::move(fake))}, Reduction::none);
}

QString refusal_of(const Loss& loss, const Fields& fields) {
  std::vector<Input> batch;
  for (const Field& each : fields)
    batch.push_back({each.name, each.shape, each.values});
  Numbers value(1);
  const auto refusal = loss.evaluate(batch, Reduction::mean, value, {});
  return refusal ? QString::fromStdString(refusal->text()) : QString();
}

void every_game() {
  QTest::addColumn<QString>("id");
  for (const char* id : {"gan_minimax", "gan_non_saturating", "lsgan", "gan_hinge", "wgan"})
    QTest::newRow(id) << id;
}

// --- Pictures
// ---------------------------------------------------------------------------------------

constexpr std::size_t side = 32;

template <class Shade>
Numbers picture(const Shade& shade) {
  Numbers pixels;
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x)
      pixels.push_back(shade(static_cast<double>(y), static_cast<double>(x)));
  return pixels;
}

double perceptual(const Numbers& prediction, const Numbers& target) {
  return evaluate(**make_loss("perceptual"), {{"prediction", {side, side, 1}, prediction},
                                              {"target", {side, side, 1}, target}})
      .value[0];
}

double mse(const Numbers& prediction, const Numbers& target) {
  return evaluate(**make_loss("mse"),
                  {numbers("prediction", prediction), numbers("target", target)})
      .value[0];
}

/// The mean over each pixel and its neighbours, eight where it has as many.
Numbers blurred(const Numbers& sharp) {
  return picture([&](double y, double x) {
    double sum = 0;
    double count = 0;
    for (double v = std::max(y - 1, 0.0); v <= std::min(y + 1, side - 1.0); ++v)
      for (double u = std::max(x - 1, 0.0); u <= std::min(x + 1, side - 1.0); ++u, ++count)
        sum += sharp[static_cast<std::size_t>(v) * side + static_cast<std::size_t>(u)];
    return sum / count;
  });
}

/// The picture with noise of this mean square.
Numbers noisy(const Numbers& clean, double mean_square) {
  Random random(7);
  const Numbers noise = normals(random, clean.size(), 1);
  const double scale = std::sqrt(mean_square / mse(noise, Numbers(noise.size(), 0)));
  Numbers all = clean;
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] += scale * noise[i];
  return all;
}

double stripes(double y, double x) {
  return 0.5 + 0.5 * std::sin(std::numbers::pi / 2 * x + std::numbers::pi / 5 * y);
}

} // namespace

class GenerativeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_game_has_two_players_and_no_value_of_its_own_data() { every_game(); }
  void a_game_has_two_players_and_no_value_of_its_own() {
    QFETCH(QString, id);
    const LossPtr game = *make_loss(id.toStdString());
    QCOMPARE(game->players().size(), std::size_t{2});
    const Player& first = game->players()[0];
    const Player& second = game->players()[1];
    QVERIFY(first.name == "discriminator" && second.name == "generator");
    QVERIFY(first.inputs == std::vector<std::string_view>({"real", "fake"}));
    QVERIFY(second.inputs == std::vector<std::string_view>({"fake"}));
    QVERIFY(&first.loss->card() == &game->card() && &second.loss->card() == &game->card());
    QCOMPARE(refusal_of(*game, {numbers("real", {1}), numbers("fake", {1})}),
             "loss: is a game of two: evaluate its discriminator or its generator");
    QCOMPARE(refusal_of(*second.loss, {numbers("fake", {1}), numbers("real", {1})}),
             "real: is no input of " + id);
    QCOMPARE(refusal_of(*first.loss, {numbers("fake", {1})}), "real: is missing");
    QCOMPARE(refusal_of(*first.loss, {numbers("real", {1}), numbers("fake", {1, 2})}),
             "fake: has 2 samples where real has 1");
    QCOMPARE(refusal_of(*first.loss, {numbers("real", {1}), numbers("fake", {std::nan("")})}),
             "fake[0]: is not a finite number");
  }

  void in_the_minimax_game_the_generator_gains_what_its_fakes_cost() {
    const Numbers fake{-3, 0.5, 2};
    const auto loses = discriminator("gan_minimax", Numbers(3, 1e4), fake); // real is beyond doubt
    const auto gains = generator("gan_minimax", fake);
    for (std::size_t i = 0; i < fake.size(); ++i) {
      QCOMPARE(gains.value[i], -loses.value[i]);
      QCOMPARE(gains.gradient.at("fake")[i], -loses.gradient.at("fake")[i]);
    }
  }

  void both_gans_have_one_discriminator() {
    const auto one = discriminator("gan_minimax", {1, -2}, {0.5, 3});
    const auto other = discriminator("gan_non_saturating", {1, -2}, {0.5, 3});
    QVERIFY(one.value == other.value && one.gradient == other.gradient);
  }

  void a_caught_forger_learns_nothing_from_minimax() {
    const double saturated = generator("gan_minimax", {-10}).gradient.at("fake")[0];
    const double pulled = generator("gan_non_saturating", {-10}).gradient.at("fake")[0];
    QCOMPARE(saturated, -4.5397868702434395e-05); // −σ(−10), mpmath
    QCOMPARE(pulled, -0.99995460213129756561);    // −σ(10), mpmath
  }

  void saturated_logits_are_exact() {
    QVERIFY(generator("gan_minimax", {1e4, -1e4}).value == Numbers({-1e4, 0}));
    QVERIFY(generator("gan_non_saturating", {1e4, -1e4}).value == Numbers({0, 1e4}));
    QVERIFY(discriminator("gan_minimax", {-1e4}, {1e4}).value == Numbers({2e4}));
  }

  void the_hinge_discriminator_does_not_push_at_its_corners() {
    const auto at = discriminator("gan_hinge", {1, 0.5, 2}, {-1, -2, -0.5});
    QVERIFY(at.value == Numbers({0, 0.5, 0.5}));
    QVERIFY(at.gradient.at("real") == Numbers({0, -1, 0}));
    QVERIFY(at.gradient.at("fake") == Numbers({0, 0, 1}));
  }

  void the_critic_measures_the_difference_of_the_means() {
    const auto value = evaluate(*player("wgan", "discriminator"),
                                {numbers("real", {1, 2, 6}), numbers("fake", {-1, 0, 4})})
                           .value[0];
    QCOMPARE(value, -2.0); // by hand: 1 − 3
  }

  void perceptual_refuses_what_is_no_pair_of_pictures() {
    const auto refusal = [](std::array<std::size_t, 3> prediction,
                            std::array<std::size_t, 3> target, double last = 0) {
      const auto field = [](const char* name, std::array<std::size_t, 3> shape) {
        return Field{name, shape, Numbers(shape[0] * shape[1] * shape[2], 0.0)};
      };
      Fields fields{field("prediction", prediction), field("target", target)};
      if (!fields[1].values.empty()) fields[1].values.back() = last;
      return refusal_of(**make_loss("perceptual"), fields);
    };
    const QString small = "must have at least 11 rows of 11 pixels, as far as the widest filter "
                          "reaches";
    QCOMPARE(refusal({11, 11, 1}, {11, 11, 1}), "");
    QCOMPARE(refusal({11, 10, 1}, {11, 10, 1}), "prediction: " + small);
    QCOMPARE(refusal({400, 1, 1}, {400, 1, 1}), "prediction: " + small);
    QCOMPARE(refusal({12, 11, 1}, {11, 12, 1}),
             "target: must have as many rows and columns as prediction");
    QCOMPARE(refusal({12, 11, 2}, {12, 11, 2}),
             "prediction: must hold one number per pixel, not a list of them");
    QCOMPARE(refusal({12, 11, 1}, {12, 11, 1}, std::nan("")),
             "target[11][10]: is not a finite number");
    QCOMPARE(refusal({0, 1, 1}, {11, 11, 1}), "prediction: is empty");
    QCOMPARE(refusal_of(**make_loss("perceptual"), {numbers("target", {1})}),
             "prediction: is missing");
  }

  void equal_pictures_cost_nothing_and_are_left_alone() {
    const Numbers shades = picture(stripes);
    const auto at = evaluate(**make_loss("perceptual"), {{"prediction", {side, side, 1}, shades},
                                                         {"target", {side, side, 1}, shades}});
    QCOMPARE(at.value[0], 0.0);
    QVERIFY(at.gradient.at("prediction") == Numbers(side * side, 0));
  }

  void brightness_and_a_negative_are_not_seen() {
    const Numbers shades = picture(stripes);
    Numbers brighter = shades;
    Numbers negative = shades;
    for (std::size_t i = 0; i < shades.size(); ++i) {
      brighter[i] += 0.25;
      negative[i] = 1 - shades[i];
    }
    QVERIFY(perceptual(brighter, shades) < 1e-28);
    QVERIFY(perceptual(negative, shades) < 1e-28);
  }

  void turned_and_mirrored_pairs_are_as_far_apart() {
    const auto other = [](double y, double x) { return 0.5 + 0.5 * std::sin(0.9 * y - 0.3 * x); };
    const double apart = perceptual(picture(stripes), picture(other));
    const auto changed = [&](const auto& move) {
      return perceptual(picture([&](double y, double x) { return move(stripes, y, x); }),
                        picture([&](double y, double x) { return move(other, y, x); }));
    };
    const auto turned = [](const auto& shade, double y, double x) { return shade(x, 31 - y); };
    const auto mirrored = [](const auto& shade, double y, double x) { return shade(y, 31 - x); };
    QVERIFY(std::abs(changed(turned) - apart) < 1e-13 * apart);
    QVERIFY(std::abs(changed(mirrored) - apart) < 1e-13 * apart);
  }

  /// Why it is called perceptual. The same by MSE, or worse, is far better here.
  void a_shift_of_one_pixel_is_forgiven_noise_and_blur_are_not() {
    const Numbers texture = picture(stripes);
    const Numbers shifted = picture([](double y, double x) { return stripes(y, x + 1); });
    const double shift = perceptual(shifted, texture);
    const double mean_square = mse(shifted, texture);
    QVERIFY(mean_square > 0.2); // of pixels in 0…1: of random ones it is 1/6
    QVERIFY(perceptual(noisy(texture, mean_square), texture) > 20 * shift);
    QVERIFY(mse(blurred(texture), texture) < mean_square / 3);
    QVERIFY(perceptual(blurred(texture), texture) > 20 * shift);
  }

  void pictures_out_of_range_give_no_nan() {
    for (const double size : {1e-300, 1e-100, 1e100, 1e200, 1e308}) {
      Numbers huge = picture(stripes);
      for (double& each : huge)
        each *= size;
      const auto at = evaluate(**make_loss("perceptual"),
                               {{"prediction", {side, side, 1}, huge},
                                {"target", {side, side, 1}, Numbers(huge.size(), -size)}});
      QVERIFY(at.value[0] >= 0);
      for (const double each : at.gradient.at("prediction"))
        QVERIFY(std::isfinite(each));
    }
  }
};

QTEST_GUILESS_MAIN(GenerativeTest)
#include "generative_test.moc"
