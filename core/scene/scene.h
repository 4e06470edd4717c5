#pragma once

#include "core/loss/catalogue.h"
#include "core/scene/given.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace losslab {

// What a page shows, as plain data: used to restore a session, to undo, to share, for a quiz item's
// "show me", for `losslab render` and for tests. A page is a view of its scene; a gesture is a new
// scene. No field holds NaN or an infinity.

/// More could not be told apart on one plot.
inline constexpr std::size_t most_losses = 12;
inline constexpr std::size_t most_lanes = 4;

/// A loss with those parameters that differ from their defaults.
struct LossChoice {
  std::string id;
  ParameterValues parameters;
  bool operator==(const LossChoice&) const = default;
};

/// A ball rolling down the focused loss by position −= rate · slope.
struct Ball {
  double position = 3; ///< on the scene's axis
  double rate = 0.1;   ///< the learning rate η
  bool operator==(const Ball&) const = default;
};

struct ExploreScene {
  std::vector<LossChoice> losses{{"mse", {}}, {"mae", {}}, {"huber", {}}}; ///< drawn together
  std::string focus = "huber"; ///< whose card is open; one of losses, or any other of the catalogue
  Axis axis = Axis::error;
  double target = 0;      ///< the target the curves are drawn at
  bool gradient = true;   ///< the second plot
  bool curvature = false; ///< the third
  double low = -4;        ///< the axis shown
  double high = 4;
  double crosshair = 2.2; ///< on the axis
  std::optional<Ball> ball;
  /// What all losses of the scene are given. Of numbers there are curves, else the picture of:
  InputKind kind = InputKind::number;
  std::vector<Given> given = {};
  bool operator==(const ExploreScene&) const = default;
};

struct Sample {
  double x = 0;
  double y = 0;
  bool operator==(const Sample&) const = default;
};

enum class Noise { normal, laplace, student, contaminated };

/// How synthetic points were drawn; the true line is shown while it is known.
struct Synthetic {
  static constexpr int fewest = 4;
  Noise noise = Noise::normal;
  int count = 28;
  double slope = 0.55;
  double intercept = 1.2;
  double scale = 0.45; ///< of the noise, in the unit of y
  std::uint64_t seed = 7;
  bool operator==(const Synthetic&) const = default;
};

/// How far points lie from the fit in focus: sticks, their squares, or the area under the loss's
/// own slope.
enum class ResidualStyle { none, sticks, squares, penalty };

/// By what points are filled, the more the larger it is: how much they count in the fit in focus,
/// how hard they pull at it, how far out they lie, or how far it moves when they are left out.
enum class Filling { nothing, weight, share, leverage, shift };

/// ŷ = intercept + slope·x.
struct Line {
  double intercept = 0;
  double slope = 0;
  double at(double x) const { return intercept + slope * x; }
  bool operator==(const Line&) const = default;
};

/// A point of one of two classes.
struct Labelled {
  double x = 0;
  double y = 0;
  bool positive = false;
  bool operator==(const Labelled&) const = default;
};

/// Two classes of points, and boundaries between them: where w·(x, y) + b is 0.
struct TwoClasses {
  std::vector<Labelled> points;
  std::vector<LossChoice> losses{{"bce_with_logits", {}}, {"hinge", {}}, {"squared_hinge", {}}};
  std::string focus = "hinge";  ///< whose margins and support points are drawn
  double regularisation = 0.01; ///< λ: the mean loss + λ/2·|w|² is least
  std::optional<std::size_t> selected = {};
  bool operator==(const TwoClasses&) const = default;
};

/// What is looked at: curves through points, boundaries between classes, or what noise a loss
/// belongs to.
enum class OutliersView { fits, classes, noise };

/// Below the points: what one of them does to every fit as it goes up and down or sideways, or the
/// loss over all lines.
enum class Beneath { nothing, vertical, horizontal, contour };

struct OutliersScene {
  OutliersView view = OutliersView::fits;
  std::vector<Sample> points;
  std::optional<Synthetic> synthetic; ///< where the points came from, if drawn
  std::string dataset = {}; ///< … or the id of the set that is shipped; empty if neither
  std::string x_name = {};  ///< of what a table of the learner's measures along x; empty: nothing
  std::string y_name = {};
  static constexpr int most_degree = 5;
  int degree = 1;         ///< of the polynomials fitted
  bool intercept = true;  ///< they need not pass through the origin
  bool mad_scale = false; ///< the losses see residuals over 1.4826·MAD of the fit's own
  std::vector<LossChoice> losses{{"mse", {}}, {"mae", {}}, {"huber", {}}, {"tukey", {}}};
  std::string focus = "mse"; ///< whose residuals are drawn, and by which points are filled
  ResidualStyle residuals = ResidualStyle::sticks;
  Filling filling = Filling::nothing;
  std::optional<std::size_t> selected; ///< index into points
  Beneath beneath = Beneath::nothing;
  std::optional<Line> own = {}; ///< the learner's line
  std::string task = {};        ///< id of a question whose task is to be done here; empty: none
  bool guess = false;           ///< the fits are hidden until the own line is revealed beside them
  std::optional<TwoClasses> classes = {}; ///< nothing: those of a first visit
  bool operator==(const OutliersScene&) const = default;
};

/// "circle", "xor", "blobs", "spiral" (labels 0/1); "plane", "sine" (real targets).
struct TrainData {
  std::string id = "circle";
  int count = 400;
  double noise = 0.1; ///< 0…0.5
  double flipped = 0; ///< share of training labels flipped (outliers for regression), 0…0.5
  double training_share = 0.5; ///< 0.1…0.9
  std::uint64_t seed = 42;
  bool operator==(const TrainData&) const = default;
};

enum class Activation { tanh, relu, sigmoid, linear };

struct TrainNetwork {
  static constexpr std::size_t most_layers = 6;  ///< hidden ones
  static constexpr std::size_t most_neurons = 8; ///< of a layer
  std::vector<int> hidden{4, 2};                 ///< neurons per hidden layer
  Activation activation = Activation::tanh;
  std::uint64_t seed = 1;
  bool operator==(const TrainNetwork&) const = default;
};

/// What the learning curves show: what judges all lanes alike (log loss, or mean squared error),
/// the share of right labels, or each lane's own loss.
enum class Measure { common, accuracy, own };

struct TrainScene {
  static constexpr int most_epochs = 100'000;
  static constexpr int largest_batch = 500;
  std::vector<LossChoice> lanes{{"bce_with_logits", {}}, {"hinge", {}}}; ///< 1…4
  TrainData data;
  TrainNetwork network;
  double rate = 0.03;
  int batch = 10;
  int epochs = 0; ///< already trained when the scene opens: what `render` shows
  Measure measure = Measure::common;
  std::size_t focus = 0; ///< index into lanes: whose network is drawn
  bool operator==(const TrainScene&) const = default;
};

enum class QuizMode { review, learn, scenarios };

struct QuizScene {
  QuizMode mode = QuizMode::review;
  std::string topic; ///< for learn; empty means all
  std::string item;  ///< id of the item in view; empty means the next one
  bool revealed = false;
  bool operator==(const QuizScene&) const = default;
};

enum class ChooseView { decide, compare, scenarios, lookup };

struct ChooseScene {
  ChooseView view = ChooseView::decide;
  std::vector<std::string> answers = {}; ///< of the decision guide, as "question=option"
  std::string search = {};               ///< words that rows of the comparison must have
  std::string family = {};               ///< of the rows compared; empty means all
  std::vector<std::string> marks = {};   ///< Mark::id: what the rows compared must have
  std::string sort = {};                 ///< the mark that comes first; empty means teaching order
  std::vector<std::string> ticked = {};  ///< losses chosen to be compared
  bool only_ticked = false;              ///< the others are hidden
  std::string focus = "huber";           ///< the loss whose row is explained
  std::string scenario = {};             ///< id of the question in view; empty means the first
  bool operator==(const ChooseScene&) const = default;
};

/// Explore with these losses, on the own axis of the one in focus; those that lack it are left out.
ExploreScene explore_scene(std::vector<LossChoice> losses, const Card& focus);
/// Outliers with those of the losses that do what the one in focus does: fit a contaminated sample
/// or draw boundaries between two classes. Nothing where it does neither.
std::optional<OutliersScene> outliers_scene(const std::vector<LossChoice>& losses,
                                            const Card& focus);
/// A race of those losses that are trained on the same task as the one in focus. Nothing where no
/// network is trained with it yet.
std::optional<TrainScene> train_scene(const std::vector<LossChoice>& losses, const Card& focus);

using Scene = std::variant<ExploreScene, OutliersScene, TrainScene, QuizScene, ChooseScene>;

/// "explore", "outliers", "train", "quiz", "choose": the scene's page.
std::string_view page_id(const Scene& scene);

} // namespace losslab
