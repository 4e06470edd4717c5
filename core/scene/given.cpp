#include "core/scene/given.h"

#include "core/scene/images.h"
#include "core/scene/masks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace losslab {

namespace {

struct Extents {
  std::size_t least;
  std::size_t most;
  bool hold(std::size_t count) const { return count >= least && count <= most; }
};

/// One input of a kind, how many rows and columns a picture can show, and what stands in it at
/// first.
struct Shown {
  InputKind kind;
  const char* name;
  Extents rows;
  Extents columns;
  int columns_at_first;
  std::vector<double> at_first;
};

constexpr Extents one{1, 1};
constexpr Extents bins{2, 40};
constexpr Extents classes{2, 12};
constexpr Extents symbols{2, 32};
constexpr Extents matches{2, 6};
constexpr Extents side{image_side, image_side};
constexpr Extents pixels{least_side * least_side, most_side* most_side};
constexpr Extents plane{2, 2};

/// A hump over eight bins, its sides falling by halves and thirds.
const std::vector<double> left_hump{0.1, 0.25, 0.3, 0.2, 0.1, 0.05, 0, 0};
const std::vector<double> right_hump{0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.2, 0.1};

/// Eight frames of blank, a, b in which "ab" can be heard, not too clearly.
const std::vector<double> spoken_ab{1,   0.5, -1, 0, 1.5, -0.5, 0.2, 1,    0, 1,   0, 0.3,
                                    0.8, -1,  1,  0, -1,  1.6,  0.5, -0.5, 1, 1.2, 0, 0};

const std::vector<Shown>& shown() {
  using enum InputKind;
  static const Mask mask_at_first = shifted_object();
  static const Mask scores_at_first = mask_at_first.in_logits();
  static const std::vector<Shown> all{
      {InputKind::classes, "prediction", one, losslab::classes, 3, {1, 0.4, -0.6}},
      {InputKind::classes, "target", one, one, 1, {1}},
      // Two there, three not: one of them is missed, one seen where there is nothing.
      {InputKind::labels, "prediction", one, losslab::classes, 5, {2, -0.6, 1.2, -1.5, -3}},
      {InputKind::labels, "target", one, losslab::classes, 5, {1, 1, 0, 0, 0}},
      {InputKind::frames, "prediction", {1, 50}, symbols, 3, spoken_ab},
      {InputKind::frames, "target", one, {1, 10}, 2, {1, 2}},
      {InputKind::bins, "prediction", one, losslab::bins, 8, right_hump},
      {InputKind::bins, "target", one, losslab::bins, 8, left_hump},
      // The teacher is sure, and holds the second class for far likelier than the last.
      {InputKind::teacher, "prediction", one, losslab::classes, 5, {2, 1.5, -1, 0.5, 0}},
      {InputKind::teacher, "target", one, losslab::classes, 5, {6, 3, -1, -2, -4}},
      {InputKind::mask, "prediction", one, pixels, mask_at_first.columns, mask_at_first.prediction},
      {InputKind::mask, "target", one, pixels, mask_at_first.columns, mask_at_first.target},
      {InputKind::image, "prediction", side, side, image_side, moved_right(stripes(), 1)},
      {InputKind::image, "target", side, side, image_side, stripes()},
      {InputKind::scores, "prediction", one, pixels, scores_at_first.columns,
       scores_at_first.prediction},
      {InputKind::scores, "target", one, pixels, scores_at_first.columns, scores_at_first.target},
      {InputKind::game, "real", one, one, 1, {2}},
      {InputKind::game, "fake", one, one, 1, {-5}}, // the discriminator is sure of it
      // Off the centre and sharper than the prior: both arrows have work to do.
      {InputKind::gaussians, "mean", one, one, 1, {1.5}},
      {InputKind::gaussians, "log_variance", one, one, 1, {-1.4}},
      // The negative is farther than the positive, and yet inside the margin of 1.
      {InputKind::triplet, "anchor", one, plane, 2, {-0.5, -0.25}},
      {InputKind::triplet, "positive", one, plane, 2, {0.25, 0.75}},
      {InputKind::triplet, "negative", one, plane, 2, {1, -1}},
      // Strangers, nearer than the margin of 1 and at less than a right angle.
      {InputKind::pair, "a", one, plane, 2, {1, 0.5}},
      {InputKind::pair, "b", one, plane, 2, {0.75, 1}},
      {InputKind::pair, "target", one, one, 1, {0}},
      // Four directions; the third b lies nearer to the fourth a than to its own.
      {InputKind::pairs, "a", matches, plane, 2, {1.1, 0.3, -0.2, 1.2, -1.2, -0.1, -0.6, -1.1}},
      {InputKind::pairs, "b", matches, plane, 2, {0.7, 0.6, -0.6, 0.8, -0.6, -0.7, 0.4, -0.8}},
      // In the wrong order, which also a margin of 0 minds.
      {InputKind::ranking, "a", one, one, 1, {-0.5}},
      {InputKind::ranking, "b", one, one, 1, {0.75}},
      {InputKind::ranking, "target", one, one, 1, {1}},
  };
  return all;
}

const Shown* find_shown(InputKind kind, std::string_view name) {
  const auto found = std::find_if(shown().begin(), shown().end(), [&](const Shown& each) {
    return each.kind == kind && each.name == name;
  });
  return found == shown().end() ? nullptr : &*found;
}

/// A target that can be one of two.
struct Switch {
  InputKind kind;
  double off;
  double on;
  const char* otherwise;
};
constexpr std::array switches{
    Switch{InputKind::pair, 0, 1, "must be 1 for alike or 0 for different"},
    Switch{InputKind::labels, 0, 1, "must be 1 for a label that is there or 0 for one that is not"},
    Switch{InputKind::ranking, -1, 1, "must be 1 where a should be larger or −1 where b should"}};

/// Two inputs of one extent.
struct Match {
  InputKind kind;
  const char* first;
  const char* second;
  const char* otherwise;
};
constexpr std::array matched{
    Match{InputKind::bins, "prediction", "target", "must have as many bins as the prediction"},
    Match{InputKind::labels, "prediction", "target", "must have as many labels as the prediction"},
    Match{InputKind::teacher, "prediction", "target",
          "must have as many classes as the prediction"},
    Match{InputKind::pairs, "a", "b", "must have as many vectors as a"}};

/// What is wrong between inputs, or with their values; each has an extent that can be shown.
std::optional<Refusal> refuse_together(InputKind kind, const std::vector<Given>& given) {
  for (const Match& match : matched)
    if (kind == match.kind && find_given(given, match.first)->values.size() !=
                                  find_given(given, match.second)->values.size())
      return Refusal{match.second, match.otherwise};
  for (const Switch& each : switches)
    if (kind == each.kind)
      for (const double value : find_given(given, "target")->values)
        if (value != each.off && value != each.on) return Refusal{"target", each.otherwise};
  if (kind == InputKind::mask || kind == InputKind::scores)
    return refuse_mask(*find_given(given, "prediction"), *find_given(given, "target"));
  return std::nullopt;
}

} // namespace

const Given* find_given(const std::vector<Given>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Given& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Given* find_given(std::vector<Given>& all, std::string_view name) {
  return const_cast<Given*>(find_given(std::as_const(all), name));
}

Input as_input(const Given& given, InputKind kind) {
  const auto columns = static_cast<std::size_t>(given.columns);
  if (kind == InputKind::frames && given.name == "prediction")
    return {given.name, {1, given.rows(), columns}, given.values};
  return {given.name, {given.rows(), columns, 1}, given.values};
}

std::vector<Given> starting_point(InputKind kind) {
  std::vector<Given> all;
  for (const Shown& each : shown())
    if (each.kind == kind) all.push_back({each.name, each.columns_at_first, each.at_first});
  return all;
}

std::optional<Refusal> refuse_given(InputKind kind, const std::vector<Given>& given) {
  for (const Given& each : given) {
    const Shown* wanted = find_shown(kind, each.name);
    if (wanted == nullptr || find_given(given, each.name) != &each)
      return Refusal{each.name, "is no input of this picture"};
    const bool whole =
        each.columns > 0 && each.values.size() % static_cast<std::size_t>(each.columns) == 0;
    if (!whole || !wanted->rows.hold(each.rows()) ||
        !wanted->columns.hold(static_cast<std::size_t>(each.columns)))
      return Refusal{each.name, "has more numbers, or fewer, than this picture shows"};
  }
  for (const Given& wanted : starting_point(kind))
    if (find_given(given, wanted.name) == nullptr) return Refusal{wanted.name, "is missing"};
  return refuse_together(kind, given);
}

} // namespace losslab
