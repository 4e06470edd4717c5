#include "core/scene/starts.h"

#include "core/scene/images.h"
#include "core/scene/masks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace losslab {

namespace {

using Numbers = std::vector<double>;
using All = std::vector<Given>;

auto exactly(All given) {
  return [given = std::move(given)](const All&) { return given; };
}

// Whatever class is the right one, and however many there are.
std::vector<Start> of_classes() {
  const auto leads = [](double by) {
    return [by](All now) {
      Numbers& logits = find_given(now, "prediction")->values;
      const auto right = static_cast<std::size_t>(find_given(now, "target")->values.front());
      std::fill(logits.begin(), logits.end(), 0.0);
      logits.at(by < 0 ? (right + 1) % logits.size() : right) = std::abs(by);
      return now;
    };
  };
  return {{"Sure and wrong", "Who still pulls, and who has let go?", leads(-5)},
          {"Undecided", "All classes alike", leads(0)},
          {"Sure and right", "Who is satisfied?", leads(5)}};
}

std::vector<Start> of_labels() {
  const auto all = [](const Numbers& logits, const Numbers& labels) {
    return exactly({{"prediction", 5, logits}, {"target", 5, labels}});
  };
  const auto bce = [](const ParameterValues& parameters) {
    return LossChoice{"multilabel_bce", parameters};
  };
  return {{"Several right at once", "Each σ can be near 1; softmax shares one whole among them",
           all({3.5, 3, -3, 2.5, -4}, {1, 1, 0, 1, 0}), bce({})},
          {"One confident miss", "A single label makes nearly all of the loss",
           all({3.5, -5, -3, -2.5, -4}, {1, 1, 0, 0, 0}), bce({})},
          {"A rare label, weighed", "pos_weight 5: what is there pulls five times as hard",
           all({-2, -2, -2, -2, -2}, {0, 0, 1, 0, 0}), bce({{"pos_weight", 5}})}};
}

std::vector<Start> of_frames() {
  const LossChoice ctc{"ctc", {}};
  const auto all = [](const Numbers& logits, const Numbers& text) {
    return exactly({{"prediction", 3, logits}, {"target", static_cast<int>(text.size()), text}});
  };
  const Numbers nothing(3 * std::size_t(8), 0); // of blank, a, b in eight frames
  Numbers peaks = nothing;
  for (const std::size_t frame : {0U, 1U, 3U, 4U, 6U, 7U})
    peaks[3 * frame] = 5;
  peaks[3 * 2 + 1] = peaks[3 * 5 + 2] = 5;
  return {{"Nothing heard yet", "All classes alike in every frame: an untrained network",
           all(nothing, {1, 2}), ctc},
          {"Peaks", "Trained: blanks nearly everywhere, a letter in a single frame",
           all(peaks, {1, 2}), ctc},
          {"Does not fit", "Five equal letters need nine frames, and there are eight",
           all(nothing, {1, 1, 1, 1, 1}), ctc}};
}

std::vector<Start> of_bins() {
  const auto all = [](const Numbers& target, const Numbers& prediction) {
    return exactly({{"prediction", 8, prediction}, {"target", 8, target}});
  };
  return {{"Two humps apart", "P and Q with nothing in common",
           all({0.25, 0.5, 0.25, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0.25, 0.5, 0.25, 0})},
          {"One Q for two humps", "KL covers both, reverse KL would sit on one",
           all({0.02, 0.26, 0.2, 0.02, 0.02, 0.2, 0.26, 0.02},
               {0.05, 0.1, 0.15, 0.2, 0.2, 0.15, 0.1, 0.05})}};
}

std::vector<Start> of_teacher() {
  const auto at = [](double temperature) {
    return LossChoice{"distillation", {{"temperature", temperature}}};
  };
  const auto student = [](const Numbers& logits) {
    return exactly({{"prediction", 5, logits}, {"target", 5, {6, 3, -1, -2, -4}}});
  };
  const Numbers bare{6, 0, 0, 0, 0}; // has the answer, and nothing else of what the teacher knows
  return {{"Sure, at T = 1", "What the teacher knows of the other classes is hardly seen",
           student(bare), at(1)},
          {"Dark knowledge, T = 4", "The same logits softened: class 2 is nearly right",
           student(bare), at(4)},
          {"Why T²: T = 8", "Without T² hardly a gradient would be left", student(bare), at(8)},
          {"Agreed", "All logits one higher: only differences count, the loss is 0",
           student({5, 2, -2, -3, -5}), at(4)}};
}

std::vector<Start> of_masks(bool logits) {
  const auto all = [&](const Mask& mask) {
    return exactly(logits ? mask.in_logits().given() : mask.given());
  };
  return {{"1 % mask", "A small object that the prediction misses", all(missed_object())},
          {"Two pixels off", "The right shape, a little beside", all(shifted_object())},
          {"Soft", "Rounded it would be perfect, and it still costs", all(soft_object())}};
}

std::vector<Start> of_images() {
  constexpr std::uint64_t noise_seed = 11;
  const auto made = [](auto make) {
    return [make](All now) {
      find_given(now, "prediction")->values = make(find_given(now, "target")->values);
      return now;
    };
  };
  const auto as_far_as_moved = [](const Numbers& target) {
    const Numbers moved = moved_right(target, 1);
    double squares = 0;
    for (std::size_t i = 0; i < target.size(); ++i)
      squares += (moved[i] - target[i]) * (moved[i] - target[i]);
    return noisy(target, squares / static_cast<double>(target.size()), noise_seed);
  };
  return {{"Moved by one pixel", "The same stripes, one pixel to the right",
           made([](const Numbers& target) { return moved_right(target, 1); })},
          {"Noise of the same MSE", "As far away pixel by pixel as the moved stripes",
           made(as_far_as_moved)},
          {"Blurred", "Each pixel the mean of its neighbours", made(blurred)},
          {"The target itself", "Both losses are 0",
           made([](const Numbers& target) { return target; })}};
}

std::vector<Start> of_games() {
  const auto all = [](double real, double fake) {
    return exactly({{"real", 1, {real}}, {"fake", 1, {fake}}});
  };
  return {{"Sure it is fake", "Early in training: where minimax leaves the generator alone",
           all(2, -5)},
          {"Undecided", "The discriminator cannot tell them apart", all(0, 0)},
          {"Fooled", "The discriminator takes the fake for real", all(2, 4)}};
}

std::vector<Start> of_gaussians() {
  const auto all = [](double mean, double spread) {
    return exactly({{"mean", 1, {mean}}, {"log_variance", 1, {2 * std::log(spread)}}});
  };
  return {{"Too sharp", "σ = 0.2: almost a point, which is dear", all(0, 0.2)},
          {"Off centre", "As wide as the prior, but far from it", all(2.5, 1)},
          {"The prior itself", "The loss is 0, and the code says nothing", all(0, 1)}};
}

std::vector<Start> of_triplets() {
  const auto all = [](const Numbers& positive, const Numbers& negative) {
    return exactly(
        {{"anchor", 2, {-0.5, -0.25}}, {"positive", 2, positive}, {"negative", 2, negative}});
  };
  return {{"Inside the margin", "The order is right, but not by enough: the loss still works",
           all({0.25, 0.75}, {1, -1})},
          {"Outside: no pull", "The negative is far enough: such a triplet teaches nothing",
           all({0.25, 0.75}, {1.5, -1.75})},
          {"Negative nearer than positive", "The order is wrong: a hard negative",
           all({0.7, 1.35}, {0, -0.65})}};
}

std::vector<Start> of_pairs_alone() {
  const auto all = [](const Numbers& a, const Numbers& b, double alike) {
    return exactly({{"a", 2, a}, {"b", 2, b}, {"target", 1, {alike}}});
  };
  return {{"Too near", "Different, and inside the margin: both losses push",
           all({1, 0.5}, {0.75, 1}, 0)},
          {"Far apart", "Different, far off and at a right angle: no loss says a word",
           all({1, 0.5}, {-0.75, 1.5}, 0)},
          {"Same direction", "Alike, of two lengths: the cosine is content, the distance is not",
           all({0.5, 0.25}, {1.6, 0.8}, 1)}};
}

/// As many vectors of this length, in these directions.
Given vectors(const char* input, double length, const Numbers& degrees) {
  Given given{input, 2, {}};
  for (const double each : degrees) {
    const double angle = each * std::numbers::pi / 180;
    given.values.push_back(length * std::cos(angle));
    given.values.push_back(length * std::sin(angle));
  }
  return given;
}

std::vector<Start> of_many_pairs() {
  const LossChoice info_nce{"info_nce", {}};
  const auto all = [](const Numbers& a, const Numbers& b) {
    return exactly({vectors("a", 1.3, a), vectors("b", 0.9, b)});
  };
  // Along an axis, so that the directions are one to the last digit.
  Given a{"a", 2, {}};
  Given b{"b", 2, {}};
  for (int pair = 0; pair < 4; ++pair) {
    a.values.insert(a.values.end(), {0.3 + 0.35 * pair, 0});
    b.values.insert(b.values.end(), {0.45 + 0.35 * pair, 0});
  }
  return {{"Aligned", "Every a is nearest to its own b, the strangers are far",
           all({20, 110, 200, 290}, {26, 104, 206, 284}), info_nce},
          {"A hard negative", "Two pairs nearly alike: all the pull is between them",
           all({20, 40, 160, 270}, {34, 26, 166, 264}), info_nce},
          {"Collapse", "All in one direction: mere guessing, and no way out", exactly({a, b}),
           info_nce}};
}

std::vector<Start> of_rankings() {
  const LossChoice margin{"margin_ranking", {{"margin", 1}}};
  const auto all = [](double a, double b) {
    return exactly({{"a", 1, {a}}, {"b", 1, {b}}, {"target", 1, {1}}});
  };
  return {{"Outside the margin", "a leads by more than κ: nothing moves", all(1.5, -0.5), margin},
          {"Inside the margin", "In order, but not by enough: both still move", all(0.75, 0.25),
           margin},
          {"Wrong order", "a should be larger and is smaller", all(-1, 1), margin}};
}

} // namespace

const std::vector<Start>& starts(InputKind kind) {
  using enum InputKind;
  static const std::map<InputKind, std::vector<Start>> all{
      {number, {}},
      {classes, of_classes()},
      {labels, of_labels()},
      {frames, of_frames()},
      {bins, of_bins()},
      {teacher, of_teacher()},
      {mask, of_masks(false)},
      {scores, of_masks(true)},
      {image, of_images()},
      {game, of_games()},
      {gaussians, of_gaussians()},
      {triplet, of_triplets()},
      {pair, of_pairs_alone()},
      {pairs, of_many_pairs()},
      {ranking, of_rankings()},
  };
  return all.at(kind);
}

ExploreScene scene_of(InputKind kind, const Start& start) {
  std::vector<LossChoice> losses;
  for (const Entry* entry : catalogue())
    if (entry->card.kind == kind && losses.size() < most_losses)
      losses.push_back(start.of && start.of->id == entry->card.id ? *start.of
                                                                  : LossChoice{entry->card.id, {}});
  const std::string focus = start.of ? start.of->id : losses.front().id;
  ExploreScene scene = explore_scene(std::move(losses), find_loss(focus)->card);
  scene.given = start.given(std::move(scene.given));
  return scene;
}

} // namespace losslab
