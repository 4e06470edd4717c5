#pragma once

#include "core/loss/binary/logistic.h"
#include "core/loss/case.h"
#include "core/loss/rows.h"

#include <memory>

namespace losslab {

// What losses of two networks that play against each other share. The discriminator's logit z of a
// sample says how real it takes it to be, σ(z); a critic's score z is any number.

/// Sees both: sample i pairs real[i] with fake[i].
struct SeesBoth {
  static constexpr std::array inputs{RowInput{"real", RowInput::Extent::number, true},
                                     RowInput{"fake", RowInput::Extent::number, true}};
  static std::optional<Fault> objection(const Rows<2>& /*at*/) { return std::nullopt; }

  /// Writes where it is asked for.
  static void write(const Slopes<2>& slope, double by_real, double by_fake) {
    if (!slope[0].empty()) slope[0][0] = by_real;
    if (!slope[1].empty()) slope[1][0] = by_fake;
  }
};

struct SeesFakes {
  static constexpr std::array inputs{RowInput{"fake", RowInput::Extent::number, true}};
  static std::optional<Fault> objection(const Rows<1>& /*at*/) { return std::nullopt; }

  static void write(const Slopes<1>& slope, double by_fake) {
    if (!slope[0].empty()) slope[0][0] = by_fake;
  }
};

/// Cross-entropy of telling real (1) from fake (0).
struct TellsApart : SeesBoth {
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const Logistic real = logistic(at[0][0]);
    const Logistic fake = logistic(at[1][0]);
    write(slope, -real.sigmoid_of_minus, fake.sigmoid);
    return real.softplus_of_minus + fake.softplus;
  }
};

/// Raises the score of its fakes, by a force of 1 wherever they are.
struct RaisesScore : SeesFakes {
  double operator()(const Rows<1>& at, const Slopes<1>& slope) const {
    write(slope, -1);
    return -at[0][0];
  }
};

/// A game of a discriminator and a generator, from a kernel for each. Both share its card.
template <class Discriminator, class Generator>
class Game final : public Loss {
 public:
  Game(const Card& card, std::span<const double> parameters)
      : card_(card), players_{Player{"discriminator",
                                     std::make_shared<RowLoss<Discriminator, 0>>(card, parameters),
                                     {"real", "fake"}},
                              Player{"generator",
                                     std::make_shared<RowLoss<Generator, 0>>(card, parameters),
                                     {"fake"}}} {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return {}; }
  std::span<const std::string_view> differentiable() const override { return {}; }
  std::span<const Player> players() const override { return players_; }

  std::optional<Refusal> evaluate(Batch /*batch*/, Reduction /*reduction*/,
                                  std::span<double> /*value*/,
                                  std::span<const GradientOutput> /*gradients*/) const override {
    return Refusal{"loss", "is a game of two: evaluate its discriminator or its generator"};
  }

 private:
  const Card& card_;
  std::array<Player, 2> players_;
};

/// Two samples of each, that libraries are compared on.
inline std::vector<ExampleInput> compared_scores() {
  return {{"real", {2, 1, 1}, {0.5, 3}}, {"fake", {2, 1, 1}, {0.25, -2}}};
}

/// The discriminator that tells real from fake, when real counts as 1 − ε/2 instead of 1.
inline double with_smooth_labels(const Case& at, double smoothing) {
  return at
      .entries("real", "fake",
               [=](double real, double fake) {
                 return logistic(fake).softplus + (1 - smoothing / 2) * logistic(-real).softplus +
                        smoothing / 2 * logistic(real).softplus;
               })
      .mean()
      .values[0];
}

} // namespace losslab
