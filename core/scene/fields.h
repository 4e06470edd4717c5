#pragma once

#include "core/data/generators.h"
#include "core/fit/boundary.h"
#include "core/range.h"
#include "core/scene/scene.h"

#include <array>
#include <limits>

// What the fields of a scene are called in its text form and what each may hold: named once, for
// writing and for reading. `describe(field, scene)` calls field(name, member, rule…) for each
// member and field.require(condition, name, why) for what holds between members.

namespace losslab {

struct Count {
  std::size_t least;
  std::size_t most;
};
/// Which losses a page can show.
struct Losses {
  bool (*shown)(const Card& card);
  std::string_view otherwise; ///< why another is refused
};
using Words = std::span<const std::string_view>;

namespace rules {

inline constexpr Range finite{std::numeric_limits<double>::lowest(),
                              std::numeric_limits<double>::max()};
/// Far beyond any plot, and near enough that differences and squares stay finite.
inline constexpr Range drawable{-1e12, 1e12};
inline constexpr std::size_t most_points = 100'000;
inline constexpr std::size_t most_labelled = 2'000;
inline constexpr Count together{0, most_losses}; ///< losses drawn over one another
inline constexpr std::size_t longest_id = 200;
inline constexpr std::size_t most_listed = 200; ///< losses ticked in a list of all

inline bool is_pointwise(const Card& card) {
  const auto loss = make_loss(card.id);
  return loss.ok() && pointwise(**loss) != nullptr;
}
inline constexpr Losses known{[](const Card&) { return true; }, ""};
inline constexpr Losses drawn{is_pointwise, "is no function of one number, so it has no curve"};
inline constexpr Losses fitted{
    [](const Card& card) { return card.family == Family::regression && is_pointwise(card); },
    "cannot fit a line; choose a regression loss"};
inline constexpr Losses separating{
    separates,
    "draws no boundary; choose a two-class loss of a logit that has a slope and asks for a margin "
    "(the perceptron's asks for none: with the penalty, w = 0 is its minimum)"};

} // namespace rules

// The words for enumerators, in their order.
inline constexpr std::array<std::string_view, 15> input_kind_words{
    "number",  "classes", "labels", "bins",    "gaussians", "teacher", "mask", "scores",
    "triplet", "pair",    "pairs",  "ranking", "frames",    "game",    "image"};
inline constexpr std::array<std::string_view, 4> noise_words{"normal", "laplace", "student",
                                                             "contaminated"};
inline constexpr std::array<std::string_view, 4> residual_words{"none", "sticks", "squares",
                                                                "penalty"};
inline constexpr std::array<std::string_view, 5> filling_words{"nothing", "weight", "share",
                                                               "leverage", "shift"};
inline constexpr std::array<std::string_view, 3> outliers_view_words{"fits", "classes", "noise"};
inline constexpr std::array<std::string_view, 4> beneath_words{"nothing", "vertical", "horizontal",
                                                               "contour"};
inline constexpr std::array<std::string_view, 4> activation_words{"tanh", "relu", "sigmoid",
                                                                  "linear"};
inline constexpr std::array<std::string_view, 3> measure_words{"common", "accuracy", "own"};
inline constexpr std::array<std::string_view, 3> mode_words{"review", "learn", "scenarios"};
inline constexpr std::array<std::string_view, 4> choose_view_words{"decide", "compare", "scenarios",
                                                                   "lookup"};

// An enumerator without its word would be written from behind the array.
template <class Enum>
constexpr bool complete(std::size_t words, Enum last) {
  return words == static_cast<std::size_t>(last) + 1;
}
static_assert(complete(input_kind_words.size(), InputKind::image));
static_assert(complete(noise_words.size(), Noise::contaminated));
static_assert(complete(residual_words.size(), ResidualStyle::penalty));
static_assert(complete(filling_words.size(), Filling::shift));
static_assert(complete(outliers_view_words.size(), OutliersView::noise));
static_assert(complete(beneath_words.size(), Beneath::contour));
static_assert(complete(activation_words.size(), Activation::linear));
static_assert(complete(measure_words.size(), Measure::own));
static_assert(complete(mode_words.size(), QuizMode::scenarios));
static_assert(complete(choose_view_words.size(), ChooseView::lookup));

inline Words data_words() {
  static const auto all = [] {
    std::vector<std::string_view> ids;
    for (const Generator& generator : generators())
      ids.push_back(generator.id);
    return ids;
  }();
  return all;
}
inline Words words(Axis) {
  static const std::array all{axis_id(Axis::error), axis_id(Axis::prediction),
                              axis_id(Axis::margin), axis_id(Axis::logit),
                              axis_id(Axis::probability)};
  return all;
}
inline Words words(InputKind) { return input_kind_words; }
inline Words words(Noise) { return noise_words; }
inline Words words(ResidualStyle) { return residual_words; }
inline Words words(Filling) { return filling_words; }
inline Words words(OutliersView) { return outliers_view_words; }
inline Words words(Beneath) { return beneath_words; }
inline Words words(Activation) { return activation_words; }
inline Words words(Measure) { return measure_words; }
inline Words words(QuizMode) { return mode_words; }
inline Words words(ChooseView) { return choose_view_words; }

template <class Fields>
void describe(Fields& field, LossChoice& choice, const Losses& losses) {
  field("id", choice.id, losses);
  field.require(!choice.id.empty(), "id", "must name a loss");
  field("parameters", choice.parameters, choice.id);
}

template <class Fields>
void describe(Fields& field, Ball& ball) {
  field("position", ball.position, rules::drawable);
  field("rate", ball.rate, Range{0, 1000});
}

template <class Fields>
void describe(Fields& field, Given& given, Range range) {
  field("name", given.name, Count{0, rules::longest_id});
  field("columns", given.columns, Range{1, rules::most_points});
  field("values", given.values, Count{1, rules::most_points}, range);
}

template <class Fields>
void describe(Fields& field, ExploreScene& scene) {
  field("losses", scene.losses, rules::together, rules::known);
  field("focus", scene.focus, rules::known);
  field("axis", scene.axis);
  field("target", scene.target, rules::drawable);
  field("gradient", scene.gradient);
  field("curvature", scene.curvature);
  field("low", scene.low, rules::drawable);
  field("high", scene.high, rules::drawable);
  field.require(scene.low < scene.high, "high", "must be more than \"low\"");
  field("crosshair", scene.crosshair, rules::drawable);
  field("ball", scene.ball);
  field("kind", scene.kind);
  field("given", scene.given, Count{0, 4}, rules::drawable);
  if (scene.given.empty()) scene.given = starting_point(scene.kind);
  const auto refusal = refuse_given(scene.kind, scene.given);
  field.require(!refusal, "given", refusal ? refusal->text() : std::string());
}

template <class Fields>
void describe(Fields& field, Synthetic& synthetic) {
  field("noise", synthetic.noise);
  field("count", synthetic.count, Range{Synthetic::fewest, rules::most_points});
  field("slope", synthetic.slope, rules::drawable);
  field("intercept", synthetic.intercept, rules::drawable);
  field("scale", synthetic.scale, Range{0, rules::drawable.high});
  field("seed", synthetic.seed);
}

template <class Fields>
void describe(Fields& field, Line& line) {
  field("intercept", line.intercept, rules::drawable);
  field("slope", line.slope, rules::drawable);
}

template <class Fields>
void describe(Fields& field, Labelled& point, Range range) {
  field("x", point.x, range);
  field("y", point.y, range);
  field("positive", point.positive);
}

template <class Fields>
void describe(Fields& field, TwoClasses& classes) {
  field("points", classes.points, Count{0, rules::most_labelled}, rules::drawable);
  field("losses", classes.losses, rules::together, rules::separating);
  field("focus", classes.focus, rules::separating);
  field("regularisation", classes.regularisation, Range{1e-6, 1e3});
  field("selected", classes.selected);
  field.require(!classes.selected || *classes.selected < classes.points.size(), "selected",
                "there is no such point");
}

template <class Fields>
void describe(Fields& field, OutliersScene& scene) {
  field("view", scene.view);
  field("points", scene.points, Count{0, rules::most_points}, rules::finite);
  field("synthetic", scene.synthetic);
  field("dataset", scene.dataset, Count{0, rules::longest_id});
  field("x_name", scene.x_name, Count{0, rules::longest_id});
  field("y_name", scene.y_name, Count{0, rules::longest_id});
  field("degree", scene.degree, Range{1, OutliersScene::most_degree});
  field("intercept", scene.intercept);
  field("mad_scale", scene.mad_scale);
  field("losses", scene.losses, rules::together, rules::fitted);
  field("focus", scene.focus, rules::fitted);
  field("residuals", scene.residuals);
  field("filling", scene.filling);
  field.formerly("weights", [&scene](bool on) {
    if (on) scene.filling = Filling::weight;
  });
  field("beneath", scene.beneath);
  field("own", scene.own);
  field("task", scene.task, Count{0, rules::longest_id});
  field("guess", scene.guess);
  field("classes", scene.classes);
  field("selected", scene.selected);
  field.require(!scene.selected || *scene.selected < scene.points.size(), "selected",
                "there is no such point");
}

template <class Fields>
void describe(Fields& field, TrainData& data) {
  field("id", data.id, data_words());
  field("count", data.count, Range{4, rules::most_points});
  field("noise", data.noise, Range{0, 0.5});
  field("flipped", data.flipped, Range{0, 0.5});
  field("training_share", data.training_share, Range{0.1, 0.9});
  field("seed", data.seed);
}

template <class Fields>
void describe(Fields& field, TrainNetwork& network) {
  field("hidden", network.hidden, Count{0, TrainNetwork::most_layers},
        Range{1, TrainNetwork::most_neurons});
  field("activation", network.activation);
  field("seed", network.seed);
}

template <class Fields>
void describe(Fields& field, TrainScene& scene) {
  field("lanes", scene.lanes, Count{1, most_lanes}, rules::drawn);
  field("data", scene.data);
  field("network", scene.network);
  field("rate", scene.rate, Range{0, 1000});
  field("batch", scene.batch, Range{1, TrainScene::largest_batch});
  field("epochs", scene.epochs, Range{0, TrainScene::most_epochs});
  field("measure", scene.measure);
  field("focus", scene.focus);
  field.require(scene.focus < scene.lanes.size(), "focus", "there is no such lane");
}

template <class Fields>
void describe(Fields& field, QuizScene& scene) {
  field("mode", scene.mode);
  field("topic", scene.topic, Count{0, rules::longest_id});
  field("item", scene.item, Count{0, rules::longest_id});
  field("revealed", scene.revealed);
}

template <class Fields>
void describe(Fields& field, ChooseScene& scene) {
  const Count id{0, rules::longest_id};
  field("view", scene.view);
  field("answers", scene.answers, Count{0, 20}, id);
  field("search", scene.search, id);
  field("family", scene.family, id);
  field("marks", scene.marks, Count{0, 20}, id);
  field("sort", scene.sort, id);
  field("ticked", scene.ticked, Count{0, rules::most_listed}, rules::known);
  field("only_ticked", scene.only_ticked);
  field("focus", scene.focus, rules::known);
  field("scenario", scene.scenario, id);
}

} // namespace losslab
