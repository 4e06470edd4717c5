#pragma once

#include "core/scene/scene.h"

namespace losslab {

/// What one loss, or one player of a game, makes of what a picture shows.
struct Shown {
  const Card* card;
  std::string_view player; ///< of a game; else empty
  LossPtr loss;
  std::optional<double> value; ///< may be infinite; nothing where it is not defined
  std::vector<Given> gradient; ///< for each differentiable input, in its shape
  std::string why;             ///< there is no value

  /// Nothing where the loss has none by that input.
  const Given* by(std::string_view input) const { return find_given(gradient, input); }
  /// The length of all of it.
  double steepness() const;
};

/// Of those losses that are of this kind, in the catalogue's order: the mean over the samples.
std::vector<Shown> show_losses(const std::vector<LossChoice>& losses, InputKind kind,
                               const std::vector<Given>& given);

/// The loss of one player of a game over the logit of the fake.
struct OverFakes {
  const Card* card;
  std::string_view player;
  std::vector<double> value; ///< for each logit
  std::vector<double> slope; ///< by that logit
  bool operator==(const OverFakes&) const = default;
};

/// Of those losses that are games, in the catalogue's order, with the real sample's logit held.
std::vector<OverFakes> over_fakes(const std::vector<LossChoice>& losses, double real,
                                  const std::vector<double>& fakes);

/// The same distribution with one bin at this mass, 0 to 1: the others keep their proportions.
std::vector<double> with_bin(std::vector<double> bins, std::size_t bin, double mass);

/// All bins moved up by so many, down where negative; what would leave stays in the outermost.
std::vector<double> shifted(const std::vector<double>& bins, int by);

} // namespace losslab
